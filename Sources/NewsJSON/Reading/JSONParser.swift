/// What keeps bytes from being JSON that is taken.
package struct JSONSyntaxError: Error, Equatable {
    /// One sentence for the caller. It repeats ``JSONParser/maximumEcho`` characters of the input at most.
    package var detail: String
    /// The place in the bytes, counted from 0.
    package var offset: Int
    /// Which member stands twice, as a JSON Pointer (RFC 6901); nil for any other error. Above a name of more than
    /// ``JSONParser/maximumPointerName`` bytes it ends, so that no answer grows with the question.
    package var pointer: String?
}

/// Reads JSON: RFC 8259 to the letter, and of RFC 7493 (I-JSON) that names are unique, text is UTF-8 and surrogates
/// come in pairs. No byte order mark (RFC 8259, section 8.1), no comment, no trailing comma.
///
/// One pass, and time in proportion to the bytes, whatever they are.
package enum JSONParser {
    /// The most arrays and objects inside each other.
    package static let maximumDepth = 32
    /// The most characters of the input that an error's sentence repeats.
    package static let maximumEcho = 60
    /// The most bytes of a name that an error's pointer leads through.
    package static let maximumPointerName = 200

    /// The value that the bytes are. An integer beyond Int64 is a ``JSONValue/decimal(_:)``, and then perhaps not
    /// exact; a number beyond Double is refused.
    package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONSyntaxError) in try parse(buffer) }
    }

    /// The same for bytes that lie among others.
    package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        return try reader.document()
    }
}

