/// What a resource looks like as JSON: its members in their order, and how each is written.
///
/// The same table serves the whole resource, a selection of its fields, and the names that a wrong field is told.
package struct Shape<Value>: Sendable {
    /// One member. A class, because a value of four closures is dear to copy, and is copied for every member written.
    package final class Field: Sendable {
        let key: JSONKey
        /// The fields of the member's own value, where it is an object or a list of objects.
        let children: (@Sendable () -> [FieldName])?
        /// Whether there is such a member in this value, always where nil; an extra that was not asked for is left out.
        let isPresent: (@Sendable (Value) -> Bool)?
        let write: @Sendable (Value, inout JSONWriter, FieldSelection?) -> Void

        init(
            _ key: JSONKey,
            children: (@Sendable () -> [FieldName])? = nil,
            isPresent: (@Sendable (Value) -> Bool)? = nil,
            write: @escaping @Sendable (Value, inout JSONWriter, FieldSelection?) -> Void
        ) {
            self.key = key
            self.children = children
            self.isPresent = isPresent
            self.write = write
        }

        /// Writes the member, where the value has it and it was asked for.
        @inline(__always)
        func write(_ value: Value, to json: inout JSONWriter, _ selection: FieldSelection?) {
            var inner: FieldSelection?
            if let selection {
                guard let chosen = selection.fields[key.name] else { return }
                inner = chosen
            }
            if let isPresent, !isPresent(value) { return }
            json.key(key)
            write(value, &json, inner)
        }
    }

    let fields: [Field]
    /// The names of its fields.
    package let names: [FieldName]
    /// Writes a value. A closure that is made where the type of the value is known: code for any type copies each value, and
    /// asks at each step what it is.
    private let writeValue: @Sendable (Value, inout JSONWriter, FieldSelection?) -> Void

    /// A shape of these members.
    @inline(__always)
    package init(_ fields: [Field]) {
        self.fields = fields
        names = fields.map { FieldName(name: $0.key.name, children: $0.children) }
        // Held by `fields`, and not counted here: threads that write at the same time would hand each field's counter to and fro.
        let members = fields.map(Unmanaged.passUnretained)
        writeValue = { value, json, selection in
            json.object { json in
                for index in 0..<members.count {
                    members[index]._withUnsafeGuaranteedRef { $0.write(value, to: &json, selection) }
                }
            }
        }
    }

    /// A shape of these members, and behind them those of a part that few values have: what it costs to see that one has
    /// not is paid once, not for each member.
    @inline(__always)
    init<Part: Sendable>(_ fields: [Field], and shape: Shape<Part>, of part: @escaping @Sendable (Value) -> Part?) {
        self.fields = fields
        names = Shape(fields).names + shape.names
        let members = fields.map(Unmanaged.passUnretained)
        writeValue = { value, json, selection in
            json.object { json in
                for index in 0..<members.count {
                    members[index]._withUnsafeGuaranteedRef { $0.write(value, to: &json, selection) }
                }
                if let part = part(value) { shape.writeMembers(part, to: &json, selection) }
            }
        }
    }

    private func writeMembers(_ value: Value, to json: inout JSONWriter, _ selection: FieldSelection?) {
        for field in fields { field.write(value, to: &json, selection) }
    }

    /// The shape with further members behind its own, or in place of those of the same name.
    func adding(_ others: [Field]) -> Shape {
        let names = Set(others.map(\.key.name))
        return Shape(fields.filter { !names.contains($0.key.name) } + others)
    }

    /// The shape without the members of these names.
    func without(_ names: Set<String>) -> Shape {
        Shape(fields.filter { !names.contains($0.key.name) })
    }

    /// Writes a value whole, or the fields selected.
    package func write(_ value: Value, to json: inout JSONWriter, _ selection: FieldSelection? = nil) {
        writeValue(value, &json, selection)
    }
}

/// A field's name, and those of the fields inside it.
package struct FieldName: Sendable {
    package let name: String
    let children: (@Sendable () -> [FieldName])?
}

// MARK: Fields

extension Shape.Field {
    /// A string or null.
    static func string(_ key: String, _ value: @escaping @Sendable (Value) -> String?) -> Shape<Value>.Field {
        Shape.Field(JSONKey(key)) { source, json, _ in json.string(value(source)) }
    }

    /// An integer or null.
    static func integer(_ key: String, _ value: @escaping @Sendable (Value) -> Int?) -> Shape<Value>.Field {
        Shape.Field(JSONKey(key)) { source, json, _ in json.integer(value(source)) }
    }

    /// A number or null.
    static func decimal(_ key: String, _ value: @escaping @Sendable (Value) -> Double?) -> Shape<Value>.Field {
        Shape.Field(JSONKey(key)) { source, json, _ in
            if let number = value(source) { json.decimal(number) } else { json.null() }
        }
    }

    /// `true` or `false`.
    static func boolean(_ key: String, _ value: @escaping @Sendable (Value) -> Bool) -> Shape<Value>.Field {
        Shape.Field(JSONKey(key)) { source, json, _ in json.boolean(value(source)) }
    }

    /// A list of strings.
    static func strings(_ key: String, _ value: @escaping @Sendable (Value) -> [String]) -> Shape<Value>.Field {
        Shape.Field(JSONKey(key)) { source, json, _ in json.array(value(source)) { $0.string($1) } }
    }

    /// An object or null.
    static func object<Inner>(
        _ key: String,
        _ shape: @autoclosure @escaping @Sendable () -> Shape<Inner>,
        _ value: @escaping @Sendable (Value) -> Inner?
    ) -> Shape<Value>.Field {
        Shape.Field(
            JSONKey(key),
            children: { shape().names },
            write: { source, json, selection in
                guard let inner = value(source) else { return json.null() }
                shape().write(inner, to: &json, selection)
            }
        )
    }

    /// A list of objects.
    static func list<Inner>(
        _ key: String,
        _ shape: @autoclosure @escaping @Sendable () -> Shape<Inner>,
        _ value: @escaping @Sendable (Value) -> [Inner]
    ) -> Shape<Value>.Field {
        Shape.Field(
            JSONKey(key),
            children: { shape().names },
            write: { source, json, selection in
                let shape = shape()
                json.array(value(source)) { shape.write($1, to: &$0, selection) }
            }
        )
    }

    /// A list of objects of which there are so many that, where nobody selects among their fields, they are written in a way of
    /// their own, which has to come to the same.
    static func list<Inner>(
        _ key: String,
        _ shape: @autoclosure @escaping @Sendable () -> Shape<Inner>,
        _ value: @escaping @Sendable (Value) -> [Inner],
        whole: @escaping @Sendable ([Inner], inout JSONWriter) -> Void
    ) -> Shape<Value>.Field {
        let field = list(key, shape(), value)
        return Shape.Field(
            field.key,
            children: field.children,
            write: { source, json, selection in
                guard selection == nil else { return field.write(source, &json, selection) }
                whole(value(source), &json)
            }
        )
    }

    /// A value that is written in a way of its own.
    static func custom(
        _ key: String,
        _ write: @escaping @Sendable (Value, inout JSONWriter) -> Void
    ) -> Shape<Value>.Field {
        Shape.Field(JSONKey(key)) { source, json, _ in write(source, &json) }
    }

    /// The field, left out of a value that does not have it.
    func onlyIf(_ isPresent: @escaping @Sendable (Value) -> Bool) -> Shape<Value>.Field {
        Shape.Field(key, children: children, isPresent: isPresent, write: write)
    }
}
