internal import Foundation
internal import GRDB
internal import NewsDomain

/// A file that may be a copy of a newsroom.
struct BackupFile {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Throws ``NewsError/Code/unavailable`` with a sentence for the operator unless it is a newsroom's, of this version or an
    /// earlier one, and sound from its first page to its last.
    func check() throws {
        guard FileManager.default.fileExists(atPath: path) else { throw NewsError(.unavailable, "There is no file “\(path)”.") }
        do {
            if case .fresh = try SchemaState(at: path) {
                throw NewsError(.unavailable, "“\(path)” is empty: it is no copy of a newsroom.")
            }
            try checkPages()
        } catch let error as DatabaseError {
            throw NewsError(.unavailable, SQLiteNewsroom.sentence(for: error, path: path))
        }
    }

    private func checkPages() throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        let faults = try queue.read { db in try String.fetchAll(db, sql: "PRAGMA quick_check(3)") }
        guard faults == ["ok"] else {
            throw NewsError(.unavailable, "“\(path)” is damaged: \(faults.joined(separator: "; ")).")
        }
    }
}
