// What the agents of bots have in them; scripts/update-bots makes the files.
#include "CResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bots[] = {
#embed "bots/bots.txt"
};
static const unsigned char readers[] = {
#embed "bots/readers.txt"
};

const struct embedded_file bot_texts = {"bots.txt", bots, sizeof bots};
const struct embedded_file reader_texts = {"readers.txt", readers, sizeof readers};
