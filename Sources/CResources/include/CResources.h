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

/// The front end examples/site: its page, and what that loads.
extern const struct embedded_file *const site_files;
/// How many there are.
extern const size_t site_file_count;

/// Texts that bots' user agents hold, and readers' that look alike: one a line, # before a comment.
extern const struct embedded_file bot_texts;
extern const struct embedded_file reader_texts;

/// The demo newsroom. Articles and topics: each a header and HTML, ended by a zero. The others: JSON.
extern const struct embedded_file demo_articles;
extern const struct embedded_file demo_topics;
extern const struct embedded_file demo_sections;
extern const struct embedded_file demo_tags;
extern const struct embedded_file demo_authors;
extern const struct embedded_file demo_galleries;
extern const struct embedded_file demo_media;
/// The files that it names.
extern const struct embedded_file *const demo_media_files;
/// How many there are.
extern const size_t demo_media_file_count;
extern const struct embedded_file demo_comments;
extern const struct embedded_file demo_collections;
extern const struct embedded_file demo_related_links;

#endif
