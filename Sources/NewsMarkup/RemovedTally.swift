/// Counts what is taken out. Few different names come up in one body, so they are searched in line.
struct RemovedTally {
    private struct Entry {
        let kind: RemovedMarkup.Kind
        let name: [UInt8]
        var count: Int
    }

    /// Beyond this many names a document is playing games; the rest is counted under one name.
    private static let mostNames = 64
    private static let longestName = 64

    private var entries: [Entry] = []

    mutating func note(_ kind: RemovedMarkup.Kind, _ name: Bytes) {
        let name = name.slice(0..<min(name.count, Self.longestName))
        if count(kind, name) { return }
        if entries.count < Self.mostNames {
            entries.append(Entry(kind: kind, name: name.map(\.lowercased), count: 1))
        } else if !count(kind, Bytes("...")) {
            entries.append(Entry(kind: kind, name: Array(Bytes("...")), count: 1))
        }
    }

    /// The account, sorted.
    func sorted() -> [RemovedMarkup] {
        entries.map { RemovedMarkup(kind: $0.kind, name: String(decoding: $0.name, as: UTF8.self), count: $0.count) }
            .sorted()
    }

    private mutating func count(_ kind: RemovedMarkup.Kind, _ name: Bytes) -> Bool {
        for index in entries.indices where entries[index].kind == kind && entries[index].name.count == name.count {
            guard zip(entries[index].name, name).allSatisfy({ $0 == $1.lowercased }) else { continue }
            entries[index].count += 1
            return true
        }
        return false
    }
}
