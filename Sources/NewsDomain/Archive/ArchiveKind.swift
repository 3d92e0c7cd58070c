/// A kind of thing in an archive, described once for all who write or read it: what its fields are called, what they
/// hold, and what belongs to it. Fields and parts are called as the schema's columns and tables are (docs/ndjson.md).
package struct ArchiveKind: Sendable {
    package let name: String
    package let fields: [ArchiveField]
    /// Lists that belong to each of them. A kind with parts, or with an id, has a record for each of its things; any
    /// other has records of many.
    package let parts: [ArchivePart]
    package let rules: [ArchiveRule]

    package init(_ name: String, _ fields: [ArchiveField], rules: [ArchiveRule] = [], parts: [ArchivePart] = []) {
        self.name = name
        self.fields = fields
        self.rules = rules
        self.parts = parts
    }

    /// Whether each has an id, and a record of its own.
    package var hasID: Bool { fields.first?.form == .id }

    /// How many values a row has at least: at its end stand fields that archives had not once.
    package var fewestValues: Int {
        (fields.lastIndex { !$0.isOptional } ?? -1) + 1
    }

    /// Where a field is in a row.
    package func place(of field: String) -> Int? {
        fields.firstIndex { $0.name == field }
    }
}

/// A list that belongs to each thing of a kind.
package struct ArchivePart: Sendable {
    package let name: String
    /// What its rows are kept as.
    package let table: String
    package let fields: [ArchiveField]
    /// By which fields its rows are in order.
    package let order: String
    /// Whether there is exactly one row: the part is no list then.
    package let isSingle: Bool
    package let rules: [ArchiveRule]

    package init(
        _ name: String,
        table: String,
        order: String = "position",
        isSingle: Bool = false,
        _ fields: [ArchiveField],
        rules: [ArchiveRule] = []
    ) {
        self.name = name
        self.rules = rules
        self.table = table
        self.order = order
        self.isSingle = isSingle
        self.fields = fields
    }
}

/// A field of a kind or of a part.
package struct ArchiveField: Sendable {
    package let name: String
    package let form: ArchiveForm
    package let isOptional: Bool
    /// What it is kept as, where that is not its name.
    package let column: String
    /// Whether archives had it once: it is read, and not written any more.
    package private(set) var isFormer = false

    /// A field that is always there.
    package static func required(_ name: String, _ form: ArchiveForm, column: String? = nil) -> ArchiveField {
        ArchiveField(name: name, form: form, isOptional: false, column: column ?? name)
    }

    /// A field that archives had once, and need not have.
    package static func former(_ name: String, _ form: ArchiveForm) -> ArchiveField {
        var field = ArchiveField.optional(name, form)
        field.isFormer = true
        return field
    }

    /// A field that may be without value.
    package static func optional(_ name: String, _ form: ArchiveForm) -> ArchiveField {
        ArchiveField(name: name, form: form, isOptional: true, column: name)
    }
}

/// What a field holds.
package enum ArchiveForm: Sendable, Equatable {
    /// The thing's own id: positive, and greater than that of the thing before it.
    case id
    /// The id of a thing of that kind, which came before or, where it is of the same kind, is this one.
    case reference(String)
    /// The id of a thing of the kind that another field names.
    case referenceOf(String)
    /// A number from the least one that is allowed.
    case number(from: Int64)
    /// 64 bits that count nothing.
    case hash
    case boolean
    case time
    case text
    /// A text that is not empty.
    case name
    case slug
    case language
    /// An absolute `http` or `https` address.
    case address
    /// The same, or the path of a file that the newsroom keeps.
    case mediaAddress
    /// HTML that is cleaned when it is read; the field after it is its plain text.
    case html
    case choice([String])
    /// Places in a text: `[[start, length], …]`.
    case ranges
    /// What fields held before a change: a JSON object of texts, kept as it was written.
    case earlierFields
}

/// What a field of a row holds: booleans as 0 and 1, times as seconds since 1970, ranges as their JSON.
package enum ArchiveValue: Sendable, Equatable {
    case none
    case integer(Int64)
    case text(String)

    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }
}

/// A record of an archive: one thing with its parts, or many rows of a kind without ids.
package struct ArchiveRecord: Sendable {
    /// The kind's place in ``ArchiveSchema/kinds``.
    package var kind: Int
    package var rows: [[ArchiveValue]]
    /// The rows of each part, in the order of the kind's parts.
    package var parts: [[[ArchiveValue]]]

    package init(kind: Int, rows: [[ArchiveValue]], parts: [[[ArchiveValue]]] = []) {
        self.kind = kind
        self.rows = rows
        self.parts = parts
    }
}
