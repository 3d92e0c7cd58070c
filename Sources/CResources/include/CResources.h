#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stddef.h>

/// The contract at the root of the project, byte for byte: what /openapi.yaml answers.
extern const unsigned char *const contract_yaml;
/// Its length in bytes.
extern const size_t contract_yaml_length;

/// A file that the binary carries.
struct embedded_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// The pages that people see, and what they load.
extern const struct embedded_file *const page_files;
/// How many there are.
extern const size_t page_file_count;

#endif
