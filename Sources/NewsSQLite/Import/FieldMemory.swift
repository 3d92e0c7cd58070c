internal import NewsDomain

/// What an import remembers of a record's fields: what the source gave last, and what was kept of it here. A source has
/// changed a field where it gives something else than it gave, an editor where something else stands here than was kept.
///
/// Digests of 32 bits: a change that gives the same by chance, one in four thousand million, goes unseen.
struct FieldMemory: Equatable {
    private struct Entry: Equatable {
        let field: String
        var given: UInt32
        var kept: UInt32
    }

    /// In the order of the fields' names. What holds nothing has no entry: so neither has a field that there was not yet when
    /// the record was imported.
    private var entries: [Entry] = []
    private static let nothing = digest(nil)

    init() {}

    /// What is remembered where all that a source gave was kept.
    init(_ given: [(field: String, text: String?)]) {
        for (field, text) in given { note(field, given: text, kept: text) }
    }

    /// Notes what the source gave of a field, and what was kept.
    mutating func note(_ field: String, given: UInt32, kept: UInt32) {
        let place = place(of: field)
        if isEntry(at: place, of: field) { entries.remove(at: place) }
        guard given != Self.nothing || kept != Self.nothing else { return }
        entries.insert(Entry(field: field, given: given, kept: kept), at: place)
    }

    /// Notes the same of the texts themselves.
    mutating func note(_ field: String, given: String?, kept: String?) {
        let digest = Self.digest(given)
        note(field, given: digest, kept: kept == given ? digest : Self.digest(kept))
    }

    /// What the source gave last, and what was kept of it.
    subscript(_ field: String) -> (given: UInt32, kept: UInt32) {
        let place = place(of: field)
        return isEntry(at: place, of: field)
            ? (entries[place].given, entries[place].kept) : (Self.nothing, Self.nothing)
    }

    /// Where the field's entry is, or would be.
    private func place(of field: String) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].field < field { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isEntry(at place: Int, of field: String) -> Bool {
        place < entries.count && entries[place].field == field
    }

    /// Whether all that is here is what the source gave.
    var isAsGiven: Bool {
        entries.allSatisfy { $0.given == $0.kept }
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
            note(String(parts[0]), given: given, kept: kept ?? given)
        }
    }

    var stored: String {
        var text = ""
        for entry in entries {
            if !text.isEmpty { text += " " }
            text += entry.field
            text += ":"
            text += String(entry.given, radix: 36)
            guard entry.kept != entry.given else { continue }
            text += ":"
            text += String(entry.kept, radix: 36)
        }
        return text
    }
}
