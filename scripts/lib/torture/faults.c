// Preloaded into the server by scripts/torture: fails its system calls, and moves its clock, while it runs.
// TORTURE_SWITCHES names a file of 16 bytes that is mapped: what the script writes there counts at once, and a look at it
// costs no system call. Byte 0: fdatasync and fsync fail with EIO. 1: pwrite64 and pwrite. 2: pread64 and pread.
// Bytes 8 to 15: seconds by which the clock of the wall is wrong; those that only go forward are left alone.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { SYNC, WRITE, READ, SIZE = 16 };
struct switches {
    volatile uint8_t fails[8];
    volatile int64_t seconds;
};
static struct switches none;
static struct switches *switches = &none;

__attribute__((constructor)) static void map_switches(void) {
    const char *path = getenv("TORTURE_SWITCHES");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *found = mmap(NULL, SIZE, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (found != MAP_FAILED) switches = found;
}

static int fails(int kind) {
    if (!switches->fails[kind]) return 0;
    errno = EIO;
    return 1;
}

// The function of that name in the libraries below this one, looked up once.
#define BELOW(result, name, ...) \
    static result (*below)(__VA_ARGS__); \
    if (!below) below = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

int fdatasync(int file) {
    BELOW(int, "fdatasync", int);
    return fails(SYNC) ? -1 : below(file);
}

int fsync(int file) {
    BELOW(int, "fsync", int);
    return fails(SYNC) ? -1 : below(file);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
    BELOW(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return fails(WRITE) ? -1 : below(file, bytes, count, place);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    BELOW(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return fails(WRITE) ? -1 : below(file, bytes, count, place);
}

ssize_t pread64(int file, void *bytes, size_t count, off64_t place) {
    BELOW(ssize_t, "pread64", int, void *, size_t, off64_t);
    return fails(READ) ? -1 : below(file, bytes, count, place);
}

ssize_t pread(int file, void *bytes, size_t count, off_t place) {
    BELOW(ssize_t, "pread", int, void *, size_t, off_t);
    return fails(READ) ? -1 : below(file, bytes, count, place);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    BELOW(int, "clock_gettime", clockid_t, struct timespec *);
    int result = below(clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += switches->seconds;
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    BELOW(int, "gettimeofday", struct timeval *restrict, void *restrict);
    int result = below(now, zone);
    if (result == 0) now->tv_sec += switches->seconds;
    return result;
}

time_t time(time_t *place) {
    BELOW(time_t, "time", time_t *);
    time_t now = below(NULL) + switches->seconds;
    if (place) *place = now;
    return now;
}