/// A place in bytes, and how to go on from there.
private struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0
    var depth = 0

    mutating func document() throws(JSONSyntaxError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error("a byte order mark stands before it") }
        skipSpace()
        let value = try self.value()
        skipSpace()
        guard offset == bytes.count else { throw error("something stands behind its end") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        switch peek() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try nested { (reader) throws(JSONSyntaxError) in try reader.object() }
        case UInt8(ascii: "["): return try nested { (reader) throws(JSONSyntaxError) in try reader.array() }
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return try number()
        default: throw error("a value is missing")
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        let length = text.utf8CodeUnitCount
        let isThere = text.withUTF8Buffer { $0.elementsEqual(bytes[offset...].prefix(length)) }
        guard isThere else { throw error("a value is missing") }
        offset += length
        return value
    }

    // MARK: Arrays and objects

    /// Reads what an opening bracket begins. The depth is bounded, and with it the stack.
    private mutating func nested(
        _ read: (inout JSONReader) throws(JSONSyntaxError) -> JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        guard depth < JSONParser.maximumDepth else {
            throw error("values are nested deeper than \(JSONParser.maximumDepth)")
        }
        depth += 1
        offset += 1
        skipSpace()
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func array() throws(JSONSyntaxError) -> JSONValue {
        var values: [JSONValue] = []
        if skip(UInt8(ascii: "]")) { return .array(values) }
        repeat {
            do { values.append(try value()) } catch { throw error.inside("\(values.count)") }
        } while try anotherFollows(before: UInt8(ascii: "]"), "a comma or “]” is missing", "a comma stands before “]”")
        return .array(values)
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONValue {
        var object = JSONObject()
        if skip(UInt8(ascii: "}")) { return .object(object) }
        repeat {
            guard peek() == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
            let start = offset
            let name = try string()
            skipSpace()
            guard skip(UInt8(ascii: ":")) else { throw error("a colon is missing") }
            skipSpace()
            let member: JSONValue
            do { member = try value() } catch { throw error.inside(name) }
            guard object.add(name, member) else { throw JSONSyntaxError.duplicate(name, at: start) }
        } while try anotherFollows(before: UInt8(ascii: "}"), "a comma or “}” is missing", "a comma stands before “}”")
        return .object(object)
    }

    /// Reads a comma and returns true, or reads the closing bracket and returns false.
    private mutating func anotherFollows(
        before bracket: UInt8,
        _ missing: StaticString,
        _ superfluous: StaticString
    ) throws(JSONSyntaxError) -> Bool {
        skipSpace()
        if skip(bracket) { return false }
        let comma = offset
        guard skip(UInt8(ascii: ",")) else { throw error("\(missing)") }
        skipSpace()
        if peek() == bracket { throw error("\(superfluous)", at: comma) }
        return true
    }

    // MARK: Numbers

    /// Reads a number (RFC 8259, section 6).
    private mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = offset
        let isNegative = skip(UInt8(ascii: "-"))
        if peek() == UInt8(ascii: "0"), offset + 1 < bytes.count, isDigit(bytes[offset + 1]) {
            throw error("a number begins with 0")
        }
        let integer = try self.integer(isNegative: isNegative)
        var isDecimal = false
        if skip(UInt8(ascii: ".")) {
            isDecimal = true
            try skipDigits()
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            isDecimal = true
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try skipDigits()
        }
        if !isDecimal, let integer { return .integer(integer) }
        return try decimal(from: start)
    }

    /// Reads digits; nil where Int64 has no room for them.
    private mutating func integer(isNegative: Bool) throws(JSONSyntaxError) -> Int64? {
        var value: Int64? = 0
        let start = offset
        while let byte = peek(), isDigit(byte) {
            // Counted downwards, because the least Int64 has no positive twin.
            if let (product, overflow) = value?.multipliedReportingOverflow(by: 10) {
                let digit = Int64(byte - UInt8(ascii: "0"))
                let (next, underflow) = product.subtractingReportingOverflow(digit)
                value = overflow || underflow ? nil : next
            }
            offset += 1
        }
        guard offset > start else { throw error("a number is incomplete") }
        guard let value, !isNegative else { return value }
        return value == .min ? nil : -value
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        let start = offset
        while let byte = peek(), isDigit(byte) { offset += 1 }
        guard offset > start else { throw error("a number is incomplete") }
    }

    /// Up to here each integer is a double of its own (RFC 8259, section 6).
    private static let exactIntegers: UInt64 = 1 << 53

    private func decimal(from start: Int) throws(JSONSyntaxError) -> JSONValue {
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw error("a number is too large", at: start) }
        // 1.0 is an integer to JSON Schema, and to languages that have one kind of number.
        if let whole = Int64(exactly: value), whole.magnitude <= Self.exactIntegers { return .integer(whole) }
        return .decimal(value)
    }

    // MARK: Strings

    /// Reads a string. One without escapes is made of the bytes as they stand.
    private mutating func string() throws(JSONSyntaxError) -> String {
        let opening = offset
        offset += 1
        skipPlain(opening)
        guard try stop(opening) == UInt8(ascii: "\\") else {
            defer { offset += 1 }
            return try text(UnsafeBufferPointer(rebasing: bytes[opening + 1..<offset]), opening)
        }
        return try escapedString(opening)
    }

    /// Reads the rest of a string that has escapes.
    private mutating func escapedString(_ opening: Int) throws(JSONSyntaxError) -> String {
        var unescaped = Array(bytes[opening + 1..<offset])
        while try stop(opening) == UInt8(ascii: "\\") {
            try escape(into: &unescaped)
            let start = offset
            skipPlain(opening)
            unescaped.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        }
        offset += 1
        return try unescaped.withUnsafeBufferPointer { (buffer) throws(JSONSyntaxError) in try text(buffer, opening) }
    }

    /// Goes on to a quote, a backslash, a control character or the end.
    private mutating func skipPlain(_ opening: Int) {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
            offset += 1
        }
    }

    /// The quote or backslash at which the plain characters of a string stop.
    private func stop(_ opening: Int) throws(JSONSyntaxError) -> UInt8 {
        guard let byte = peek() else { throw error("a string has no end", at: opening) }
        guard byte >= 0x20 else { throw error("a control character is not escaped") }
        return byte
    }

    private func text(_ characters: UnsafeBufferPointer<UInt8>, _ opening: Int) throws(JSONSyntaxError) -> String {
        guard let text = String(validating: characters, as: UTF8.self) else {
            throw error("a string is not UTF-8", at: opening)
        }
        return text
    }

    /// Reads an escape (RFC 8259, section 7).
    private mutating func escape(into unescaped: inout [UInt8]) throws(JSONSyntaxError) {
        let start = offset
        offset += 1
        let letter = peek()
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(bytes[offset - 1])
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"): unescaped.append(contentsOf: UTF8.encode(try codePoint(start)).map(Array.init) ?? [])
        default: throw error("there is no such escape", at: start)
        }
    }

    /// Reads what follows `\u`, and the second half of a surrogate pair with it.
    private mutating func codePoint(_ start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let unit = try hexadecimal(start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
            throw error("half of a surrogate pair stands alone", at: start)
        }
        let second = try hexadecimal(start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("half of a surrogate pair stands alone", at: start) }
        return scalar
    }

    private mutating func hexadecimal(_ start: Int) throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = hexDigit(byte) else {
                throw error("there is no such escape", at: start)
            }
            value = value << 4 | digit
            offset += 1
        }
        return value
    }

    // MARK: Bytes

    @inline(__always)
    private func peek() -> UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    @inline(__always)
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    @inline(__always)
    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private func error(_ reason: String, at place: Int? = nil) -> JSONSyntaxError {
        let place = min(place ?? offset, bytes.count)
        return JSONSyntaxError(detail: "The body is no JSON: \(reason) at byte \(place).", offset: place)
    }
}

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}

private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
}

extension JSONSyntaxError {
    fileprivate static func duplicate(_ name: String, at offset: Int) -> JSONSyntaxError {
        var shown = String(name.unicodeScalars.prefix(JSONParser.maximumEcho))
        if shown.utf8.count < name.utf8.count {
            shown = String(name.unicodeScalars.prefix(JSONParser.maximumEcho - 1)) + "…"
        }
        let detail = "The body names “\(shown)” twice in one object, the second time at byte \(offset)."
        return JSONSyntaxError(detail: detail, offset: offset, pointer: "").inside(name)
    }

    /// The error as it is seen from outside the member or element of that name.
    fileprivate func inside(_ name: String) -> JSONSyntaxError {
        guard let pointer else { return self }
        var error = self
        let isShort = name.utf8.count <= JSONParser.maximumPointerName
        error.pointer = isShort ? "/" + name.escapedForPointer + pointer : ""
        return error
    }
}
