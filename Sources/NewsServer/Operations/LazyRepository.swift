internal import Foundation
internal import NewsDomain
internal import NewsSQLite
internal import Synchronization

/// A store that is opened, and made, when the first batch is there: a file that is refused leaves no trace.
final class LazyRepository: ImportRepository {
    private struct Opened {
        var store: SQLiteNewsroom
        var temporaryDirectory: String?
    }

    private let directory: String
    private let clock: any NewsClock
    private let opened = Mutex<Opened?>(nil)

    init(directory: String, clock: any NewsClock) {
        self.directory = directory
        self.clock = clock
    }

    func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome] {
        try store(dryRun: dryRun).importBatch(records, from: source, dryRun: dryRun)
    }

    func prepareBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> ImportStep {
        try store(dryRun: dryRun).prepareBatch(records, from: source, dryRun: dryRun)
    }

    func forEachMedia(from source: String, _ body: (String) -> Void) throws {
        guard SQLiteNewsroom.exists(in: directory) else { return }
        try store(dryRun: false).forEachMedia(from: source, body)
    }

    func finishImport(from source: String) throws {
        try opened.withLock(\.self)?.store.finishImport(from: source)
    }

    /// Indexes what was written; nil where nothing was.
    func fillIndex(_ watch: ImportControl, at now: Timestamp) throws -> IndexingSummary? {
        try opened.withLock(\.self)?.store.fillIndex(watch, at: now)
    }

    func close() {
        opened.withLock { opened in
            try? opened?.store.close()
            if let temporary = opened?.temporaryDirectory { try? FileManager.default.removeItem(atPath: temporary) }
            opened = nil
        }
    }

    /// The store; for a dry run where there is none yet, an empty one that is thrown away.
    private func store(dryRun: Bool) throws -> SQLiteNewsroom {
        try opened.withLock { opened in
            if let opened { return opened.store }
            let needsTemporary = dryRun && !SQLiteNewsroom.exists(in: directory)
            let temporary =
                needsTemporary
                ? FileManager.default.temporaryDirectory.path + "/broadsheet-dry-run-\(UUID().uuidString)" : nil
            let store = try SQLiteNewsroom(directory: temporary ?? directory, clock: clock, options: .bulk)
            opened = Opened(store: store, temporaryDirectory: temporary)
            return store
        }
    }
}
