internal import CNGHTTP2
internal import Glibc

/// The head of an answer as fields of HTTP/2 (RFC 9113, section 8.3.2), made of the bytes that it has in HTTP/1.1: answers are kept
/// with those.
struct HTTP2ResponseFields {
    private(set) var fields: [nghttp2_nv] = []

    private static let inPlace = UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)
    private static let momentary = inPlace | UInt8(NGHTTP2_NV_FLAG_NO_INDEX.rawValue)
    private static let status: StaticString = ":status"
    /// Where the code stands in `HTTP/1.1 200 OK`.
    private static let code = 9..<12

    /// Takes a head. The fields point into it, where their names are put in lower case: they live as long as the pointer does.
    mutating func read(_ head: UnsafeMutableRawBufferPointer) {
        fields.removeAll(keepingCapacity: true)
        guard let start = head.baseAddress, head.count > Self.code.upperBound else { return }
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        add(
            UnsafeMutablePointer(mutating: Self.status.utf8Start),
            Self.status.utf8CodeUnitCount,
            bytes + Self.code.lowerBound,
            Self.code.count
        )
        let end = bytes + head.count
        var place = Self.lineBreak(bytes, end) + 1
        while place < end, place.pointee != UInt8(ascii: "\r") { place = addField(place, end) }
    }

    /// Adds the field of a line; where the next one begins.
    private mutating func addField(
        _ line: UnsafeMutablePointer<UInt8>,
        _ end: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var colon = line
        while colon < end, colon.pointee != UInt8(ascii: ":") {
            if (0x41...0x5A).contains(colon.pointee) { colon.pointee |= 0x20 }
            colon += 1
        }
        let value = min(colon + 2, end)
        let lineBreak = Self.lineBreak(value, end)
        add(line, colon - line, value, max(0, lineBreak - value - 1))
        return lineBreak + 1
    }

    private mutating func add(
        _ name: UnsafeMutablePointer<UInt8>,
        _ nameLength: Int,
        _ value: UnsafeMutablePointer<UInt8>,
        _ valueLength: Int
    ) {
        let isMomentary = Self.isMomentary(UnsafeBufferPointer(start: name, count: nameLength))
        fields.append(
            nghttp2_nv(
                name: name,
                value: value,
                namelen: nameLength,
                valuelen: valueLength,
                flags: isMomentary ? Self.momentary : Self.inPlace
            )
        )
    }

    /// The end where there is none.
    private static func lineBreak(
        _ start: UnsafeMutablePointer<UInt8>,
        _ end: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        memchr(start, CInt(UInt8(ascii: "\n")), end - start)?.assumingMemoryBound(to: UInt8.self) ?? end
    }

    /// What is another with each answer would drive the others out of the client's table.
    private static func isMomentary(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        switch name.count {
        case 4: name.reads("date") || name.reads("etag")
        case 8: name.reads("location")
        case 9: name.reads("ratelimit")
        case 12: name.reads("x-request-id")
        case 13: name.reads("last-modified") || name.reads("server-timing") || name.reads("surrogate-key")
        case 14: name.reads("content-length")
        default: false
        }
    }
}
