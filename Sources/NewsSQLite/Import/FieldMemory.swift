internal import NewsDomain

/// What an import remembers of a record's fields: what the source gave last, and what was kept of it here. A source has
/// changed a field where it gives something else than it gave, an editor where something else stands here than was kept.
///
/// Digests of 32 bits: a change that gives the same by chance, one in four thousand million, goes unseen.
struct FieldMemory: Equatable {
    private struct Entry: Equatable {
        var given: UInt32
        var kept: UInt32
    }

    /// What holds nothing has no entry: so neither has a field that there was not yet when the record was imported.
    private var entries: [String: Entry] = [:]
    private static let nothing = digest(nil)

    init() {}

    /// Notes what the source gave of a field, and what was kept.
    mutating func note(_ field: String, given: UInt32, kept: UInt32) {
        let isNothing = given == Self.nothing && kept == Self.nothing
        entries[field] = isNothing ? nil : Entry(given: given, kept: kept)
    }

    /// Notes the same of the texts themselves.
    mutating func note(_ field: String, given: String?, kept: String?) {
        let digest = Self.digest(given)
        note(field, given: digest, kept: kept == given ? digest : Self.digest(kept))
    }

    /// What the source gave last, and what was kept of it.
    subscript(_ field: String) -> (given: UInt32, kept: UInt32) {
        let entry = entries[field]
        return (entry?.given ?? Self.nothing, entry?.kept ?? Self.nothing)
    }

    /// Whether all that is here is what the source gave.
    var isAsGiven: Bool {
        entries.values.allSatisfy { $0.given == $0.kept }
    }

    /// Nothing, an empty text and an empty list are the same.
    static func digest(_ text: String?) -> UInt32 {
        var hash = StableHash()
        hash.combine(text == "" || text == "[]" ? nil : text)
        return UInt32(truncatingIfNeeded: hash.value ^ hash.value >> 32)
    }
}

/// As it is stored: `title:k3j2h1 summary:abc:def`, in the order of the names; the second digest where it is another.
extension FieldMemory {
    init(stored text: String) {
        for entry in text.split(separator: " ") {
            let parts = entry.split(separator: ":")
            guard parts.count > 1, let given = UInt32(parts[1], radix: 36) else { continue }
            let kept = parts.count > 2 ? UInt32(parts[2], radix: 36) : nil
            entries[String(parts[0])] = Entry(given: given, kept: kept ?? given)
        }
    }

    var stored: String {
        entries.sorted { $0.key < $1.key }
            .map { field, entry in
                let kept = entry.kept == entry.given ? "" : ":" + String(entry.kept, radix: 36)
                return "\(field):\(String(entry.given, radix: 36))\(kept)"
            }
            .joined(separator: " ")
    }
}
