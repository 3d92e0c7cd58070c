internal import NIOCore
internal import NIOHPACK

extension HPACKHeaders {
    /// The head of an answer (RFC 9113, section 8.3.2), of the bytes that it has in HTTP/1.1: answers are kept with those.
    init(status: Int, head: ByteBuffer) {
        self.init()
        reserveCapacity(24)
        add(name: ":status", value: String(status))
        head.withUnsafeReadableBytes { addFields(of: $0) }
    }

    private mutating func addFields(of head: UnsafeRawBufferPointer) {
        var place = Self.end(of: head[...])
        while place < head.count, head[place] != Self.carriageReturn {
            let end = Self.end(of: head[place...])
            guard let colon = head[place..<end].firstIndex(of: UInt8(ascii: ":")) else { break }
            let name = Self.lowercased(head[place..<colon])
            let value = String(decoding: head[(colon + 2)..<(end - 2)], as: UTF8.self)
            // What is another with each answer would drive the others out of the client's table.
            add(name: name, value: value, indexing: Self.momentary.contains(name) ? .nonIndexable : .indexable)
            place = end
        }
    }

    /// Behind the line break of the first line.
    private static func end(of lines: UnsafeRawBufferPointer.SubSequence) -> Int {
        lines.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? lines.endIndex
    }

    private static func lowercased(_ name: UnsafeRawBufferPointer.SubSequence) -> String {
        String(unsafeUninitializedCapacity: name.count) { text in
            for (place, byte) in name.enumerated() {
                text[place] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            return name.count
        }
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let momentary: Set = [
        "content-length", "date", "etag", "last-modified", "location", "ratelimit", "server-timing", "surrogate-key",
        "x-request-id",
    ]
}
