internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: CacheVersionRepository {
    package func cacheVersions(at now: Timestamp) throws -> CacheVersions {
        try reportingFailures {
            let (marks, lastChange) = try readers.read { db in
                let sql = "SELECT at FROM change ORDER BY sequence DESC LIMIT 1"
                return (try db.marks(), try db.firstRow(sql) { $0.next() as Int64 })
            }
            let cacheVersions = CacheVersions(lastChange: lastChange.map(Timestamp.init(seconds:)) ?? now) {
                [weak self] now in
                guard let self else { throw NewsError(.unavailable, "The newsroom is closed.") }
                return try self.read { db in try db.nextMoment(after: now) }
            }
            notes.begin(cacheVersions, from: marks)
            return cacheVersions
        }
    }

    package func pollExternalChanges() throws {
        try reportingFailures { try readers.read { db in try notes.pollExternalChanges(db) } }
    }

    /// Writes in a transaction of its own, and tells of it: that these parts changed, and what the change log says.
    func write<Value>(changing parts: CacheDependency = [], _ work: (Database) throws -> Value) throws -> Value {
        try committing.commit(changing: parts, work)
    }
}

extension Database {
    /// When next an article or a gallery becomes visible, or a pick ends.
    fileprivate func nextMoment(after now: Timestamp) throws -> Timestamp? {
        let moments: [Int64?] = try rows(Self.nextMomentsSQL, [now.seconds]) { $0.optional() }
        return moments.compactMap(\.self).min().map(Timestamp.init(seconds:))
    }

    static let nextMomentsSQL = """
        SELECT min(publishedAt) FROM article WHERE status = 'published' AND publishedAt > ?1
        UNION ALL SELECT min(publishedAt) FROM gallery WHERE publishedAt > ?1
        UNION ALL SELECT min(endsAt) FROM collection_item WHERE endsAt > ?1
        """
}
