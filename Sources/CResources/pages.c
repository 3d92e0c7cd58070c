// The pages that the binary carries: our own, and where scripts/fetch-docs has put it, what shows the contract. A build without
// that works, too; /docs then says what is missing. A compiler does not watch for files that were not there: the script
// touches this one.
#include "CResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char home_html[] = {
#embed "pages/home.html"
};
static const unsigned char docs_html[] = {
#embed "pages/docs.html"
};
static const unsigned char docs_missing_html[] = {
#embed "pages/docs-missing.html"
};
static const unsigned char docs_css[] = {
#embed "pages/docs.css"
};
static const unsigned char docs_js[] = {
#embed "pages/docs.js"
};

// parts.txt comes last: where it is, all are.
#if __has_embed("../../.build-docs/parts.txt") == __STDC_EMBED_FOUND__
#define HAS_SWAGGER_UI
static const unsigned char parts_txt[] = {
#embed "../../.build-docs/parts.txt"
};
static const unsigned char swagger_ui_bundle_js[] = {
#embed "../../.build-docs/swagger-ui-bundle.js"
};
static const unsigned char swagger_ui_css[] = {
#embed "../../.build-docs/swagger-ui.css"
};
static const unsigned char license[] = {
#embed "../../.build-docs/LICENSE"
};
#endif

static const struct embedded_file files[] = {
    {"home.html", home_html, sizeof home_html},
    {"docs.html", docs_html, sizeof docs_html},
    {"docs-missing.html", docs_missing_html, sizeof docs_missing_html},
    {"docs.css", docs_css, sizeof docs_css},
    {"docs.js", docs_js, sizeof docs_js},
#ifdef HAS_SWAGGER_UI
    {"parts.txt", parts_txt, sizeof parts_txt},
    {"swagger-ui-bundle.js", swagger_ui_bundle_js, sizeof swagger_ui_bundle_js},
    {"swagger-ui.css", swagger_ui_css, sizeof swagger_ui_css},
    {"LICENSE", license, sizeof license},
#endif
};

const struct embedded_file *const page_files = files;
const size_t page_file_count = sizeof files / sizeof files[0];
