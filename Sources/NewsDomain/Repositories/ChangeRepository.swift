/// The change log: every change of what readers can see, in the order of the commits, by whichever process.
package protocol ChangeRepository: Sendable {
    /// The first changes after a place in the log, in its order; fewer than `limit` where there are no more.
    func changes(after sequence: Int64, limit: Int) async throws -> [Change]

    /// The place of the newest change; 0 where there never was one.
    func latestChange() async throws -> Int64
}
