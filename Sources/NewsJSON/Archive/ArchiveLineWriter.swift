package import NewsDomain

/// Writes an archive's lines: JSON without a line end (docs/ndjson.md).
package struct ArchiveLineWriter: Sendable {
    private let schema: ArchiveSchema
    private let keys: [Keys]

    package init(_ schema: ArchiveSchema) {
        self.schema = schema
        keys = schema.kinds.map { kind in
            Keys(
                name: JSONKey(kind.name),
                fields: kind.fields.map { JSONKey($0.name) },
                parts: kind.parts.map { Keys(name: JSONKey($0.name), fields: $0.fields.map { JSONKey($0.name) }) }
            )
        }
    }

    /// The first line.
    package func header(exportedAt: Timestamp) -> [UInt8] {
        line { json in
            json.key("type")
            json.string("broadsheet")
            json.key("version")
            json.integer(ArchiveSchema.version)
            json.key("exportedAt")
            json.timestamp(exportedAt)
        }
    }

    /// The last line: how many lines of each kind there were.
    package func trailer(counts: [Int]) -> [UInt8] {
        line { json in
            json.key("type")
            json.string("end")
            json.key("lines")
            json.object { json in
                for (kind, count) in zip(schema.kinds, counts) {
                    json.key(JSONKey(kind.name))
                    json.integer(count)
                }
            }
        }
    }

    /// A record's line.
    package func line(_ record: ArchiveRecord) -> [UInt8] {
        let kind = schema.kinds[record.kind]
        let keys = keys[record.kind]
        return line { json in
            json.key("type")
            json.string(kind.name)
            if kind.hasID, let row = record.rows.first {
                members(row, kind.fields, keys.fields, &json)
                for (index, part) in kind.parts.enumerated() {
                    write(record.parts[index], of: part, keys.parts[index], &json)
                }
            } else {
                json.key("rows")
                json.array(record.rows) { json, row in
                    json.array(zip(kind.fields, row)) { json, cell in value(cell.1, cell.0.form, &json) }
                }
            }
        }
    }

    private func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object(members)
        return json.finish()
    }

    private func write(
        _ rows: [[ArchiveValue]],
        of part: ArchivePart,
        _ keys: Keys,
        _ json: inout JSONWriter
    ) {
        guard !rows.isEmpty else { return }
        json.key(keys.name)
        if part.isSingle {
            json.object { json in members(rows[0], part.fields, keys.fields, &json) }
        } else {
            json.array(rows) { json, row in
                json.object { json in members(row, part.fields, keys.fields, &json) }
            }
        }
    }

    private func members(
        _ row: [ArchiveValue],
        _ fields: [ArchiveField],
        _ keys: [JSONKey],
        _ json: inout JSONWriter
    ) {
        for (index, field) in fields.enumerated() where row[index] != .none {
            json.key(keys[index])
            value(row[index], field.form, &json)
        }
    }

    private func value(_ value: ArchiveValue, _ form: ArchiveForm, _ json: inout JSONWriter) {
        switch (value, form) {
        case (.integer(let number), .hash): json.string(String(number))
        case (.integer(let number), .boolean): json.boolean(number != 0)
        case (.integer(let number), .time): json.timestamp(Timestamp(seconds: number))
        case (.integer(let number), _): json.integer(number)
        case (.text(let text), .ranges): json.raw(Array(text.utf8))
        case (.text(let text), _): json.string(text)
        case (.none, _): json.null()
        }
    }

    // MARK: Names

    /// The names of a kind or part, quoted once for all.
    fileprivate struct Keys {
        var name: JSONKey
        var fields: [JSONKey]
        var parts: [Keys] = []
    }
}
