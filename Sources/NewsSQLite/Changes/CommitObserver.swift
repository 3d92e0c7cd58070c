internal import GRDB
internal import NewsDomain
internal import Synchronization

/// Tells the newsroom's cache versions what was committed: by this process, after each commit and before the write returns; by
/// others, when somebody looks.
final class CommitObserver: Sendable {
    private let state = Mutex(State())
    private let clock: any NewsClock
    private let addresses: CurrentAddresses

    private struct State {
        /// Nobody listens where there is none.
        var cacheVersions: CacheVersions?
        var seen = Marks()
        /// Who is woken when the log has grown.
        var wakes: [@Sendable () -> Void] = []
    }

    /// How far the change log, the rankings and the index of words have come.
    struct Marks: Sendable {
        var lastChange: Int64 = 0
        var rankedAt: Int64 = 0
        var indexed: Int64 = 0
    }

    init(clock: any NewsClock, addresses: CurrentAddresses) {
        self.clock = clock
        self.addresses = addresses
    }

    /// Tells `cacheVersions` of all that is committed from those marks on.
    func begin(_ cacheVersions: CacheVersions, from marks: Marks) {
        state.withLock { ($0.cacheVersions, $0.seen) = (cacheVersions, marks) }
    }

    /// Has `wake` called whenever the log has grown.
    func onChange(_ wake: @escaping @Sendable () -> Void) {
        state.withLock { $0.wakes.append(wake) }
    }

    /// Notes what this process has just committed: what the change log has more than before, and these parts.
    func committed(_ db: Database, _ parts: CacheDependency = []) {
        guard
            let (cacheVersions, since) = state.withLock({ state in
                state.cacheVersions.map { ($0, state.seen.lastChange) }
            })
        else {
            return
        }
        var parts = parts
        do {
            let logged = try db.logged(after: since)
            if logged.hasSite { try addresses.read(db) }
            parts.formUnion(logged.parts)
            let rankedAt = parts.contains(.rankings) ? try db.rankedAt() : 0
            let indexed = parts.contains(.search) ? try db.indexed() : 0
            advance(to: Marks(lastChange: logged.last, rankedAt: rankedAt, indexed: indexed))
        } catch {
            // Where the log cannot be read, everything counts as changed: an answer is made once too often at worst.
            parts = .all
        }
        if !parts.isEmpty { cacheVersions.changed(parts, at: clock.now()) }
    }

    /// Notes what is beyond all that was seen so far: others have committed it.
    func pollExternalChanges(_ db: Database) throws {
        guard let (cacheVersions, seen) = state.withLock({ state in state.cacheVersions.map { ($0, state.seen) } })
        else { return }
        let logged = try db.logged(after: seen.lastChange)
        if logged.hasSite { try addresses.read(db) }
        let (rankedAt, indexed) = (try db.rankedAt(), try db.indexed())
        var parts = logged.parts
        // Whoever changes much changes sums of views with it: imports do.
        if !parts.isEmpty { parts.insert(.views) }
        if rankedAt > seen.rankedAt { parts.formUnion([.rankings, .views]) }
        if indexed > seen.indexed { parts.insert(.search) }
        advance(to: Marks(lastChange: logged.last, rankedAt: rankedAt, indexed: indexed))
        // What they have scheduled stands in no log.
        cacheVersions.changed(parts.union(.schedule), at: clock.now())
    }

    private func advance(to marks: Marks) {
        let wakes = state.withLock { state in
            let hasGrown = marks.lastChange > state.seen.lastChange
            state.seen.lastChange = max(state.seen.lastChange, marks.lastChange)
            state.seen.rankedAt = max(state.seen.rankedAt, marks.rankedAt)
            state.seen.indexed = max(state.seen.indexed, marks.indexed)
            return hasGrown ? state.wakes : []
        }
        for wake in wakes { wake() }
    }
}

extension Database {
    /// How far the change log, the rankings and the index of words are.
    func marks() throws -> CommitObserver.Marks {
        let last: Int64? = try firstRow("SELECT ifnull(max(sequence), 0) FROM change") { $0.next() }
        return CommitObserver.Marks(lastChange: last ?? 0, rankedAt: try rankedAt(), indexed: try indexed())
    }

    fileprivate func rankedAt() throws -> Int64 {
        try firstRow("SELECT ifnull(sum(generatedAt), 0) FROM ranking_state") { $0.next() } ?? 0
    }

    /// How many steps the index of words has taken in the background.
    fileprivate func indexed() throws -> Int64 {
        try lookUp("SELECT generation FROM search_state WHERE id = ?", 1) { $0.next() } ?? 0
    }

    /// What the change log says after a place in it, and how far it goes.
    fileprivate func logged(after sequence: Int64) throws -> (parts: CacheDependency, hasSite: Bool, last: Int64) {
        let sql = """
            SELECT ifnull(max(sequence), 0), ifnull(max(kind NOT IN ('comment', 'ranking') AND isPublic), 0),
                ifnull(max(kind = 'comment'), 0),
                ifnull(max(kind = 'site'), 0)
            FROM change WHERE sequence > ?
            """
        let row = try lookUp(sql, sequence) {
            ($0.next() as Int64, $0.next() as Bool, $0.next() as Bool, $0.next() as Bool)
        }
        guard let (last, content, comments, hasSite) = row else { return ([], false, sequence) }
        var parts: CacheDependency = []
        if content { parts.insert(.content) }
        if comments { parts.insert(.comments) }
        return (parts, hasSite, max(last, sequence))
    }
}
