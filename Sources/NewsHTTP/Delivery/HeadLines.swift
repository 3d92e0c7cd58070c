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

    /// The fields of well-formed lines, which are seldom asked for: what is kept for good are the bytes.
    static func fields(_ lines: some Sequence<UInt8>) -> Fields {
        String(decoding: Array(lines), as: UTF8.self).split(separator: "\r\n").map { line in
            let name = line.prefix { $0 != ":" }
            var value = line.dropFirst(name.count + 1).drop { $0 == " " }
            while value.last == " " { value.removeLast() }
            return (String(name), String(value))
        }
    }
}
