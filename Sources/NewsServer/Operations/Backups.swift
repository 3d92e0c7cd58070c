internal import Foundation
package import NewsDomain
internal import NewsSQLite

/// Copies the newsroom into a file that was not there, while a server may be running. Returns lines that say what was written.
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
        let summary = try OnlineBackup(directory: dataDirectory).run(to: path, watch)
        return lines(
            "Copied the newsroom to “\(path)” (\(summary.bytes) bytes), and found the copy sound.",
            summary.miscounts
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
        let restored = try restoration.run(isCancelled)
        var said = "Restored “\(path)” to “\(dataDirectory)”. Who follows it (sync, events) begins anew."
        if let older = restored.olderSchema {
            said += "\nAn earlier version has written it (\(older)): the next start migrates it, and keeps a copy."
        }
        if let kept = restored.kept { said += "\nWhat it replaced is kept as “\(kept)”: delete it when you are sure." }
        return lines(said, restored.miscounts)
    }
}

private func lines(_ said: String, _ miscounts: [String]) -> String {
    guard !miscounts.isEmpty else { return said }
    let advice = "It counts wrongly what “broadsheet check --repair” sets right:"
    return ([said, advice] + miscounts).joined(separator: "\n")
}

private func reportingStops<Value>(_ sentence: String, _ work: () throws -> Value) throws -> Value {
    try OperationFailure.reporting {
        do { return try work() } catch is CancellationError { throw OperationFailure(sentence) }
    }
}
