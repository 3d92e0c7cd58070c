#ifndef BROADSHEET_PICTURES_H
#define BROADSHEET_PICTURES_H

#include <stdint.h>
#include <sys/types.h>

// Pictures by way of libvips (Debian: libvips42), for a process of their own. The library is opened when it is needed and not
// linked: a server that never does so does not map the hundred libraries that it brings along (docs/decisions/0047-pictures.md).

// Each function returns 0, or one of these.
enum {
    PICTURES_MISSING = 1, // There is no libvips on this machine.
    PICTURES_UNSOUND = 2, // The file is no sound picture of its type.
    PICTURES_TOO_LARGE = 3, // It has more pixels or frames than are taken.
    PICTURES_FAILED = 4, // It could not be written.
};

// Takes from this process what decoding does not need: sockets, other programs, and memory (bytes), time (seconds of the CPU)
// and files (bytes of each) beyond these. For good; to be called before anything is read.
int pictures_confine(uint64_t memory, uint64_t seconds, uint64_t file_bytes);

// Opens the library for files of one type (`jpg`, `png`, `webp`, `avif`, `gif`): no other type is read from then on.
int pictures_open(const char *type);

// The types that files are read and written as.
struct pictures_size {
    int width;
    int height;
    int frames;
};

// The size that a file's head tells, without decoding it, as it would stand upright.
int pictures_measure(const char *type, const char *file, struct pictures_size *size);

// Writes a whole picture, upright, in sRGB, with nothing of its metadata, as another type; all frames of an animation.
int pictures_clean(const char *type, const char *file, int frames, const char *other, const char *output);

// What of a picture is shown, in pixels once it was scaled to the first two numbers.
struct pictures_part {
    int scaled_width, scaled_height;
    int left, top, width, height;
};

// Writes a smaller picture.
int pictures_render(const char *type, const char *file, const struct pictures_part *part, const char *other, const char *output);

// The picture within 100 by 100 pixels: four bytes each, red, green, blue and how opaque it is. `pixels` has room for 40,000.
int pictures_thumbnail(const char *file, uint8_t *pixels, int *width, int *height);

// Starts a program with these arguments (the last is NULL), which gets nothing of this process but an end of a pipe as its
// standard output. Returns its id and the other end; -1 where it cannot be started.
pid_t pictures_spawn(const char *program, char *const arguments[], int *output);

#endif
