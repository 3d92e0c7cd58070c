internal import Synchronization

/// Places for series that are made when something is first counted in them, and then found without a lock. What is in a place stays
/// there as long as the places do.
final class MetricSlots<Series: AnyObject & Sendable>: @unchecked Sendable {  // Changed by atomic operations alone.
    /// The addresses of the series, each of which is held once; 0 where there is none yet. (The standard library's
    /// `AtomicLazyReference` does the same, at 100 ns a look.)
    private let slots: UnsafeMutablePointer<Atomic<UInt>>
    private let count: Int

    init(_ count: Int) {
        self.count = count
        slots = .allocate(capacity: count)
        for place in 0..<count { (slots + place).initialize(to: Atomic(0)) }
    }

    deinit {
        for place in 0..<count { Self.series(at: slots[place].load(ordering: .acquiring))?.release() }
        slots.deinitialize(count: count)
        slots.deallocate()
    }

    /// Counts in what is at a place; `make` makes it where nothing is. Where two make it at once, one of the two is kept.
    @inline(__always)
    func at(_ place: Int, _ make: () -> Series, count: (Series) -> Void) {
        let present = Self.series(at: slots[place].load(ordering: .acquiring))
        // It is held by its place: holding it once more would have all threads wait for one count.
        (present ?? add(make(), at: place))._withUnsafeGuaranteedRef(count)
    }

    private func add(_ series: Series, at place: Int) -> Unmanaged<Series> {
        let new = Unmanaged.passRetained(series)
        let (isAdded, present) = slots[place].compareExchange(
            expected: 0,
            desired: UInt(bitPattern: new.toOpaque()),
            ordering: .acquiringAndReleasing
        )
        if isAdded { return new }
        new.release()
        return Self.series(at: present) ?? new
    }

    private static func series(at address: UInt) -> Unmanaged<Series>? {
        UnsafeRawPointer(bitPattern: address).map { Unmanaged.fromOpaque($0) }
    }
}
