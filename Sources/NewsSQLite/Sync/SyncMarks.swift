internal import GRDB
internal import NewsDomain

/// The places of the change log as those know them who keep copies.
struct SyncMarks {
    private let db: Database
    /// A hash of what makes all places others: the history of the file, and how addresses are made.
    private let base: StableHash

    init(_ db: Database, addresses: SiteAddresses) throws {
        self.db = db
        var hash = StableHash()
        hash.combine(try db.lookUp("SELECT history FROM newsroom WHERE id = ?", 1) { $0.next() as String })
        hash.combine(eight: addresses.digest)
        base = hash
    }

    /// The place of a change.
    func mark(at change: Change) -> SyncMark {
        mark(change.sequence, change.at.seconds, change.kind.rawValue, change.id)
    }

    /// The place of the newest change that readers see.
    func latest() throws -> SyncMark {
        try db.lookUp(Self.latestSQL, row: mark) ?? SyncMark(sequence: 0, check: base.value)
    }

    /// Throws ``NewsError/Code/mustRefetch`` unless the log still has the place, and it is of this log.
    func check(_ mark: SyncMark) throws {
        let present =
            mark.sequence == 0
            ? try beginning() : try db.lookUp(Self.placeSQL, mark.sequence, row: self.mark)
        guard present == mark else {
            throw NewsError.mustRefetch(
                "What was changed since is not known any more, or this is another newsroom or a backup of it, or all addresses have changed."
            )
        }
    }

    /// The place before the first change; nil where the log does not go back that far.
    private func beginning() throws -> SyncMark? {
        let oldest = try db.lookUp("SELECT ifnull(min(number), 1) FROM change WHERE number IS NOT NULL") {
            $0.next() as Int64
        }
        return oldest == 1 ? SyncMark(sequence: 0, check: base.value) : nil
    }

    private func mark(_ columns: inout ColumnReader) -> SyncMark {
        mark(columns.next(), columns.next(), columns.next(), columns.next())
    }

    private func mark(_ sequence: Int64, _ at: Int64, _ kind: String, _ id: Int64) -> SyncMark {
        var hash = base
        hash.combine(at)
        hash.combine(kind)
        hash.combine(id)
        return SyncMark(sequence: sequence, check: hash.value)
    }

    static let latestSQL = """
        SELECT number, at, kind, resourceId FROM change WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1
        """

    static let placeSQL = "SELECT number, at, kind, resourceId FROM change WHERE number = ?"
}

extension NewsError {
    /// A copy cannot be brought up to date, for this reason.
    static func mustRefetch(_ reason: String) -> NewsError {
        let detail = "\(reason) Begin anew with “initial=true”."
        let fault = Fault(.parameter("token"), code: "mustRefetch", detail: detail)
        return NewsError(.mustRefetch, detail, faults: [fault])
    }
}
