#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>

#include "pictures.h"

// What is used of libvips' interface, as its soname 42 promises it (libvips API, https://www.libvips.org/API/8.14/). Written here,
// so that a build needs none of the 139 packages of libvips-dev.
typedef struct _VipsImage VipsImage;
typedef struct _VipsArrayDouble VipsArrayDouble;

enum { ACCESS_RANDOM = 0, ACCESS_SEQUENTIAL = 1 }; // VipsAccess
enum { SIZE_BOTH = 0, SIZE_UP = 1, SIZE_DOWN = 2, SIZE_FORCE = 3 }; // VipsSize
enum { FAIL_ON_ERROR = 2 }; // VipsFailOn
enum { INTERPRETATION_SRGB = 22 }; // VipsInterpretation
enum { FORMAT_UCHAR = 0 }; // VipsBandFormat
enum { COMPRESSION_AV1 = 4 }; // VipsForeignHeifCompression

typedef int Load(const char *file, VipsImage **out, ...);
typedef int Save(VipsImage *in, const char *file, ...);

static struct {
    int (*init)(const char *name);
    void (*block)(const char *name, int state);
    void (*cache_max)(int max);
    void (*concurrency)(int count);
    Load *jpegload, *pngload, *webpload, *heifload, *gifload;
    Save *jpegsave, *pngsave, *webpsave, *heifsave, *gifsave;
    VipsImage *(*open)(const char *file, ...);
    size_t (*type_of)(const VipsImage *image, const char *field);
    int (*thumbnail)(const char *file, VipsImage **out, int width, ...);
    int (*extract_area)(VipsImage *in, VipsImage **out, int left, int top, int width, int height, ...);
    int (*colourspace)(VipsImage *in, VipsImage **out, int space, ...);
    int (*cast)(VipsImage *in, VipsImage **out, int format, ...);
    int (*addalpha)(VipsImage *in, VipsImage **out, ...);
    int (*avg)(VipsImage *in, double *out, ...);
    int (*width)(const VipsImage *image);
    int (*height)(const VipsImage *image);
    int (*bands)(const VipsImage *image);
    int (*page_height)(VipsImage *image);
    int (*n_pages)(VipsImage *image);
    int (*orientation_swap)(VipsImage *image);
    char **(*fields)(VipsImage *image);
    int (*remove)(VipsImage *image, const char *field);
    void (*free_texts)(char **texts);
    void *(*write_to_memory)(VipsImage *in, size_t *size);
    VipsArrayDouble *(*array_double)(int count, ...);
    void (*area_unref)(void *area);
    void (*object_unref)(void *object);
    void (*free)(void *memory);
} vips;

static int find(void *library, const char *name, void *place) {
    void *symbol = dlsym(library, name);
    memcpy(place, &symbol, sizeof symbol);
    return symbol ? 0 : PICTURES_MISSING;
}

static int find_all(void *library) {
    struct { const char *name; void *place; } wanted[] = {
        {"vips_init", &vips.init}, {"vips_operation_block_set", &vips.block}, {"vips_cache_set_max", &vips.cache_max},
        {"vips_concurrency_set", &vips.concurrency}, {"vips_jpegload", &vips.jpegload}, {"vips_pngload", &vips.pngload},
        {"vips_webpload", &vips.webpload}, {"vips_heifload", &vips.heifload}, {"vips_gifload", &vips.gifload},
        {"vips_jpegsave", &vips.jpegsave}, {"vips_pngsave", &vips.pngsave}, {"vips_webpsave", &vips.webpsave},
        {"vips_heifsave", &vips.heifsave}, {"vips_gifsave", &vips.gifsave}, {"vips_thumbnail", &vips.thumbnail},
        {"vips_extract_area", &vips.extract_area},
        {"vips_colourspace", &vips.colourspace}, {"vips_cast", &vips.cast}, {"vips_addalpha", &vips.addalpha},
        {"vips_avg", &vips.avg},
        {"vips_image_get_width", &vips.width}, {"vips_image_get_height", &vips.height},
        {"vips_image_get_bands", &vips.bands}, {"vips_image_get_page_height", &vips.page_height},
        {"vips_image_get_n_pages", &vips.n_pages}, {"vips_image_get_orientation_swap", &vips.orientation_swap},
        {"vips_image_write_to_memory", &vips.write_to_memory},
        {"vips_image_new_from_file", &vips.open}, {"vips_image_get_typeof", &vips.type_of},
        {"vips_image_get_fields", &vips.fields}, {"vips_image_remove", &vips.remove}, {"g_strfreev", &vips.free_texts},
        {"vips_array_double_newv", &vips.array_double}, {"vips_area_unref", &vips.area_unref},
        {"g_object_unref", &vips.object_unref}, {"g_free", &vips.free},
    };
    for (size_t index = 0; index < sizeof wanted / sizeof wanted[0]; index++) {
        int code = find(library, wanted[index].name, wanted[index].place);
        if (code != 0) return code;
    }
    return 0;
}

