import Foundation
import NewsJSON

/// What is taken for JSON, Foundation takes too, and it means the same; what is refused is refused in a short sentence.
func tryJSON(_ bytes: UnsafeRawBufferPointer) {
    do {
        let value = try JSONParser.parse(Array(bytes))
        let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
        hold(other != nil, "Foundation does not take it")
        if let other { hold(agree(value, other), "\(value)\nis to Foundation\n\(other)") }
        let written = write(value)
        hold((try? JSONParser.parse(written)) == value, "written it is \(String(decoding: written, as: UTF8.self))")
    } catch let error {
        hold(error.offset <= bytes.count, "an error behind the end")
        hold(error.detail.utf8.count < 600, "a sentence of \(error.detail.utf8.count) bytes")
        hold(
            error.pointer.map { $0.utf8.count < 33 * (2 * JSONParser.maximumPointerName + 2) } ?? true,
            "a long pointer"
        )
    }
}

private func agree(_ value: JSONValue, _ other: Any) -> Bool {
    switch value {
    case .null: other is NSNull
    case .bool(let flag): (other as? NSNumber)?.boolValue == flag
    // Foundation keeps some as decimal numbers, which are rounded otherwise: 9.00000000000000000000000057 is not 9 to it.
    case .integer(let number): agree(Double(number), other)
    case .decimal(let number): agree(number, other)
    // Foundation loses U+FEFF behind an escape.
    case .string(let text):
        (other as? String).map { $0.replacing("\u{FEFF}", with: "") == text.replacing("\u{FEFF}", with: "") } ?? false
    case .array(let values):
        (other as? [Any]).map { $0.count == values.count && zip(values, $0).allSatisfy(agree) } ?? false
    case .object(let object):
        // Names that Unicode takes for equal are one to Foundation.
        (other as? [String: Any]).map { $0.count <= object.count } ?? false
    }
}

private func agree(_ number: Double, _ other: Any) -> Bool {
    (other as? NSNumber).map { abs($0.doubleValue - number) <= abs(number) * 1e-12 } ?? false
}

private func write(_ value: JSONValue) -> [UInt8] {
    var json = JSONWriter()
    write(value, &json)
    return json.finish()
}

private func write(_ value: JSONValue, _ json: inout JSONWriter) {
    switch value {
    case .null: json.null()
    case .bool(let flag): json.boolean(flag)
    case .integer(let number): json.integer(number)
    case .decimal(let number): json.raw(Array("\(number)".utf8))
    case .string(let text): json.string(text)
    case .array(let values): json.array(values) { write($1, &$0) }
    case .object(let object):
        json.object { json in
            for name in object.names {
                json.key(key(name))
                write(object[name] ?? .null, &json)
            }
        }
    }
}

/// A key of any name: those of the newsroom's own need no escaping.
private func key(_ name: String) -> JSONKey {
    var quoted = JSONWriter()
    quoted.string(name)
    return JSONKey(String(decoding: quoted.finish().dropFirst().dropLast(), as: UTF8.self))
}
