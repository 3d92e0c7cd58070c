// The texts of the demo newsroom. Articles and topics are put one after the other, each ended by a zero, in the order in which
// the newsroom has them: a new one is a file and a line here.
#include "CResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char articles[] = {
#embed "demo/articles/a-library-of-ladders.html" suffix(, 0,)
#embed "demo/articles/an-empty-office-is-not-an-empty-home.html" suffix(, 0,)
#embed "demo/articles/central-bank-holds-rate.html" suffix(, 0,)
#embed "demo/articles/cinemaye-hayat.html" suffix(, 0,)
#embed "demo/articles/dunmere-biennale-opens-in-the-shipyard.html" suffix(, 0,)
#embed "demo/articles/dunmere-eight-ends-long-wait.html" suffix(, 0,)
#embed "demo/articles/dunmere-market-hall-reopens.html" suffix(, 0,)
#embed "demo/articles/ehyaye-qanat.html" suffix(, 0,)
#embed "demo/articles/ferry-halcyon-rescue-oster-islands.html" suffix(, 0,)
#embed "demo/articles/four-day-week-what-the-numbers-say.html" suffix(, 0,)
#embed "demo/articles/harbour-workers-accept-deal.html" suffix(, 0,)
#embed "demo/articles/heat-pump-installers-wanted.html" suffix(, 0,)
#embed "demo/articles/in-praise-of-the-slow-ferry.html" suffix(, 0,)
#embed "demo/articles/la-cooperativa-del-faro.html" suffix(, 0,)
#embed "demo/articles/let-the-offices-become-homes.html" suffix(, 0,)
#embed "demo/articles/maktabat-qasr-al-rayhan.html" suffix(, 0,)
#embed "demo/articles/mirela-osk-listens-to-a-river.html" suffix(, 0,)
#embed "demo/articles/nachtzug-nach-dunmere.html" suffix(, 0,)
#embed "demo/articles/nightlink-sells-out-winter.html" suffix(, 0,)
#embed "demo/articles/radio-plays-found-in-a-lighthouse.html" suffix(, 0,)
#embed "demo/articles/repair-circles-become-a-trade.html" suffix(, 0,)
#embed "demo/articles/seagrass-returns-to-the-skerran-shallows.html" suffix(, 0,)
#embed "demo/articles/skerran-barrier-first-power.html" suffix(, 0,)
#embed "demo/articles/second-cable-notes.html" suffix(, 0,)
#embed "demo/articles/storm-warning-lifted-north-coast.html" suffix(, 0,)
#embed "demo/articles/strait-swim-cold-year.html" suffix(, 0,)
#embed "demo/articles/the-lamp-room-review.html" suffix(, 0,)
#embed "demo/articles/tide-tables-of-1874.html" suffix(, 0,)
#embed "demo/articles/tram-six-after-midnight.html" suffix(, 0,)
#embed "demo/articles/wend-compact-talks-extended.html" suffix(, 0,)
#embed "demo/articles/what-a-drought-clause-would-change.html" suffix(, 0,)
#embed "demo/articles/what-to-watch-when-the-compact-is-signed.html" suffix(, 0,)
#embed "demo/articles/why-the-barrier-will-not-lower-your-bill.html" suffix(, 0,)
#embed "demo/articles/zill-al-madina.html" suffix(, 0,)
};
static const unsigned char topics[] = {
#embed "demo/topics/skerran-barrier.html" suffix(, 0,)
#embed "demo/topics/port-aster.html" suffix(, 0,)
#embed "demo/topics/dunmere.html" suffix(, 0,)
#embed "demo/topics/oster-islands.html" suffix(, 0,)
#embed "demo/topics/harbour-union.html" suffix(, 0,)
#embed "demo/topics/central-bank-of-kelland.html" suffix(, 0,)
#embed "demo/topics/nightlink.html" suffix(, 0,)
#embed "demo/topics/shoraye-ab.html" suffix(, 0,)
#embed "demo/topics/ines-talvi.html" suffix(, 0,)
#embed "demo/topics/mirela-osk.html" suffix(, 0,)
#embed "demo/topics/open-rooms.html" suffix(, 0,)
#embed "demo/topics/repair-circles.html" suffix(, 0,)
#embed "demo/topics/wend-compact.html" suffix(, 0,)
#embed "demo/topics/dunmere-biennale.html" suffix(, 0,)
#embed "demo/topics/strait-swim.html" suffix(, 0,)
#embed "demo/topics/tidal-power.html" suffix(, 0,)
#embed "demo/topics/four-day-week.html" suffix(, 0,)
#embed "demo/topics/heat-pump.html" suffix(, 0,)
#embed "demo/topics/seagrass.html" suffix(, 0,)
#embed "demo/topics/makhtutat.html" suffix(, 0,)
#embed "demo/topics/qanat.html" suffix(, 0,)
};
static const unsigned char sections[] = {
#embed "demo/sections.json"
};
static const unsigned char tags[] = {
#embed "demo/tags.json"
};
static const unsigned char authors[] = {
#embed "demo/authors.json"
};
static const unsigned char galleries[] = {
#embed "demo/galleries.json"
};
static const unsigned char media[] = {
#embed "demo/media/index.json"
};
static const unsigned char comments[] = {
#embed "demo/comments.json"
};
static const unsigned char collections[] = {
#embed "demo/collections.json"
};
static const unsigned char related_links[] = {
#embed "demo/related-links.json"
};

const struct embedded_file demo_articles = {"demo/articles", articles, sizeof articles};
const struct embedded_file demo_topics = {"demo/topics", topics, sizeof topics};
const struct embedded_file demo_sections = {"demo/sections.json", sections, sizeof sections};
const struct embedded_file demo_tags = {"demo/tags.json", tags, sizeof tags};
const struct embedded_file demo_authors = {"demo/authors.json", authors, sizeof authors};
const struct embedded_file demo_galleries = {"demo/galleries.json", galleries, sizeof galleries};
const struct embedded_file demo_media = {"demo/media/index.json", media, sizeof media};
const struct embedded_file demo_comments = {"demo/comments.json", comments, sizeof comments};
const struct embedded_file demo_collections = {"demo/collections.json", collections, sizeof collections};
const struct embedded_file demo_related_links = {"demo/related-links.json", related_links, sizeof related_links};
