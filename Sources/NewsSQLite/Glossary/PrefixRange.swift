internal import NewsDomain

/// The range of sort keys that begin with a text: from it up to, not including, its successor.
enum PrefixRange {
    static func of(_ prefix: String) -> (low: String, high: String) {
        let low = SortKey.of(prefix)
        // U+10FFFF sorts behind every character that a key may hold (SQLite compares UTF-8 bytes).
        return (low, low + "\u{10FFFF}")
    }
}

extension [String] {
    /// The conditions as a WHERE clause, empty where there is none.
    var asWhere: String {
        isEmpty ? "" : "WHERE " + joined(separator: " AND ")
    }
}
