internal import NewsDomain

extension Shape.Field {
    /// A moment or null.
    static func timestamp(_ key: String, _ value: @escaping @Sendable (Value) -> Timestamp?) -> Shape<Value>.Field {
        .custom(key) { source, json in
            if let moment = value(source) { json.timestamp(moment) } else { json.null() }
        }
    }

    /// The web address of a thing: `url`.
    static func address(_ value: @escaping @Sendable (Value) -> AddressedThing) -> Shape<Value>.Field {
        .custom("url") { source, json in json.address(of: value(source)) }
    }

    /// The web address of something elsewhere, encoded, or null.
    static func uri(_ key: String, _ value: @escaping @Sendable (Value) -> String?) -> Shape<Value>.Field {
        .custom(key) { source, json in json.string(value(source).map(WebAddress.encoded)) }
    }
}
