/// Copying the whole newsroom while it is in use. Blocks the calling thread.
package protocol BackupRepository: Sendable {
    /// Copies one state of the newsroom into a file that was not there. `pace` is called after every step, and waits for as long
    /// as the disk is to be left to others; what it throws stops the copy, of which nothing is left.
    ///
    /// Throws ``NewsError/Code/conflict`` where there is a file of that name, ``NewsError/Code/unavailable`` where it cannot be
    /// written or is not sound.
    func backUp(to path: String, pace: (BackupProgress) throws -> Void) throws
}

/// How far a copy has come, in pages of 4 KiB.
package struct BackupProgress: Sendable, Hashable {
    package var copied: Int
    package var total: Int

    package init(copied: Int, of total: Int) {
        self.copied = copied
        self.total = total
    }

    /// Pages of a step: 2 MB, some milliseconds of a disk's time.
    package static let pages: Int32 = 512
}
