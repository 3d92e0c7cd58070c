internal import GRDB
internal import NewsDomain

extension DatabaseError {
    /// Whether it is the disk's or another process's doing, and may pass: no statement of ours was wrong.
    var isOfStorage: Bool {
        switch resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT, .SQLITE_PROTOCOL: true
        default: isOfDisk
        }
    }

    /// Whether the disk or the file failed. SQLite may then have taken the whole transaction back.
    var isOfDisk: Bool {
        switch resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_NOMEM,
            .SQLITE_CORRUPT, .SQLITE_NOTADB:
            true
        default: false
        }
    }

    /// What is wrong, for anybody.
    private var sentence: String {
        switch resultCode {
        case .SQLITE_FULL: "The disk is full."
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: "Another process holds the newsroom."
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: "The newsroom's file is damaged."
        default: "The disk failed."
        }
    }

    /// The same as a fault of the storage at a path.
    func fault(at path: String) -> HealthFault {
        HealthFault(
            sentence,
            cause: "\(SQLiteNewsroom.sentence(for: self, path: path)) [\(extendedResultCode), \(message ?? "")]"
        )
    }
}

extension NewsError {
    /// The storage fails just now: the cause is logged, never answered.
    static func unavailable(_ detail: String, _ fault: HealthFault) -> NewsError {
        var error = NewsError(.unavailable, detail)
        error.cause = fault.cause
        return error
    }
}
