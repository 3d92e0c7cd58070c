internal import CMalloc
internal import NIOCore

/// The pools from which the C library gives memory to threads (mallopt(3)).
enum MemoryArenas {
    /// Has no more of them than there are cores, before threads begin. By itself glibc makes eight a core, and each keeps what was
    /// freed in it: that was a seventh of the server's memory under load.
    static func bound() {
        _ = mallopt(M_ARENA_MAX, Int32(System.coreCount))
    }
}
