internal import Synchronization

/// Collects what several threads make, each its own slice.
final class LockedSlices<Value: Sendable>: Sendable {
    private let slices: Mutex<[[Value]]>

    init(lanes: Int) {
        slices = Mutex(Array(repeating: [], count: lanes))
    }

    func set(_ values: [Value], lane: Int) {
        slices.withLock { $0[lane] = values }
    }

    func joined() -> [Value] {
        slices.withLock { Array($0.joined()) }
    }
}
