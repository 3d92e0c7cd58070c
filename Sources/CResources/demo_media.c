// The files of the demo newsroom's media. scripts/draw-demo writes this.
#include "CResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "demo/media/biennale-hull-at-night.avif"
};
static const unsigned char file_1[] = {
#embed "demo/media/closed-on-friday.jpg"
};
static const unsigned char file_2[] = {
#embed "demo/media/courtyard-cinema.jpg"
};
static const unsigned char file_3[] = {
#embed "demo/media/cranes-at-rest.jpg"
};
static const unsigned char file_4[] = {
#embed "demo/media/dark-windows-south-basin.jpg"
};
static const unsigned char file_5[] = {
#embed "demo/media/eight-at-finish.jpg"
};
static const unsigned char file_6[] = {
#embed "demo/media/faro-y-molino.jpg"
};
static const unsigned char file_7[] = {
#embed "demo/media/ferry-bench.jpg"
};
static const unsigned char file_8[] = {
#embed "demo/media/floor-plan-pencil.avif"
};
static const unsigned char file_9[] = {
#embed "demo/media/halcyon-under-tow.jpg"
};
static const unsigned char file_10[] = {
#embed "demo/media/herring-on-ice.avif"
};
static const unsigned char file_11[] = {
#embed "demo/media/kettle-and-meter.jpg"
};
static const unsigned char file_12[] = {
#embed "demo/media/ladders-on-wall.avif"
};
static const unsigned char file_13[] = {
#embed "demo/media/lamp-room-cover.jpg"
};
static const unsigned char file_14[] = {
#embed "demo/media/manuscript-open.jpg"
};
static const unsigned char file_15[] = {
#embed "demo/media/market-hall-roof.avif"
};
static const unsigned char file_16[] = {
#embed "demo/media/nachtzug-fenster.jpg"
};
static const unsigned char file_17[] = {
#embed "demo/media/osk-on-bridge.jpg"
};
static const unsigned char file_18[] = {
#embed "demo/media/portrait-arash-mehrabadi.jpg"
};
static const unsigned char file_19[] = {
#embed "demo/media/portrait-carla-benavides-roth.jpg"
};
static const unsigned char file_20[] = {
#embed "demo/media/portrait-ellen-varkas.jpg"
};
static const unsigned char file_21[] = {
#embed "demo/media/portrait-henrik-solvay-moss.jpg"
};
static const unsigned char file_22[] = {
#embed "demo/media/portrait-jonas-abbeko.jpg"
};
static const unsigned char file_23[] = {
#embed "demo/media/portrait-lidia-farrow.jpg"
};
static const unsigned char file_24[] = {
#embed "demo/media/portrait-maeve-dunstan.jpg"
};
static const unsigned char file_25[] = {
#embed "demo/media/portrait-oskar-lindqvist-bray.jpg"
};
static const unsigned char file_26[] = {
#embed "demo/media/portrait-priya-calloway.jpg"
};
static const unsigned char file_27[] = {
#embed "demo/media/portrait-ruben-achterberg.jpg"
};
static const unsigned char file_28[] = {
#embed "demo/media/portrait-salma-al-rihani.jpg"
};
static const unsigned char file_29[] = {
#embed "demo/media/portrait-tamsin-orrell.jpg"
};
static const unsigned char file_30[] = {
#embed "demo/media/qanat-shaft.jpg"
};
static const unsigned char file_31[] = {
#embed "demo/media/reels-1-the-find.mp4"
};
static const unsigned char file_32[] = {
#embed "demo/media/reels-2-baking-the-tape.mp4"
};
static const unsigned char file_33[] = {
#embed "demo/media/reels-3-the-voices.mp4"
};
static const unsigned char file_34[] = {
#embed "demo/media/reels-4-making-weather.mp4"
};
static const unsigned char file_35[] = {
#embed "demo/media/reels-in-crate.jpg"
};
static const unsigned char file_36[] = {
#embed "demo/media/refrigeration-class.jpg"
};
static const unsigned char file_37[] = {
#embed "demo/media/seagrass-map.jpg"
};
static const unsigned char file_38[] = {
#embed "demo/media/seagrass-quadrat.jpg"
};
static const unsigned char file_39[] = {
#embed "demo/media/shade-map-street.jpg"
};
static const unsigned char file_40[] = {
#embed "demo/media/shipyard-1-empty-slipway.avif"
};
static const unsigned char file_41[] = {
#embed "demo/media/shipyard-2-timber.avif"
};
static const unsigned char file_42[] = {
#embed "demo/media/shipyard-3-crane.avif"
};
static const unsigned char file_43[] = {
#embed "demo/media/shipyard-4-kitchen.avif"
};
static const unsigned char file_44[] = {
#embed "demo/media/shipyard-5-ropes.avif"
};
static const unsigned char file_45[] = {
#embed "demo/media/shipyard-6-rehearsal.avif"
};
static const unsigned char file_46[] = {
#embed "demo/media/shipyard-7-opening.avif"
};
static const unsigned char file_47[] = {
#embed "demo/media/skerran-barrier-dawn.jpg"
};
static const unsigned char file_48[] = {
#embed "demo/media/skerran-barrier-section.jpg"
};
static const unsigned char file_49[] = {
#embed "demo/media/sleeper-corridor.jpg"
};
static const unsigned char file_50[] = {
#embed "demo/media/strait-swim-start.jpg"
};
static const unsigned char file_51[] = {
#embed "demo/media/swim-1-beach.jpg"
};
static const unsigned char file_52[] = {
#embed "demo/media/swim-2-briefing.jpg"
};
static const unsigned char file_53[] = {
#embed "demo/media/swim-3-start.jpg"
};
static const unsigned char file_54[] = {
#embed "demo/media/swim-4-middle.jpg"
};
static const unsigned char file_55[] = {
#embed "demo/media/swim-5-feeding.jpg"
};
static const unsigned char file_56[] = {
#embed "demo/media/swim-6-landing.jpg"
};
static const unsigned char file_57[] = {
#embed "demo/media/three-pens.jpg"
};
static const unsigned char file_58[] = {
#embed "demo/media/tide-ledger.avif"
};
static const unsigned char file_59[] = {
#embed "demo/media/toaster-on-bench.jpg"
};
static const unsigned char file_60[] = {
#embed "demo/media/topic-mirela-osk.jpg"
};
static const unsigned char file_61[] = {
#embed "demo/media/topic-nightlink.jpg"
};
static const unsigned char file_62[] = {
#embed "demo/media/topic-open-rooms.jpg"
};
static const unsigned char file_63[] = {
#embed "demo/media/topic-skerran-barrier.jpg"
};
static const unsigned char file_64[] = {
#embed "demo/media/topic-tidal-power.jpg"
};
static const unsigned char file_65[] = {
#embed "demo/media/topic-wend-compact.jpg"
};
static const unsigned char file_66[] = {
#embed "demo/media/tram-six-night.jpg"
};
static const unsigned char file_67[] = {
#embed "demo/media/weather-tape.m4a"
};
static const unsigned char file_68[] = {
#embed "demo/media/wend-low-water.jpg"
};
static const unsigned char file_69[] = {
#embed "demo/media/wend-talks-table.jpg"
};