static struct { const char *type, *loader; Load **load; } loaders[] = {
    {"jpg", "VipsForeignLoadJpeg", &vips.jpegload}, {"png", "VipsForeignLoadPng", &vips.pngload},
    {"webp", "VipsForeignLoadWebp", &vips.webpload}, {"avif", "VipsForeignLoadHeif", &vips.heifload},
    {"gif", "VipsForeignLoadNsgif", &vips.gifload},
};

static int place_of(const char *type) {
    for (size_t index = 0; index < sizeof loaders / sizeof loaders[0]; index++) {
        if (strcmp(loaders[index].type, type) == 0) return (int)index;
    }
    return -1;
}

int pictures_open(const char *type) {
    void *library = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
    if (!library) return PICTURES_MISSING;
    int code = find_all(library);
    if (code != 0) return code;
    if (vips.init("broadsheet") != 0) return PICTURES_MISSING;
    int place = place_of(type);
    if (place < 0) return PICTURES_UNSOUND;
    vips.block("VipsForeignLoad", 1);
    vips.block(loaders[place].loader, 0);
    vips.cache_max(0);
    vips.concurrency(1);
    return 0;
}

static int is_animated(const char *type) { return strcmp(type, "gif") == 0 || strcmp(type, "webp") == 0; }

int pictures_measure(const char *type, const char *file, struct pictures_size *size) {
    int place = place_of(type);
    if (place < 0) return PICTURES_UNSOUND;
    VipsImage *image = NULL;
    int isAnimated = is_animated(type);
    Load *load = *loaders[place].load;
    int status = isAnimated ? load(file, &image, "n", -1, "access", ACCESS_SEQUENTIAL, NULL)
                            : load(file, &image, "access", ACCESS_SEQUENTIAL, NULL);
    if (status != 0) return PICTURES_UNSOUND;
    size->frames = isAnimated ? vips.n_pages(image) : 1;
    int width = vips.width(image);
    int height = isAnimated ? vips.page_height(image) : vips.height(image);
    int isTurned = vips.orientation_swap(image);
    size->width = isTurned ? height : width;
    size->height = isTurned ? width : height;
    vips.object_unref(image);
    return 0;
}

// Takes out what a camera, an editor or an author wrote into it. "strip" is not enough: webpsave of libvips 8.14 keeps all of it.
static void forget(VipsImage *image) {
    static const char *const kinds[] = {"exif-", "xmp-", "iptc-", "icc-", "photoshop-", "jpeg-thumbnail", "png-comment", "gif-comment"};
    char **fields = vips.fields(image);
    for (char **field = fields; field && *field; field++) {
        for (size_t index = 0; index < sizeof kinds / sizeof kinds[0]; index++) {
            if (strncmp(*field, kinds[index], strlen(kinds[index])) == 0) vips.remove(image, *field);
        }
    }
    vips.free_texts(fields);
}

static int save_jpeg(VipsImage *image, int quality, const char *output) {
    VipsArrayDouble *white = vips.array_double(1, 255.0);
    int status = vips.jpegsave(image, output, "Q", quality, "strip", 1, "optimize_coding", 1, "interlace", 1,
                               "background", white, NULL);
    vips.area_unref(white);
    return status;
}

// `isWhole`: for the picture itself; else for what is made of it.
static int save(VipsImage *image, const char *type, int isWhole, const char *output) {
    int status = -1;
    forget(image);
    if (strcmp(type, "jpg") == 0) status = save_jpeg(image, isWhole ? 90 : 80, output);
    if (strcmp(type, "png") == 0) status = vips.pngsave(image, output, "strip", 1, "compression", 6, NULL);
    if (strcmp(type, "gif") == 0) status = vips.gifsave(image, output, "strip", 1, "effort", 3, "reuse", 1, NULL);
    if (strcmp(type, "webp") == 0)
        status = vips.webpsave(image, output, "Q", isWhole ? 90 : 78, "strip", 1, "effort", isWhole ? 2 : 3, NULL);
    if (strcmp(type, "avif") == 0)
        status = vips.heifsave(image, output, "Q", isWhole ? 75 : 55, "strip", 1, "compression", COMPRESSION_AV1, "effort",
                               isWhole ? 0 : 2, NULL);
    return status == 0 ? 0 : PICTURES_FAILED;
}

