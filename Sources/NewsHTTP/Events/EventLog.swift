internal import Dispatch
internal import NewsDomain
internal import Synchronization

/// Reads the log for streams that catch up, one piece at a time, on a thread that nobody waits for.
final class EventLog: Sendable {
    private let changes: any ChangeRepository
    private let knownHistory = Mutex<String?>(nil)
    private let queue = DispatchQueue(label: "broadsheet.events", qos: .utility)

    /// Changes that are read at once: what waits to be written to a stream is bounded by that.
    private static let pieceLength = 100

    init(changes: any ChangeRepository) {
        self.changes = changes
    }

    /// The history of the newsroom's file, which stays while the file is open.
    func history() throws -> String {
        if let known = knownHistory.withLock(\.self) { return known }
        let history = try changes.identity().history
        knownHistory.withLock { $0 = history }
        return history
    }

    /// Where a stream begins: behind the last thing that its client was told of, or at the present end, where it was told of
    /// nothing, or of what cannot be gone on from.
    func start(after last: EventID?) throws -> EventStart {
        var start = EventStart(history: try history(), end: try changes.latestChange())
        guard let last else { return start }
        if last.history != start.history {
            start.reset = .otherHistory
        } else if last.sequence > start.end {
            start.reset = .future
        } else if last.sequence + 1 < (try changes.oldestChange()) {
            start.reset = .tooOld
        } else {
            start.position = last.sequence
        }
        return start
    }

    /// Reads what follows a place. `take` gets it on some thread; nil where it could not be read.
    func read(after position: Int64, _ take: @escaping @Sendable (EncodedBatch?) -> Void) {
        queue.async { [self] in take(try? piece(after: position)) }
    }

    private func piece(after position: Int64) throws -> EncodedBatch {
        // Read before, so that nothing up to there is missing from what is read behind it.
        let latest = try changes.latestChange()
        let found = try changes.changes(after: position, limit: Self.pieceLength)
        let last = found.last?.sequence ?? position
        return EncodedBatch(
            start: position,
            position: found.count < Self.pieceLength ? max(last, latest) : last,
            events: try changes.events(of: found),
            history: try history()
        )
    }
}

/// Where a stream begins.
struct EventStart: Sendable {
    let history: String
    /// Where the log ended just then.
    let end: Int64
    /// Behind this place in the log.
    var position: Int64
    /// Why it is not where its client wanted.
    var reset: ResetReason?

    /// At the end of the log.
    init(history: String, end: Int64) {
        self.history = history
        self.end = end
        position = end
    }
}

/// Why a client's last event cannot be gone on from.
enum ResetReason: String, Sendable {
    /// The log does not go back so far any more.
    case tooOld
    /// There is no such event yet: the newsroom is older than it was.
    case future
    /// The newsroom's file is another one: a backup, or an archive.
    case otherHistory

    var sentence: String {
        switch self {
        case .tooOld: "The log does not go back to this event any more."
        case .future: "There was no such event: the newsroom was set back."
        case .otherHistory: "The event is of another history of this newsroom, or of another newsroom."
        }
    }
}
