// Files that the binary carries. C23's #embed takes the contract's 292 KB in a blink, where SwiftPM's `.embedInCode` writes
// them as a Swift array that takes two minutes to compile.
#include "CResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char contract[] = {
#embed "../../openapi.yaml"
};

const unsigned char *const contract_yaml = contract;
const size_t contract_yaml_length = sizeof contract;
