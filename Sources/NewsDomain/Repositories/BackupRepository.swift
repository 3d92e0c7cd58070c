/// Copying the whole newsroom while it is in use. Blocks the calling thread.
package protocol BackupRepository: Sendable {
    /// Copies one state of the newsroom into a file that was not there, looks through the copy, has the files of media copied that
    /// it names, and gives it its name once all of it is on the disk. Nobody who reads or writes waits for it, and it never begins
    /// anew.
    ///
    /// Throws ``NewsError/Code/conflict`` where there is a file of that name, ``NewsError/Code/unavailable`` where it cannot be
    /// written or the copy is damaged, `CancellationError` where it was stopped. Nothing of the copy is left then; files of media
    /// that were copied stay for the next one.
    func backUp(to path: String, media: any MediaBackup, _ watch: BackupWatch) throws -> BackupSummary

    /// Has the newsroom's health say that the last backup failed; nil where it did not.
    func noteBackup(_ fault: HealthFault?)
}

/// How a copy is paced and stopped.
package struct BackupWatch: Sendable {
    /// Called after every step of ``BackupProgress/pages`` pages, or as many bytes of files; waits there for as long as the disk is
    /// to be left to others.
    package var pace: @Sendable (BackupProgress) -> Void
    /// Called once all is copied, before it is looked through: nothing waits for that, not even the newsroom's log.
    package var checking: @Sendable () -> Void
    /// Whether it is to stop.
    package var isCancelled: @Sendable () -> Bool

    package init(
        pace: @escaping @Sendable (BackupProgress) -> Void = { _ in },
        checking: @escaping @Sendable () -> Void = {},
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.pace = pace
        self.checking = checking
        self.isCancelled = isCancelled
    }
}

/// How far a copy has come.
package struct BackupProgress: Sendable, Hashable {
    /// Pages of 4 KiB, of the database or of what files of media have in all.
    package var copied: Int
    package var total: Int
    /// How long the last step took, with the writing of its pages to the disk.
    package var took: Duration
    /// How far the newsroom's log has grown, in bytes: what is written meanwhile stays there until the copy is done.
    package var logBytes: Int64

    package init(copied: Int, of total: Int, took: Duration, logBytes: Int64) {
        self.copied = copied
        self.total = total
        self.took = took
        self.logBytes = logBytes
    }

    /// Pages of a step: 2 MB.
    package static let pages: Int32 = 512
}

/// What a copy came to.
package struct BackupSummary: Sendable, Hashable {
    package var bytes: Int64
    /// What is counted wrongly, in the copy as in the newsroom, a sentence each: `broadsheet check --repair` sets that right.
    package var miscounts: [String]
    /// What became of the files of media that the copy names.
    package var media: MediaCopySummary

    package init(bytes: Int64, miscounts: [String], media: MediaCopySummary) {
        (self.bytes, self.miscounts, self.media) = (bytes, miscounts, media)
    }
}
