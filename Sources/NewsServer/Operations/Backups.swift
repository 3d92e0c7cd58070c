internal import Foundation
package import NewsDomain
internal import NewsMedia
internal import NewsSQLite

/// Copies the newsroom into a file that was not there, and its files of media to beside that, while a server may be running. Returns
/// lines that say what was written.
/// `pause` is how long to rest after each step, of 2 MB; nil for as long as the step took. `checking` is called before the copy is
/// looked through.
///
/// Throws ``OperationFailure``; nothing of the copy is left then.
package func backUpNewsroom(
    to path: String,
    dataDirectory: String,
    pause: Duration? = nil,
    checking: @escaping @Sendable () -> Void = {},
    isCancelled: @escaping @Sendable () -> Bool = { false }
) throws -> String {
    try reportingStops("Stopped: nothing was written under the file's name.") {
        try requireNewsroom(in: dataDirectory)
        let pace = BackupPace(pause: pause)
        let watch = BackupWatch(
            pace: { Thread.sleep(pace.rest(after: $0)) },
            checking: checking,
            isCancelled: isCancelled
        )
        let media = MediaCopies(dataDirectory: dataDirectory)
        let summary = try OnlineBackup(directory: dataDirectory).run(to: path, media: media, watch)
        return lines(
            "Copied the newsroom to “\(path)” (\(summary.bytes) bytes), and found the copy sound.",
            summary.media.lines(copied: "are in “media” beside it", fault: "are not in the copy"),
            miscounts(summary.miscounts)
        )
    }
}

/// Puts a copy in the place of the newsroom in a folder. Returns lines that say what became of which file.
///
/// Throws ``OperationFailure``; the newsroom is as it was then.
package func restoreNewsroom(
    from path: String,
    dataDirectory: String,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    clock: any NewsClock = SystemClock()
) throws -> String {
    try reportingStops("Stopped: the newsroom is as it was.") {
        let restoration = BackupRestoration(of: path, into: dataDirectory, at: clock.now())
        let restored = try restoration.run(media: MediaCopies(dataDirectory: dataDirectory), isCancelled)
        let older = restored.olderSchema.map {
            "An earlier version has written it (\($0)): the next start migrates it, and keeps a copy."
        }
        let kept = restored.kept.map { "What it replaced is kept as “\($0)”: delete it when you are sure." }
        return lines(
            "Restored “\(path)” to “\(dataDirectory)”. Who follows it (sync, events) begins anew.",
            [older, kept].compactMap(\.self),
            restored.media.lines(copied: "are there", fault: "are neither there nor beside the copy"),
            miscounts(restored.miscounts)
        )
    }
}

private func lines(_ first: String, _ others: [String]...) -> String {
    ([first] + others.joined()).joined(separator: "\n")
}

private func miscounts(_ sentences: [String]) -> [String] {
    sentences.isEmpty ? [] : ["It counts wrongly what “broadsheet check --repair” sets right:"] + sentences
}

extension MediaCopySummary {
    /// What is said of them; nothing where there are none.
    fileprivate func lines(copied place: String, fault: String) -> [String] {
        guard files > 0 else { return [] }
        let all = "\(files - faulty) of \(files) files of media \(place); \(copied) were copied (\(bytes) bytes)."
        return [all] + (faulty == 0 ? [] : ["\(faulty) files of media \(fault):"] + faultLines)
    }

    /// A sentence for each that is missing or damaged, and one for the rest.
    var faultLines: [String] {
        faulty == faults.count
            ? faults : faults + ["… and \(faulty - faults.count) more: “broadsheet check” names all."]
    }
}

private func reportingStops<Value>(_ sentence: String, _ work: () throws -> Value) throws -> Value {
    try OperationFailure.reporting {
        do { return try work() } catch is CancellationError { throw OperationFailure(sentence) }
    }
}
