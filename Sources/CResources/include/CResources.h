#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stddef.h>

/// The contract at the root of the project, byte for byte: what /openapi.yaml answers.
extern const unsigned char *const contract_yaml;
/// Its length in bytes.
extern const size_t contract_yaml_length;

#endif
