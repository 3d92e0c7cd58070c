internal import Foundation
internal import GRDB
internal import NewsDomain

/// Counts what articles have in common, by the tokens that stand in the index.
struct SearchFacets {
    private let db: Database
    private let tables: SearchTables

    init(_ db: Database, _ tables: SearchTables) {
        self.db = db
        self.tables = tables
    }

    /// The values of facets among the articles of these numbers.
    func counts(_ facets: [SearchFacet], among numbers: [Int64]) throws -> [FacetCounts] {
        guard !facets.isEmpty else { return [] }
        var tally = SearchTokenTally()
        var years: [Int: Int] = [:]
        let sql = "SELECT r.filters, r.at FROM json_each(?) j CROSS JOIN \(tables.row) r ON r.number = j.value"
        try db.forEachRow(sql, idList(numbers)) { columns in
            columns.withText { tally.add($0) }
            years[Timestamp(seconds: columns.next()).civilDate.year, default: 0] += 1
        }
        let tokens = tally.counts
        return try facets.map { facet in
            switch facet {
            case .year:
                FacetCounts(facet, years.map { .init(value: "\($0.key)", name: "\($0.key)", count: $0.value) }.inOrder)
            case .language: FacetCounts(facet, try languages(tokens))
            case .section, .tag, .topic, .author: FacetCounts(facet, try names(facet, tokens))
            }
        }
    }

    private func languages(_ tokens: [(text: String, count: Int)]) throws -> [FacetCounts.Value] {
        let prefix = SearchToken.language("").text
        let tags = Dictionary(try db.languagesOfArticles().map { ($0.tag.lowercased(), $0.tag) }) { first, _ in first }
        return tokens.filter { $0.text.hasPrefix(prefix) }
            .map { token, count in
                let text = String(token.dropFirst(prefix.count))
                return FacetCounts.Value(value: tags[text] ?? text, name: tags[text] ?? text, count: count)
            }
            .inOrder
    }

    /// What was merged counts for what it was merged into.
    private func names(_ facet: SearchFacet, _ tokens: [(text: String, count: Int)]) throws -> [FacetCounts.Value] {
        let (kind, prefix) = (facet.rawValue, ":\(facet.rawValue)")
        var counts: [Int64: Int] = [:]
        for (token, count) in tokens where token.hasPrefix(prefix) {
            if let id = Int64(token.dropFirst(prefix.count)) { counts[id] = count }
        }
        let frequent = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(SearchQuery.facetValues * 2)
        let sql = """
            SELECT j.value, t.slug, t.\(facet == .topic ? "title" : "name")
            FROM json_each(?) j LEFT JOIN former_id f ON f.kind = ? AND f.id = j.value
                CROSS JOIN \(kind) t ON t.id = ifnull(f.resourceId, j.value)
            """
        var values: [String: FacetCounts.Value] = [:]
        try db.forEachRow(sql, idList(frequent.map(\.key)), kind) { columns in
            let count = counts[columns.next()] ?? 0
            let value = FacetCounts.Value(value: columns.next(), name: columns.next(), count: count)
            values[value.value, default: .init(value: value.value, name: value.name, count: 0)].count += count
        }
        return Array(values.values).inOrder
    }
}

extension [FacetCounts.Value] {
    /// The most frequent ones, in their order.
    fileprivate var inOrder: [FacetCounts.Value] {
        Array(sorted { ($0.count, $1.value) > ($1.count, $0.value) }.prefix(SearchQuery.facetValues))
    }
}
