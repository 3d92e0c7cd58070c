internal import Foundation
internal import Logging
internal import NewsDomain
internal import NewsMedia
internal import ServiceLifecycle
internal import Synchronization

/// Copies the newsroom every so many hours, and deletes the oldest of these copies.
struct BackupService: Service {
    let repository: any BackupRepository
    let media: MediaCopies
    let schedule: BackupSchedule
    let folder: BackupFolder
    let clock: any NewsClock
    let logger: Logger

    /// Between two looks whether it is time, and before the first try of a copy that failed is repeated; that doubles each time.
    private static let pause = Duration.seconds(60)
    private static let longestPause = Duration.seconds(3600)
    /// For how many seconds a file of media stays beside the copies that none of them names.
    private static let mediaAge: Int64 = 3600

    func run() async throws {
        let failures = Mutex(0)
        await repeatUntilShutdown(pausing: Self.pause, noting: "could not back the newsroom up", to: logger) {
            let error = await attempt()
            return failures.withLock { failures in
                failures = error == nil ? 0 : failures + 1
                return min(Self.longestPause, Self.pause * (1 << max(0, min(failures, 7) - 1)))
            }
        }
    }

    /// Makes a copy where one is due; what went wrong.
    private func attempt() async -> (any Error)? {
        do {
            try await onOwnThread { isStopping in try backUpWhereDue(isStopping: isStopping) }
            return nil
        } catch { return error }
    }

    /// Makes a copy where the newest one is old enough, by its name: a server that starts again does not begin anew. What goes
    /// wrong is logged, and told by `/readyz` until it does not; only where a copy is young enough are the oldest ones deleted.
    func backUpWhereDue(isStopping: @escaping @Sendable () -> Bool = { false }) throws {
        do {
            let now = clock.now()
            try folder.make()
            let due = now.advanced(by: -Int64(schedule.everyHours) * 3600)
            if try folder.isDue(since: due, until: now) { try backUp(at: now, isStopping) }
            if try folder.keep(schedule.keep, until: now) { try removeUnnamedMedia(at: now, isStopping) }
            repository.noteBackup(nil)
        } catch let error as CancellationError {
            throw error
        } catch {
            let cause = OperationFailure(error).description
            logger.error("a backup failed", metadata: ["cause": "\(cause)", "directory": "\(folder.path)"])
            repository.noteBackup(HealthFault("The last backup failed.", cause: cause))
            throw error
        }
    }

    private func backUp(at now: Timestamp, _ isStopping: @escaping @Sendable () -> Bool) throws {
        let (file, start) = (folder.file(at: now), ContinuousClock.now)
        let watch = BackupWatch(
            pace: { progress in Thread.sleep(BackupPace().rest(after: progress)) },
            checking: yieldToOthers,
            isCancelled: isStopping
        )
        let summary = try repository.backUp(to: file, media: media, watch)
        let details: Logger.Metadata = [
            "file": "\(file)", "bytes": "\(summary.bytes)", "took": "\(ContinuousClock.now - start)",
            "mediaFiles": "\(summary.media.files)", "mediaCopied": "\(summary.media.copied)",
            "mediaBytes": "\(summary.media.bytes)",
        ]
        logger.notice("the newsroom was backed up", metadata: details)
        for miscount in summary.miscounts {
            logger.warning("the newsroom counts wrongly", metadata: ["cause": "\(miscount)"])
        }
        for fault in summary.media.faultLines {
            logger.warning("a file of media is not in the backup", metadata: ["cause": "\(fault)"])
        }
    }

    /// Removes the files of media that only copies named which are gone. What hinders that is no fault of the copies: it is logged.
    private func removeUnnamedMedia(at now: Timestamp, _ isStopping: @escaping @Sendable () -> Bool) throws {
        do {
            let before = now.advanced(by: -Self.mediaAge)
            let removed = try media.removeUnnamed(in: folder.path, by: folder.names, before: before, isStopping)
            guard let removed, removed.files > 0 else { return }
            let details: Logger.Metadata = ["files": "\(removed.files)", "bytes": "\(removed.bytes)"]
            logger.notice("files of media were removed that no backup names any more", metadata: details)
        } catch let error as CancellationError {
            throw error
        } catch {
            let details: Logger.Metadata = ["cause": "\(OperationFailure(error))", "directory": "\(folder.path)"]
            logger.warning("files of media that no backup names any more were not removed", metadata: details)
        }
    }
}
