internal import CResources
internal import Foundation
internal import NewsHTTP
internal import Synchronization
internal import Yams

extension ContractDocuments {
    /// The contract that was built into the binary.
    static func embedded() -> ContractDocuments {
        let bytes = UnsafeBufferPointer(start: contract_yaml, count: contract_yaml_length)
        let yaml = String(decoding: bytes, as: UTF8.self)
        let cache = Lazy { try json(from: yaml) }
        return ContractDocuments(version: Product.version, yaml: yaml, json: { try cache.value() })
    }

    private static func json(from yaml: String) throws -> String {
        // Timestamps in examples stay the strings that they are.
        let document = try Yams.load(yaml: yaml, Resolver.default.removing(.timestamp)) ?? [:]
        let data = try JSONSerialization.data(
            withJSONObject: document,
            options: [.sortedKeys, .withoutEscapingSlashes]
        )
        return String(decoding: data, as: UTF8.self)
    }
}

/// A value that is made when it is first asked for, and then kept.
private final class Lazy<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () throws -> Value

    init(_ make: @escaping @Sendable () throws -> Value) {
        self.make = make
    }

    func value() throws -> Value {
        try made.withLock { made in
            if let made { return made }
            let value = try make()
            made = value
            return value
        }
    }
}
