internal import NewsDomain
internal import Synchronization

/// What one cache has to be told.
///
/// It begins with everything, since nobody told it what changed while the server was down.
final class PurgeQueue: ChangeFollower {
    private let keys = Mutex(PurgeKeys.everything)

    var wantsEvents: Bool { false }

    func changed(_ batch: ChangeBatch) {
        keys.withLock { keys in
            for change in batch.changes { keys.insert(change) }
        }
    }

    /// Takes all that has come since the last time.
    func take() -> PurgeKeys {
        keys.withLock { $0.take() }
    }
}
