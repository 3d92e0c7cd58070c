/// The fields of a resource that a caller asked for: `title,section.name` is `{title, section: {name}}`.
package struct FieldSelection: Sendable, Equatable {
    /// By name, the selection inside; nil inside is the whole value.
    private(set) var fields: [String: FieldSelection?] = [:]

    /// The most paths one selection names.
    package static let maximumPaths = 100

    /// Whether the field is asked for, whole or in part.
    package func contains(_ name: String) -> Bool {
        fields[name] != nil
    }

    /// What was asked for inside a field; nil where the whole of it, or nothing, was.
    package subscript(_ name: String) -> FieldSelection? {
        fields[name] ?? nil
    }

    /// All of these fields, each whole; of what lies at one of the dotted paths only `part`.
    init(_ known: [FieldName], narrowing paths: [String] = [], to part: FieldSelection? = nil) {
        for field in known {
            let inner = paths.filter { $0.hasPrefix(field.name + ".") }
            if inner.isEmpty {
                fields[field.name] = .some(paths.contains(field.name) ? part : nil)
            } else {
                let below = inner.map { String($0.dropFirst(field.name.count + 1)) }
                fields[field.name] = FieldSelection(field.children?() ?? [], narrowing: below, to: part)
            }
        }
    }

    private init() {}

    /// Reads dotted paths. What is not among `known` is returned as unknown.
    package static func parse(
        _ paths: [String],
        known: [FieldName]
    ) -> (selection: FieldSelection, unknown: [UnknownField]) {
        var selection = FieldSelection()
        var unknown: [UnknownField] = []
        for path in paths {
            let segments = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            if let (place, names) = check(segments, known) {
                let stem = segments[..<place].map { $0 + "." }.joined()
                unknown.append(UnknownField(path: path, stem: stem, name: segments[place], known: names))
            } else {
                selection.add(segments[...])
            }
        }
        return (selection, unknown)
    }

    /// The first wrong segment, and the names that could have stood there; nil where all are right.
    private static func check(_ segments: [String], _ known: [FieldName]) -> (place: Int, known: [String])? {
        var known = known
        for (place, segment) in segments.enumerated() {
            guard let name = known.first(where: { $0.name == segment }) else { return (place, known.map(\.name)) }
            known = name.children?() ?? []
        }
        return nil
    }

    private mutating func add(_ segments: ArraySlice<String>) {
        guard let first = segments.first else { return }
        let rest = segments.dropFirst()
        // The whole of a field takes in every part of it.
        if rest.isEmpty {
            fields[first] = .some(nil)
        } else if let present = fields[first] {
            guard var inner = present else { return }
            inner.add(rest)
            fields[first] = inner
        } else {
            var inner = FieldSelection()
            inner.add(rest)
            fields[first] = inner
        }
    }
}

/// A path that leads to no field.
package struct UnknownField: Sendable {
    /// The path as it was asked for.
    package let path: String
    /// What of the path is right, with its dot: `image.` of `image.src`.
    package let stem: String
    /// The first wrong part: `src`.
    package let name: String
    /// The names that could have stood there.
    package let known: [String]
}
