/// How far a copy has come.
package struct SyncPlace: Hashable, Sendable {
    /// From where in the change log on it has to be told of changes.
    package var mark: SyncMark
    /// While it is filled for the first time, the last thing that was looked at; an id of 0 where none of its kind was yet.
    package var initial: SyncKey?

    package init(mark: SyncMark, initial: SyncKey? = nil) {
        self.mark = mark
        self.initial = initial
    }
}

/// A place in the change log, and a check of what was there.
package struct SyncMark: Hashable, Sendable {
    /// That of the last change that is known of; 0 where there was none.
    package var sequence: Int64
    /// A hash of the database's history, of the row at that place, and of how the site makes its addresses. It is another one where a backup was
    /// restored and went on differently, and where all addresses are others.
    package var check: UInt64

    package init(sequence: Int64, check: UInt64) {
        self.sequence = sequence
        self.check = check
    }
}