// Opens all frames of a file to be read to its end; what is broken in it then is a fault.
static int load_whole(const char *type, const char *file, VipsImage **image) {
    int place = place_of(type);
    if (place < 0) return -1;
    Load *load = *loaders[place].load;
    return is_animated(type) ? load(file, image, "n", -1, "access", ACCESS_SEQUENTIAL, "fail_on", FAIL_ON_ERROR, NULL)
                             : load(file, image, "access", ACCESS_SEQUENTIAL, "fail_on", FAIL_ON_ERROR, NULL);
}

// Pixels are read only as they are written: whose fault it was that they were not, reading them once more tells.
static int blame(const char *type, const char *file) {
    VipsImage *image = NULL;
    double average;
    int status = load_whole(type, file, &image);
    if (status == 0) status = vips.avg(image, &average, NULL);
    if (image) vips.object_unref(image);
    return status == 0 ? PICTURES_FAILED : PICTURES_UNSOUND;
}

static int has_profile(const char *file) {
    VipsImage *image = vips.open(file, NULL);
    if (!image) return 0;
    int has = vips.type_of(image, "icc-profile-data") != 0;
    vips.object_unref(image);
    return has;
}

// Upright, in sRGB, of 8 bits. What names no profile is sRGB: to have it exported as that shifts its colours (by way of D50).
static int shrink(const char *file, int width, int height, int size, VipsImage **image) {
    const char *profile = has_profile(file) ? "srgb" : NULL;
    int status = vips.thumbnail(file, image, width, "height", height, "size", size, "fail_on", FAIL_ON_ERROR,
                                profile ? "export_profile" : NULL, profile, NULL);
    return status == 0 ? 0 : PICTURES_UNSOUND;
}

int pictures_clean(const char *type, const char *file, int frames, const char *other, const char *output) {
    VipsImage *image = NULL;
    int code = 0;
    if (frames > 1) {
        if (load_whole(type, file, &image) != 0) return PICTURES_UNSOUND;
    } else {
        // No picture is that large: it stays as large as it is.
        code = shrink(file, 1000000, 1000000, SIZE_DOWN, &image);
    }
    if (code == 0 && save(image, other, 1, output) != 0) code = blame(type, file);
    if (image) vips.object_unref(image);
    return code;
}

int pictures_render(const char *type, const char *file, const struct pictures_part *part, const char *other, const char *output) {
    VipsImage *whole = NULL, *image = NULL;
    int code = shrink(file, part->scaled_width, part->scaled_height, SIZE_FORCE, &whole);
    if (code == 0 && vips.extract_area(whole, &image, part->left, part->top, part->width, part->height, NULL) != 0)
        code = PICTURES_FAILED;
    if (code == 0 && save(image, other, 0, output) != 0) code = blame(type, file);
    if (image) vips.object_unref(image);
    if (whole) vips.object_unref(whole);
    return code;
}

int pictures_thumbnail(const char *file, uint8_t *pixels, int *width, int *height) {
    VipsImage *small = NULL, *srgb = NULL, *bytes = NULL, *opaque = NULL;
    int code = shrink(file, 100, 100, SIZE_BOTH, &small);
    if (code != 0) return code;
    code = PICTURES_FAILED;
    if (vips.colourspace(small, &srgb, INTERPRETATION_SRGB, NULL) == 0 && vips.cast(srgb, &bytes, FORMAT_UCHAR, NULL) == 0 &&
        (vips.bands(bytes) == 4 || vips.addalpha(bytes, &opaque, NULL) == 0)) {
        VipsImage *image = opaque ? opaque : bytes;
        size_t size = 0;
        void *memory = vips.write_to_memory(image, &size);
        *width = vips.width(image);
        *height = vips.height(image);
        if (memory && size == (size_t)*width * (size_t)*height * 4 && size <= 40000) {
            memcpy(pixels, memory, size);
            code = 0;
        }
        vips.free(memory);
    }
    if (opaque) vips.object_unref(opaque);
    if (bytes) vips.object_unref(bytes);
    if (srgb) vips.object_unref(srgb);
    vips.object_unref(small);
    return code;
}
