import NewsDomain
import NewsImport
import Synchronization

/// A repository in memory that knows what it has by kind and source id.
final class InMemoryRepository: ImportRepository {
    private struct State {
        var records: [ImportRecord] = []
        var texts: [String: String] = [:]
        var batchSizes: [Int] = []
        var finishes = 0
    }

    private let state = Mutex(State())
    private let failsAtBatch: Int?

    init(failsAtBatch: Int? = nil) {
        self.failsAtBatch = failsAtBatch
    }

    struct Full: Error {}

    func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome] {
        try state.withLock { state in
            state.batchSizes.append(records.count)
            if state.batchSizes.count == failsAtBatch { throw Full() }
            return records.map { record in
                let key = "\(source) \(record.kind) \(record.sourceID)"
                let text = String(describing: record)
                let old = state.texts[key]
                if !dryRun {
                    state.texts[key] = text
                    if old != nil {
                        state.records.removeAll { $0.kind == record.kind && $0.sourceID == record.sourceID }
                    }
                    state.records.append(record)
                }
                return old == nil ? .created : old == text ? .unchanged : .updated
            }
        }
    }

    func forEachMedia(from source: String, _ body: (String) -> Void) throws {
        for media in media { body(media.sourceID) }
    }

    func finishImport(from source: String) throws {
        state.withLock { $0.finishes += 1 }
    }

    var records: [ImportRecord] { state.withLock { $0.records } }
    var batchSizes: [Int] { state.withLock { $0.batchSizes } }
    var finishes: Int { state.withLock { $0.finishes } }

    var articles: [ImportedArticle] { records.compactMap { if case .article(let value) = $0 { value } else { nil } } }
    var sections: [ImportedSection] { records.compactMap { if case .section(let value) = $0 { value } else { nil } } }
    var tags: [ImportedTag] { records.compactMap { if case .tag(let value) = $0 { value } else { nil } } }
    var authors: [ImportedAuthor] { records.compactMap { if case .author(let value) = $0 { value } else { nil } } }
    var media: [ImportedMedia] { records.compactMap { if case .media(let value) = $0 { value } else { nil } } }
    var galleries: [ImportedGallery] { records.compactMap { if case .gallery(let value) = $0 { value } else { nil } } }
    var collections: [ImportedCollection] {
        records.compactMap { if case .collection(let value) = $0 { value } else { nil } }
    }

    func article(_ id: Int) -> ImportedArticle? {
        articles.first { $0.sourceID == "post:\(id)" }
    }
}

extension ImportRecord {
    /// The record's id in its source.
    var sourceID: String {
        switch self {
        case .section(let value): value.sourceID
        case .tag(let value): value.sourceID
        case .author(let value): value.sourceID
        case .media(let value): value.sourceID
        case .topic(let value): value.sourceID
        case .gallery(let value): value.sourceID
        case .article(let value): value.sourceID
        case .collection(let value): value.sourceID
        case .relatedLinks(let value): value.article
        }
    }
}
