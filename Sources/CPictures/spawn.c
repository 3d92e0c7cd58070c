#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pictures.h"

pid_t pictures_spawn(const char *program, char *const arguments[], int *output) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    // No machine code is made at run time: a hardened service forbids that.
    // Whoever runs this may have secrets in the environment. Large pictures stay in memory, which is bounded, and are not put
    // into files beside.
    char *libraries = getenv("LD_LIBRARY_PATH");
    char path[4096] = "LD_LIBRARY_PATH=";
    if (libraries && strlen(libraries) < sizeof path - 32) strcat(path, libraries); else libraries = NULL;
    char *environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "VIPS_DISC_THRESHOLD=16g", "VIPS_WARNING=0", "VIPS_NOVECTOR=1",
                           libraries ? path : NULL, NULL};
    pid_t child = -1;
    if (posix_spawn(&child, program, &actions, &attributes, arguments, environment) != 0) child = -1;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (child < 0) close(ends[0]); else *output = ends[0];
    return child;
}
