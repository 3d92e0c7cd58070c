internal import Foundation
package import NewsDomain
internal import NewsSQLite

/// Copies the newsroom into a file that was not there, while a server may be running. Returns a line that says what was
/// written. `pause` is how long to rest after each step, of 2 MB; 0 for as fast as the disk can.
///
/// Throws ``OperationFailure``; nothing of the copy is left then.
package func backUpNewsroom(
    to path: String,
    dataDirectory: String,
    pause: Duration = .zero,
    isCancelled: @escaping () -> Bool = { false },
    clock: any NewsClock = SystemClock()
) throws -> String {
    try existing(dataDirectory, clock, .readOnly) { store in
        try store.backUp(to: path) { _ in
            if isCancelled() { throw OperationFailure("Stopped: nothing was written under the file's name.") }
            if pause > .zero { Thread.sleep(forTimeInterval: pause / .seconds(1)) }
        }
        let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        return "Copied the newsroom to “\(path)” (\(bytes) bytes), and found the copy sound."
    }
}

/// Puts a copy in the place of the newsroom in a folder. Returns lines that say what became of which file.
///
/// Throws ``OperationFailure``; the newsroom is as it was then.
package func restoreNewsroom(
    from path: String,
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) throws -> String {
    try OperationFailure.reporting {
        let kept = try BackupRestoration.restore(path, into: dataDirectory, at: clock.now())
        let replaced = kept.map { "\nWhat it replaced is kept as “\($0)”: delete it when you are sure." } ?? ""
        return "Restored “\(path)” to “\(dataDirectory)”.\(replaced)"
    }
}

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
