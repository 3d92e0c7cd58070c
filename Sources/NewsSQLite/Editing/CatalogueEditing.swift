internal import GRDB
internal import NewsDomain

/// What editors do to sections, tags, authors, topics, galleries, collections and media, within a transaction.
struct CatalogueEditing {
    private let db: Database
    private let now: Timestamp

    init(_ db: Database, at now: Timestamp) {
        self.db = db
        self.now = now
    }

    func perform(_ operation: CatalogueOperation) throws -> EditorialOutcome {
        throw NewsError(.notFound, "There is no such thing.")
    }
}
