internal import NewsDomain

extension Shape.Field {
    /// A moment or null.
    static func timestamp(_ key: String, _ value: @escaping @Sendable (Value) -> Timestamp?) -> Shape<Value>.Field {
        .custom(key) { source, json in
            if let moment = value(source) { json.timestamp(moment) } else { json.null() }
        }
    }
}
