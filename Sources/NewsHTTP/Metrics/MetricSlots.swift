internal import Synchronization

/// Places for series that are made when something is first counted in them, and then found without a lock.
final class MetricSlots<Series: AnyObject & Sendable>: @unchecked Sendable {  // Changed by atomic operations alone.
    private let slots: UnsafeMutablePointer<AtomicLazyReference<Series>>
    private let count: Int

    init(_ count: Int) {
        self.count = count
        slots = .allocate(capacity: count)
        for place in 0..<count { (slots + place).initialize(to: AtomicLazyReference()) }
    }

    deinit {
        slots.deinitialize(count: count)
        slots.deallocate()
    }

    /// What is at a place; `make` makes it where nothing is. Where two make it at once, both get one of the two.
    func at(_ place: Int, _ make: () -> Series) -> Series {
        (slots + place).pointee.load() ?? (slots + place).pointee.storeIfNil(make())
    }
}
