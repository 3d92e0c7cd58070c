/// Follows an archive from its first record to its last: that kinds are in order, ids ascend, and whatever is referred
/// to is there. Throws ``NewsError/Code/invalid`` with what is wrong.
package struct ArchiveAudit: Sendable {
    /// How many records of each kind there were.
    package private(set) var counts: [Int]
    private var ids: [IDSet]
    private var present = 0
    private let schema: ArchiveSchema

    package init(_ schema: ArchiveSchema) {
        self.schema = schema
        counts = [Int](repeating: 0, count: schema.kinds.count)
        ids = [IDSet](repeating: IDSet(), count: schema.kinds.count)
    }

    /// Takes the next record.
    package mutating func add(_ record: ArchiveRecord) throws {
        let kind = schema.kinds[record.kind]
        guard record.kind >= present else {
            throw Self.fault("“\(kind.name)” stands behind “\(schema.kinds[present].name)”")
        }
        present = record.kind
        counts[record.kind] += 1
        for row in record.rows {
            try check(row, kind.fields, kind.rules, of: record.kind)
        }
        for (part, rows) in zip(kind.parts, record.parts) {
            for row in rows { try check(row, part.fields, part.rules, of: record.kind) }
        }
    }

    private mutating func check(
        _ row: [ArchiveValue],
        _ fields: [ArchiveField],
        _ rules: [ArchiveRule],
        of kind: Int
    ) throws {
        for (field, value) in zip(fields, row) {
            guard let id = value.integer else { continue }
            switch field.form {
            case .id:
                guard ids[kind].append(id) else { throw Self.fault("the id \(id) is not greater than the one before") }
            case .reference(let name):
                guard let other = schema.place(of: name), ids[other].contains(id) else {
                    throw Self.fault("“\(field.name)” refers to \(name) \(id), which did not come before")
                }
            case .referenceOf(let name):
                let kind = fields.firstIndex { $0.name == name }.flatMap { row[$0].text }
                guard let other = kind.flatMap(schema.place), ids[other].contains(id) else {
                    throw Self.fault("“\(field.name)” refers to nothing of its “\(name)”")
                }
            default: break
            }
        }
        if let broken = rules.first(where: { !$0.isKept(by: row, fields) }) { throw Self.fault(broken.fault) }
    }

    private static func fault(_ detail: String) -> NewsError {
        NewsError(.invalid, detail)
    }
}

/// Ascending ids, as the ranges in which they lie: a few of them, as ids are mostly given without gaps.
private struct IDSet: Sendable {
    private var ranges: [ClosedRange<Int64>] = []

    /// Adds an id; false where it is not greater than all that are there.
    mutating func append(_ id: Int64) -> Bool {
        guard let last = ranges.last else {
            ranges.append(id...id)
            return true
        }
        guard id > last.upperBound else { return false }
        if id == last.upperBound + 1 {
            ranges[ranges.count - 1] = last.lowerBound...id
        } else {
            ranges.append(id...id)
        }
        return true
    }

    func contains(_ id: Int64) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < id { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(id)
    }
}
