internal import GRDB
internal import NewsDomain

/// Notes a statement of the request for which it is run, where there is one. Asks a clock that costs a few nanoseconds and goes on
/// with each tick of the system: what takes less than that is not what makes a request slow.
struct StatementTimer {
    private let use: StorageUse?
    private let start: UInt64

    init() {
        use = StorageUse.current
        start = use == nil ? 0 : ThreadTime.coarse()
    }

    func end(of statement: Statement) {
        guard let use else { return }
        use.note(nanoseconds: ThreadTime.coarse() &- start) { statement.sql }
    }
}
