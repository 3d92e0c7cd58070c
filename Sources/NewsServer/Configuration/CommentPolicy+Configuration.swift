internal import Configuration
internal import NewsDomain

extension CommentPolicy {
    /// Reads `mode`, `require`, `perMinute`, `perHour` and `exemptLoopback`. Throws ``OperationFailure`` where a value
    /// cannot be used.
    init(_ config: ConfigReader) throws {
        self.init()
        mode = try Self.word(config.string(forKey: "mode", default: Mode.pre.rawValue), "comments mode")
        required = Set(
            try config.list("require").map { try Self.word($0, "required field") }
        )
        let perMinute = try config.number("perMinute") ?? limits[0].count
        let perHour = try config.number("perHour") ?? limits[1].count
        guard perMinute >= 0, perHour >= 0, perMinute <= 10_000, perHour <= 10_000 else {
            throw OperationFailure("Limits of comments must be from 1 to 10000, or 0 for none.")
        }
        limits = [RateLimit(count: perMinute, seconds: 60), RateLimit(count: perHour, seconds: 3600)]
            .filter { $0.count > 0 }
        exemptsLoopback = try config.flag("exemptLoopback") ?? false
    }

    private static func word<Word: RawRepresentable & CaseIterable>(_ text: String, _ what: String) throws -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw OperationFailure("The \(what) must be one of \(known), not “\(text)”.")
        }
        return word
    }
}

extension AddressRange {
    /// Addresses and ranges. Throws ``OperationFailure`` where one is none.
    static func list(_ parts: [String]) throws -> [AddressRange] {
        try parts.map { part in
            guard let range = AddressRange(part) else {
                throw OperationFailure("Trusted proxies must be addresses or ranges such as 10.0.0.0/8, not “\(part)”.")
            }
            return range
        }
    }
}
