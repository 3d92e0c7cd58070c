internal import NewsDomain

/// The copies that a server makes by itself.
package struct BackupSchedule: Sendable, Hashable {
    /// Hours between two; 0 for none.
    package var everyHours = 0
    /// Where they go; nil for `backups` in the data directory.
    package var directory: String?
    /// How many are kept, the newest ones.
    package var keep = 7

    package init() {}
}

/// How much of the disk a copy leaves to others.
struct BackupPace {
    /// What is rested after each step; nil for as long as the step took.
    var pause: Duration?

    /// How far the newsroom's log may grow, in bytes, before a copy does without rests: the sooner it is done, the less is left to
    /// be moved from the log.
    private static let longLog: Int64 = 64 << 20

    func rest(after progress: BackupProgress) -> Duration {
        progress.logBytes > Self.longLog ? .zero : pause ?? progress.took
    }
}
