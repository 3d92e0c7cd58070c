#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "pictures.h"

// A decoder that was taken over by what it reads can neither call anybody nor become another program.
static int forbid_calls(void) {
#define FORBIDDEN(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        FORBIDDEN(SYS_socket),
        FORBIDDEN(SYS_socketpair),
        FORBIDDEN(SYS_connect),
        FORBIDDEN(SYS_bind),
        FORBIDDEN(SYS_execve),
        FORBIDDEN(SYS_execveat),
        FORBIDDEN(SYS_ptrace),
        FORBIDDEN(SYS_process_vm_writev),
        FORBIDDEN(SYS_kill),
        FORBIDDEN(SYS_io_uring_setup),
        FORBIDDEN(SYS_bpf),
        FORBIDDEN(SYS_mount),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static int limit(int resource, rlim_t value) {
    struct rlimit present;
    if (getrlimit(resource, &present) != 0) return -1;
    if (present.rlim_max != RLIM_INFINITY && value > present.rlim_max) value = present.rlim_max;
    struct rlimit wanted = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(resource, &wanted);
}

int pictures_confine(uint64_t memory, uint64_t seconds, uint64_t file_bytes) {
    // Ends with the server, whatever ends that.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Whoever asks for many renditions that nobody has asked for before keeps all cores busy: requests go first.
    setpriority(PRIO_PROCESS, 0, 10);
    int failed = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0;
    failed |= limit(RLIMIT_CORE, 0) != 0;
    failed |= limit(RLIMIT_AS, memory) != 0;
    failed |= limit(RLIMIT_CPU, seconds) != 0;
    failed |= limit(RLIMIT_FSIZE, file_bytes) != 0;
    failed |= limit(RLIMIT_NOFILE, 64) != 0;
    // Where the kernel has no filters (or forbids them within another one) the limits have to do.
    (void)forbid_calls();
    return failed ? PICTURES_FAILED : 0;
}
