/// All that is in an archive, in the order in which it stands there: what is referred to comes first. What that is storage
/// says.
package struct ArchiveSchema: Sendable {
    package let kinds: [ArchiveKind]
    private let places: [String: Int]

    package init(_ kinds: [ArchiveKind]) {
        self.kinds = kinds
        places = Dictionary(kinds.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The form's number. Another one is not read.
    package static let version: Int64 = 1
    /// The most rows of a record of many.
    package static let rowsPerRecord = 500

    /// The place of a kind.
    package func place(of name: String) -> Int? {
        places[name]
    }
}
