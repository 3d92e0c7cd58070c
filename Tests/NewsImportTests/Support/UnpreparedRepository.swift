import NewsDomain
import Synchronization

/// A repository that cannot prepare one of the batches, and counts those it wrote.
final class UnpreparedRepository: ImportRepository {
    struct Lost: Error {}

    private let failsAtBatch: Int
    private let prepared = Mutex(0)
    private let count = Mutex(0)

    init(failsAtBatch: Int) {
        self.failsAtBatch = failsAtBatch
    }

    var written: Int { count.withLock { $0 } }

    func prepareBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> ImportStep {
        let number = prepared.withLock { prepared in
            prepared += 1
            return prepared
        }
        if number == failsAtBatch { throw Lost() }
        return { try self.importBatch(records, from: source, dryRun: dryRun) }
    }

    func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome] {
        count.withLock { $0 += 1 }
        return records.map { _ in .created }
    }

    func finishImport(from source: String) throws {}
}
