internal import Foundation
internal import NewsDomain

/// Hands batches from one thread to the next, and holds the first back when the other is behind, so that memory stays
/// bounded.
///
/// `@unchecked Sendable`: every access to the two variables is between `lock()` and `unlock()` of the condition.
package final class BatchQueue<Batch: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var batches: [Batch] = []
    private var isClosed = false

    /// A queue that holds at most `capacity` batches.
    package init(capacity: Int) {
        self.capacity = capacity
    }

    /// Adds a batch once there is room.
    /// - Throws: `ImportStopped` where the queue was closed: nobody is going to take the batch.
    package func push(_ batch: Batch) throws {
        condition.lock()
        defer { condition.unlock() }
        while batches.count >= capacity && !isClosed { condition.wait() }
        guard !isClosed else { throw ImportStopped() }
        batches.append(batch)
        condition.broadcast()
    }

    /// The next batch once there is one; nil when the queue is closed and nothing is left in it.
    package func pop() -> Batch? {
        condition.lock()
        defer { condition.unlock() }
        while batches.isEmpty && !isClosed { condition.wait() }
        guard !batches.isEmpty else { return nil }
        defer { condition.broadcast() }
        return batches.removeFirst()
    }

    /// Ends the queue, from either side; with `discarding` what is still in it is dropped.
    package func close(discarding: Bool = false) {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        if discarding { batches = [] }
        condition.broadcast()
    }
}
