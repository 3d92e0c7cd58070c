internal import HTTPTypes

/// Headers' lines (RFC 9112, section 5) as they are sent.
enum HeadLines {
    typealias Fields = [(name: String, value: String)]

    /// The lines of fields.
    static func bytes(_ fields: Fields) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 })
        for (name, value) in fields {
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: ": ".utf8)
            bytes.append(contentsOf: value.utf8)
            bytes.append(contentsOf: "\r\n".utf8)
        }
        return bytes
    }

    /// The fields of well-formed lines, up to a blank one. They are seldom asked for: what is kept for good are the bytes.
    static func fields(_ lines: some Collection<UInt8>) -> Fields {
        lines.split(separator: UInt8(ascii: "\n"))
            .compactMap { line in
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
                let value = line[line.index(after: colon)...].drop { $0 == UInt8(ascii: " ") }
                let text = String(decoding: value, as: UTF8.self).utf8
                let end = text.lastIndex { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: " ") }
                return (
                    String(decoding: line[..<colon], as: UTF8.self), end.map { String(Substring(text[...$0])) } ?? ""
                )
            }
    }
}

extension HTTPFields {
    init(_ fields: HeadLines.Fields) {
        self.init()
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { append(HTTPField(name: name, value: value)) }
        }
    }
}
