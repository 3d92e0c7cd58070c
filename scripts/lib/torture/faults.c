// Preloaded into the server by scripts/torture: fails its system calls, and moves its clock, while it runs.
// TORTURE_SWITCHES names a file of 16 bytes that is mapped: what the script writes there counts at once, and a look at it
// costs no system call. Byte 0: fdatasync and fsync fail with EIO. 1: pwrite64 and pwrite. 2: pread64 and pread. Byte 3:
// milliseconds that a sync takes longer.
// Bytes 8 to 15: seconds by which the clock of the wall is wrong; those that only go forward are left alone.
//
// TORTURE_UNDO names a folder. For each file of a newsroom that is written to, what stood there before goes into a file with
// the inode's number for its name, until the file is synced: with that, preload.py takes back what a power cut would have.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { SYNC, WRITE, READ, DELAY, SIZE = 16 };
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

// ---- What is not synced yet ----------------------------------------------------------------------------------------
enum { FILES = 4096, LONGEST = 1 << 20 };
static struct { ino_t inode; int journal; } journals[FILES];
static pthread_mutex_t journaling = PTHREAD_MUTEX_INITIALIZER;
static char before[LONGEST];

static int is_of_newsroom(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    const char *name = strrchr(path, '/');
    return name && (strcmp(name, "/newsroom.sqlite") == 0 || strcmp(name, "/newsroom.sqlite-wal") == 0);
}

// The journal of an open file, -1 where it has none; its state is put into `now`. To be called with the lock held.
static int journal_of(int file, struct stat *now) {
    const char *folder = getenv("TORTURE_UNDO");
    if (!folder || file < 0 || file >= FILES || fstat(file, now) != 0) return -1;
    if (journals[file].inode != now->st_ino) {
        if (journals[file].inode && journals[file].journal >= 0) close(journals[file].journal);
        journals[file].inode = now->st_ino;
        journals[file].journal = -1;
        if (is_of_newsroom(file)) {
            char path[4096];
            snprintf(path, sizeof path, "%s/%llu", folder, (unsigned long long)now->st_ino);
            journals[file].journal = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        }
    }
    return journals[file].journal;
}

static void note_write(int file, size_t count, off64_t place) {
    BELOW(ssize_t, "pread64", int, void *, size_t, off64_t);
    struct stat now;
    pthread_mutex_lock(&journaling);
    int journal = journal_of(file, &now);
    if (journal >= 0 && count <= LONGEST) {
        ssize_t there = below(file, before, count, place);
        int64_t head[4] = {place, count, there < 0 ? 0 : there, now.st_size};
        struct iovec parts[2] = {{head, sizeof head}, {before, (size_t)head[2]}};
        if (writev(journal, parts, 2) < 0) abort();
    }
    pthread_mutex_unlock(&journaling);
}

// Not by the function of ours, which would come back here.
static int empty(int file) {
    BELOW(int, "ftruncate64", int, off64_t);
    return below(file, 0);
}

static void note_sync(int file) {
    struct stat now;
    pthread_mutex_lock(&journaling);
    int journal = journal_of(file, &now);
    if (journal >= 0 && empty(journal) != 0) abort();
    pthread_mutex_unlock(&journaling);
}

static void delay(void) {
    struct timespec time = {0, switches->fails[DELAY] * 1000000L};
    if (time.tv_nsec) nanosleep(&time, NULL);
}

// ---- The calls -----------------------------------------------------------------------------------------------------
int fdatasync(int file) {
    BELOW(int, "fdatasync", int);
    delay();
    if (fails(SYNC)) return -1;
    int result = below(file);
    if (result == 0) note_sync(file);
    return result;
}

int fsync(int file) {
    BELOW(int, "fsync", int);
    delay();
    if (fails(SYNC)) return -1;
    int result = below(file);
    if (result == 0) note_sync(file);
    return result;
}

// What is cut off is taken to be gone at once, as it may be.
int ftruncate64(int file, off64_t size) {
    BELOW(int, "ftruncate64", int, off64_t);
    int result = below(file, size);
    if (result == 0) note_sync(file);
    return result;
}

int ftruncate(int file, off_t size) {
    return ftruncate64(file, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
    BELOW(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (fails(WRITE)) return -1;
    note_write(file, count, place);
    return below(file, bytes, count, place);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    return pwrite64(file, bytes, count, place);
}

ssize_t pread64(int file, void *bytes, size_t count, off64_t place) {
    BELOW(ssize_t, "pread64", int, void *, size_t, off64_t);
    return fails(READ) ? -1 : below(file, bytes, count, place);
}

ssize_t pread(int file, void *bytes, size_t count, off_t place) {
    return pread64(file, bytes, count, place);
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
