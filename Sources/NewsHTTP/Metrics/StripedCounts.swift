internal import Glibc
internal import Synchronization

/// Counts that many threads add to at once, without a lock and without waiting for each other's caches: each has a copy for
/// some of the threads, on lines of the cache that it shares with no other. Whoever reads adds them up.
final class StripedCounts: @unchecked Sendable {  // What it points to is changed by atomic operations alone.
    private let memory: UnsafeMutableRawPointer
    private let counts: UnsafeMutablePointer<Atomic<Int>>
    /// How many counts a copy has, those that only fill its last line included.
    private let width: Int

    /// A power of two; on so many cores threads seldom meet.
    private static let copies = 8
    private static let bitsOfCopies = 3
    /// Bytes of a line of the cache.
    private static let line = 64

    /// So many counts, all zero.
    init(_ count: Int) {
        let perLine = Self.line / MemoryLayout<Atomic<Int>>.stride
        width = (count + perLine - 1) / perLine * perLine
        let total = width * Self.copies
        memory = .allocate(byteCount: total * MemoryLayout<Atomic<Int>>.stride, alignment: Self.line)
        counts = memory.bindMemory(to: Atomic<Int>.self, capacity: total)
        for place in 0..<total { (counts + place).initialize(to: Atomic(0)) }
    }

    deinit { memory.deallocate() }

    /// Adds to the count at a place.
    func add(_ amount: Int, at place: Int = 0) {
        (counts + (Self.copyOfThread * width + place)).pointee.add(amount, ordering: .relaxed)
    }

    /// What was added at a place by all threads.
    func sum(at place: Int = 0) -> Int {
        (0..<Self.copies).reduce(0) { $0 &+ (counts + ($1 * width + place)).pointee.load(ordering: .relaxed) }
    }

    /// Threads lie pages apart: the highest bits of the product are as good as random (Knuth, "The Art of Computer
    /// Programming", 6.4).
    private static var copyOfThread: Int {
        let page = UInt64(pthread_self()) >> 12
        return Int(truncatingIfNeeded: (page &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bitsOfCopies))
    }
}