static const struct embedded_file files[] = {
    {"biennale-hull-at-night.avif", file_0, sizeof file_0},
    {"closed-on-friday.jpg", file_1, sizeof file_1},
    {"courtyard-cinema.jpg", file_2, sizeof file_2},
    {"cranes-at-rest.jpg", file_3, sizeof file_3},
    {"dark-windows-south-basin.jpg", file_4, sizeof file_4},
    {"eight-at-finish.jpg", file_5, sizeof file_5},
    {"faro-y-molino.jpg", file_6, sizeof file_6},
    {"ferry-bench.jpg", file_7, sizeof file_7},
    {"floor-plan-pencil.avif", file_8, sizeof file_8},
    {"halcyon-under-tow.jpg", file_9, sizeof file_9},
    {"herring-on-ice.avif", file_10, sizeof file_10},
    {"kettle-and-meter.jpg", file_11, sizeof file_11},
    {"ladders-on-wall.avif", file_12, sizeof file_12},
    {"lamp-room-cover.jpg", file_13, sizeof file_13},
    {"manuscript-open.jpg", file_14, sizeof file_14},
    {"market-hall-roof.avif", file_15, sizeof file_15},
    {"nachtzug-fenster.jpg", file_16, sizeof file_16},
    {"osk-on-bridge.jpg", file_17, sizeof file_17},
    {"portrait-arash-mehrabadi.jpg", file_18, sizeof file_18},
    {"portrait-carla-benavides-roth.jpg", file_19, sizeof file_19},
    {"portrait-ellen-varkas.jpg", file_20, sizeof file_20},
    {"portrait-henrik-solvay-moss.jpg", file_21, sizeof file_21},
    {"portrait-jonas-abbeko.jpg", file_22, sizeof file_22},
    {"portrait-lidia-farrow.jpg", file_23, sizeof file_23},
    {"portrait-maeve-dunstan.jpg", file_24, sizeof file_24},
    {"portrait-oskar-lindqvist-bray.jpg", file_25, sizeof file_25},
    {"portrait-priya-calloway.jpg", file_26, sizeof file_26},
    {"portrait-ruben-achterberg.jpg", file_27, sizeof file_27},
    {"portrait-salma-al-rihani.jpg", file_28, sizeof file_28},
    {"portrait-tamsin-orrell.jpg", file_29, sizeof file_29},
    {"qanat-shaft.jpg", file_30, sizeof file_30},
    {"reels-1-the-find.mp4", file_31, sizeof file_31},
    {"reels-2-baking-the-tape.mp4", file_32, sizeof file_32},
    {"reels-3-the-voices.mp4", file_33, sizeof file_33},
    {"reels-4-making-weather.mp4", file_34, sizeof file_34},
    {"reels-in-crate.jpg", file_35, sizeof file_35},
    {"refrigeration-class.jpg", file_36, sizeof file_36},
    {"seagrass-map.jpg", file_37, sizeof file_37},
    {"seagrass-quadrat.jpg", file_38, sizeof file_38},
    {"shade-map-street.jpg", file_39, sizeof file_39},
    {"shipyard-1-empty-slipway.avif", file_40, sizeof file_40},
    {"shipyard-2-timber.avif", file_41, sizeof file_41},
    {"shipyard-3-crane.avif", file_42, sizeof file_42},
    {"shipyard-4-kitchen.avif", file_43, sizeof file_43},
    {"shipyard-5-ropes.avif", file_44, sizeof file_44},
    {"shipyard-6-rehearsal.avif", file_45, sizeof file_45},
    {"shipyard-7-opening.avif", file_46, sizeof file_46},
    {"skerran-barrier-dawn.jpg", file_47, sizeof file_47},
    {"skerran-barrier-section.jpg", file_48, sizeof file_48},
    {"sleeper-corridor.jpg", file_49, sizeof file_49},
    {"strait-swim-start.jpg", file_50, sizeof file_50},
    {"swim-1-beach.jpg", file_51, sizeof file_51},
    {"swim-2-briefing.jpg", file_52, sizeof file_52},
    {"swim-3-start.jpg", file_53, sizeof file_53},
    {"swim-4-middle.jpg", file_54, sizeof file_54},
    {"swim-5-feeding.jpg", file_55, sizeof file_55},
    {"swim-6-landing.jpg", file_56, sizeof file_56},
    {"three-pens.jpg", file_57, sizeof file_57},
    {"tide-ledger.avif", file_58, sizeof file_58},
    {"toaster-on-bench.jpg", file_59, sizeof file_59},
    {"topic-mirela-osk.jpg", file_60, sizeof file_60},
    {"topic-nightlink.jpg", file_61, sizeof file_61},
    {"topic-open-rooms.jpg", file_62, sizeof file_62},
    {"topic-skerran-barrier.jpg", file_63, sizeof file_63},
    {"topic-tidal-power.jpg", file_64, sizeof file_64},
    {"topic-wend-compact.jpg", file_65, sizeof file_65},
    {"tram-six-night.jpg", file_66, sizeof file_66},
    {"weather-tape.m4a", file_67, sizeof file_67},
    {"wend-low-water.jpg", file_68, sizeof file_68},
    {"wend-talks-table.jpg", file_69, sizeof file_69},
};

const struct embedded_file *const demo_media_files = files;
const size_t demo_media_file_count = sizeof files / sizeof files[0];
