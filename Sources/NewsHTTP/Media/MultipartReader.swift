internal import Glibc
internal import NewsDomain

/// Reads a body of `multipart/form-data` (RFC 7578; RFC 2046, section 5.1) as it comes, and keeps no more of it than a line that
/// may be a boundary.
struct MultipartReader {
    /// What was read.
    enum Event {
        /// A part of that name begins.
        case part(name: String)
        /// Bytes of the part.
        case bytes(ArraySlice<UInt8>)
    }

    private enum Place {
        /// Within a part, or before the first one.
        case body
        /// Behind a boundary, and within the headers of a part.
        case boundary, headers
        /// Behind the headers of a part.
        case partStart
        case end
    }

    private let delimiter: [UInt8]
    private var pending: [UInt8] = [0x0D, 0x0A]
    private var place = Place.body
    private var parts = 0

    /// Bytes of the headers of a part, and parts.
    private static let longestHeaders = 8_192
    private static let mostParts = 20

    /// Whether the last boundary was read.
    var isWhole: Bool { place == .end }

    /// Nil where the type is another, or names no boundary.
    init?(contentType: String) {
        let parts = contentType.split(separator: ";", maxSplits: 1)
        guard let type = parts.first, type.lowercased().filter({ $0 != " " }) == "multipart/form-data",
            parts.count == 2,
            let boundary = Self.parameter("boundary", in: parts[1]), (1...70).contains(boundary.utf8.count)
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Takes further bytes, and tells what is in them. Throws ``NewsError/Code/invalid`` where they are in no such form.
    mutating func take(_ bytes: some Sequence<UInt8>, _ tell: (Event) throws -> Void) throws {
        pending.append(contentsOf: bytes)
        var start = 0
        while try step(&start, tell) {}
        pending.removeFirst(start)
    }

    /// Goes on by one piece; false where more has to come first.
    private mutating func step(_ start: inout Int, _ tell: (Event) throws -> Void) throws -> Bool {
        switch place {
        case .body: return try readBody(&start, tell)
        case .boundary: return try readBoundary(&start)
        case .headers: return try readHeaders(&start, tell)
        case .partStart: return readStart(&start)
        case .end:
            start = pending.count
            return false
        }
    }

    private mutating func readBody(_ start: inout Int, _ tell: (Event) throws -> Void) throws -> Bool {
        let found = find(delimiter, from: start)
        // What may be the begin of a boundary stays.
        let end = found ?? max(start, pending.count - delimiter.count + 1)
        if end > start, parts > 0 { try tell(.bytes(pending[start..<end])) }
        start = end
        guard found != nil else { return false }
        start += delimiter.count
        place = .boundary
        return true
    }

    private mutating func readBoundary(_ start: inout Int) throws -> Bool {
        let rest = pending[start...]
        guard rest.count >= 2 else { return false }
        if rest.starts(with: [0x2D, 0x2D]) {
            place = .end
            return true
        }
        let line = rest.drop { $0 == 0x20 || $0 == 0x09 }
        guard line.count >= 2 else { return try waiting(rest.count) }
        guard line.starts(with: [0x0D, 0x0A]) else { throw Self.malformed("behind a boundary stands something else") }
        // The line's end may be that of the headers, too, where there are none.
        start = line.startIndex
        place = .headers
        return true
    }

    private mutating func readHeaders(_ start: inout Int, _ tell: (Event) throws -> Void) throws -> Bool {
        guard let end = find([0x0D, 0x0A, 0x0D, 0x0A], from: start) else { return try waiting(pending.count - start) }
        let lines = String(decoding: pending[start..<end], as: UTF8.self).split(separator: "\r\n")
        parts += 1
        guard parts <= Self.mostParts else { throw Self.malformed("it has more than \(Self.mostParts) parts") }
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let name = disposition.flatMap({ Self.parameter("name", in: $0) }) else {
            throw Self.malformed("a part has no name")
        }
        // The line break of the headers stays: behind it a boundary may follow at once, where the part is empty.
        start = end + 2
        place = .partStart
        try tell(.part(name: name))
        return true
    }

    private mutating func readStart(_ start: inout Int) -> Bool {
        let rest = pending[start...].prefix(delimiter.count)
        guard rest.count == delimiter.count || !delimiter.starts(with: rest) else { return false }
        if !rest.starts(with: delimiter) { start += 2 }
        place = .body
        return true
    }

    private func waiting(_ count: Int) throws -> Bool {
        guard count <= Self.longestHeaders else { throw Self.malformed("the head of a part is too long") }
        return false
    }

    /// Where the bytes stand first, which begin with a CR.
    private func find(_ bytes: [UInt8], from start: Int) -> Int? {
        pending.withUnsafeBytes { all in
            guard let base = all.baseAddress else { return nil }
            var place = start
            while place + bytes.count <= all.count {
                guard let next = memchr(base + place, 0x0D, all.count - place) else { return nil }
                place = UnsafeRawPointer(next) - base
                if place + bytes.count <= all.count, memcmp(base + place, bytes, bytes.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }

    /// A parameter of a header (RFC 2183): a token, or a text in quotes.
    private static func parameter(_ name: String, in header: some StringProtocol) -> String? {
        for piece in header.split(separator: ";") {
            let parts = piece.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased().filter({ $0 != " " && $0 != "\t" }) == name else { continue }
            var value = parts[1].drop { $0 == " " }
            while value.last == " " { value.removeLast() }
            if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
            return String(value)
        }
        return nil
    }

    static func malformed(_ reason: String) -> NewsError {
        NewsError(.invalid, "The body is not well-formed multipart/form-data: \(reason).")
    }
}
