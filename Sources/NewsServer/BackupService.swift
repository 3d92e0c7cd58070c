internal import Foundation
internal import Logging
internal import NewsDomain
internal import NewsSQLite
internal import ServiceLifecycle
internal import Synchronization

/// Copies the newsroom every so many hours, and deletes the oldest of these copies.
struct BackupService: Service {
    let repository: any BackupRepository
    let schedule: BackupSchedule
    /// Where the copies go.
    let directory: String
    let clock: any NewsClock
    let logger: Logger

    /// Between two looks whether it is time.
    private static let pause = Duration.seconds(60)
    /// Rests after each step of 2 MB, which takes some milliseconds: readers and writers have the disk meanwhile.
    private static let rest = 0.02

    func run() async throws {
        await repeatUntilShutdown(pausing: Self.pause, noting: "could not back the newsroom up", to: logger) {
            let stops = Mutex(false)
            try await withTaskCancellationHandler {
                try await offEventLoop { try backUpWhereDue(isStopping: { stops.withLock(\.self) }) }
            } onCancel: {
                stops.withLock { $0 = true }
            }
            return nil
        }
    }

    /// Makes a copy where the newest one is old enough, by its name: a server that starts again does not begin anew.
    func backUpWhereDue(isStopping: () -> Bool = { false }) throws {
        let now = clock.now()
        let newest = try copies().last
        let due = now.advanced(by: -Int64(schedule.everyHours) * 3600)
        guard newest.map({ $0 <= name(at: due) }) ?? true else { return }
        let path = "\(directory)/\(name(at: now))"
        let start = ContinuousClock.now
        try repository.backUp(to: path) { _ in
            if isStopping() { throw CancellationError() }
            Thread.sleep(forTimeInterval: Self.rest)
        }
        logger.notice("backed the newsroom up", metadata: ["file": "\(path)", "took": "\(ContinuousClock.now - start)"])
        for old in try copies().dropLast(schedule.keep) {
            try FileManager.default.removeItem(atPath: "\(directory)/\(old)")
        }
    }

    private func name(at moment: Timestamp) -> String { "newsroom-\(moment.fileName).sqlite" }

    /// The names of the copies, oldest first.
    private func copies() throws -> [String] {
        let files = FileManager.default
        if !files.fileExists(atPath: directory) {
            try files.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        return try files.contentsOfDirectory(atPath: directory).filter { $0.wholeMatch(of: Self.pattern) != nil }.sorted()
    }

    private static var pattern: Regex<Substring> { /newsroom-\d{4}-\d\d-\d\dT\d{6}Z\.sqlite/ }
}
