// The front end examples/site, file by file: a new one is two lines here.
#include "CResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char api_js[] = {
#embed "../../examples/site/api.js"
};
static const unsigned char article_js[] = {
#embed "../../examples/site/article.js"
};
static const unsigned char comments_js[] = {
#embed "../../examples/site/comments.js"
};
static const unsigned char dom_js[] = {
#embed "../../examples/site/dom.js"
};
static const unsigned char front_js[] = {
#embed "../../examples/site/front.js"
};
static const unsigned char gallery_js[] = {
#embed "../../examples/site/gallery.js"
};
static const unsigned char icon_svg[] = {
#embed "../../examples/site/icon.svg"
};
static const unsigned char index_html[] = {
#embed "../../examples/site/index.html"
};
static const unsigned char lists_js[] = {
#embed "../../examples/site/lists.js"
};
static const unsigned char main_js[] = {
#embed "../../examples/site/main.js"
};
static const unsigned char pieces_js[] = {
#embed "../../examples/site/pieces.js"
};
static const unsigned char ranking_js[] = {
#embed "../../examples/site/ranking.js"
};
static const unsigned char settings_js[] = {
#embed "../../examples/site/settings.js"
};
static const unsigned char style_css[] = {
#embed "../../examples/site/style.css"
};
static const unsigned char words_js[] = {
#embed "../../examples/site/words.js"
};

static const struct embedded_file files[] = {
    {"api.js", api_js, sizeof api_js},
    {"article.js", article_js, sizeof article_js},
    {"comments.js", comments_js, sizeof comments_js},
    {"dom.js", dom_js, sizeof dom_js},
    {"front.js", front_js, sizeof front_js},
    {"gallery.js", gallery_js, sizeof gallery_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"index.html", index_html, sizeof index_html},
    {"lists.js", lists_js, sizeof lists_js},
    {"main.js", main_js, sizeof main_js},
    {"pieces.js", pieces_js, sizeof pieces_js},
    {"ranking.js", ranking_js, sizeof ranking_js},
    {"settings.js", settings_js, sizeof settings_js},
    {"style.css", style_css, sizeof style_css},
    {"words.js", words_js, sizeof words_js},
};

const struct embedded_file *const site_files = files;
const size_t site_file_count = sizeof files / sizeof files[0];
