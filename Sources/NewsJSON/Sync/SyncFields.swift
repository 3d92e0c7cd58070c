package import NewsDomain

/// The members that a copy asks for: those that any of its kinds has.
package enum SyncFields {
    /// The members that the values of some kinds have, each once.
    package static func known(of kinds: [SyncKind]) -> [FieldName] {
        merged(kinds.flatMap(\.fields))
    }

    private static func merged(_ fields: [FieldName]) -> [FieldName] {
        var names: [String] = []
        for field in fields where !names.contains(field.name) { names.append(field.name) }
        return names.map { name in
            let children = fields.filter { $0.name == name }.compactMap(\.children)
            guard !children.isEmpty else { return FieldName(name: name, children: nil) }
            return FieldName(name: name, children: { merged(children.flatMap { $0() }) })
        }
    }

    /// What paths of a token select; nil for all. What is not known any more is left out.
    package static func selection(_ paths: [String], of kinds: [SyncKind]) -> FieldSelection? {
        paths.isEmpty ? nil : FieldSelection.parse(paths, known: known(of: kinds)).selection
    }
}
