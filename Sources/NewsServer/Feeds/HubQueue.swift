internal import NewsDomain
internal import NewsFeeds
internal import Synchronization

/// The feeds that the hub has to be told of.
///
/// It begins with those that have no parameters, since nobody told it what changed while the server was down.
final class HubQueue: ChangeFollower {
    private let feeds = Mutex(FeedAddress.main)

    /// Beyond so many only those without parameters are told of: a hub that is down for long costs no more memory than this.
    static let maximumFeeds = 2_000

    var wantsEvents: Bool { true }

    func changed(_ batch: ChangeBatch) {
        // Without events nobody knows which: those that show everything.
        let changed = batch.events.map { events in
            events.reduce(into: Set<FeedAddress>()) { $0.formUnion(FeedAddress.changed(by: $1)) }
        }
        insert(changed ?? FeedAddress.main)
    }

    /// Adds feeds, as what could not be told of.
    func insert(_ more: Set<FeedAddress>) {
        feeds.withLock { feeds in
            feeds.formUnion(more)
            if feeds.count > Self.maximumFeeds { feeds.formIntersection(FeedAddress.main) }
        }
    }

    /// Takes all that have come since the last time.
    func take() -> Set<FeedAddress> {
        feeds.withLock { feeds in
            defer { feeds = [] }
            return feeds
        }
    }
}
