/// Looks a few values up in PHP's serialised arrays, such as `a:2:{s:5:"width";i:1024;s:6:"height";i:768;…}`.
///
/// Not a reader of the format: plugins and careless search-and-replace break it often enough that a strict one would
/// find less.
struct PHPSerialized {
    private let bytes: [UInt8]

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    private init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// What stands before a key, or everything where the key is not there. `key` is lower-case ASCII.
    func before(_ key: StaticString) -> PHPSerialized {
        guard let position = bytes.position(of: key, from: 0) else { return self }
        return PHPSerialized(bytes: bytes[..<position])
    }

    /// What stands behind a key, or nothing where the key is not there. `key` is lower-case ASCII.
    func after(_ key: StaticString) -> PHPSerialized {
        guard let position = bytes.position(of: key, from: 0) else { return PHPSerialized(bytes: []) }
        return PHPSerialized(bytes: bytes[position...])
    }

    /// The first value of a key that is a number, or a text that holds one: `i:12;`, `d:12.5;`, `s:2:"12";`.
    func number(_ key: StaticString) -> Int? {
        guard var position = value(of: key) else { return nil }
        if bytes.holds("s:", at: position) {
            guard let quote = bytes.position(of: "\"", from: position) else { return nil }
            position = quote + 1
        } else if bytes.holds("i:", at: position) || bytes.holds("d:", at: position) {
            position += 2
        } else {
            return nil
        }
        let digits = bytes[position...].prefix { $0.isASCIIDigit }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The first value of a key that is a text. Nil where it is empty.
    func text(_ key: StaticString) -> String? {
        guard let position = value(of: key), bytes.holds("s:", at: position) else { return nil }
        let digits = bytes[(position + 2)...].prefix { $0.isASCIIDigit }
        guard let length = Int(String(decoding: digits, as: UTF8.self)), length > 0 else { return nil }
        let start = digits.endIndex + 2
        guard start < bytes.count, length <= bytes.count - start else { return nil }
        return String(decoding: bytes[start..<start + length], as: UTF8.self)
    }

    /// Where the value of a key begins: behind `"key";`.
    private func value(of key: StaticString) -> Int? {
        var from = 0
        while let position = bytes.position(of: key, from: from) {
            let end = position + key.utf8CodeUnitCount
            if position > 0, bytes[position - 1] == UInt8(ascii: "\""), bytes.holds("\";", at: end) { return end + 2 }
            from = position + 1
        }
        return nil
    }
}
