import Glibc

/// Uses the calling thread's CPU for so long.
package func keepBusy(milliseconds: Int) {
    let end = threadTime() + milliseconds * 1_000_000
    while threadTime() < end {}
}

private func threadTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
