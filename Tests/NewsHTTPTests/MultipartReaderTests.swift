import NewsDomain
import Testing

@testable import NewsHTTP

/// Forms are read however their bytes are cut.
struct MultipartReaderTests {
    private static let form =
        "preamble\r\n--xYz\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nA pier\r\n--xYz\r\n"
        + "content-disposition: form-data; filename=\"a.jpg\"; name=\"file\"\r\nContent-Type: image/jpeg\r\n\r\n"
        + "\r\n--xY\r\n--\r\r\n\r\n--xYz \r\nContent-Disposition: form-data; name=credit\r\n\r\n\r\n--xYz--\r\nbehind"

    private func read(_ text: String, by length: Int) throws -> ([String: String], isWhole: Bool) {
        var reader = try #require(MultipartReader(contentType: "multipart/form-data; charset=utf-8; boundary=\"xYz\""))
        var parts: [String: String] = [:]
        var name = ""
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: length) {
            try reader.take(bytes[start..<min(start + length, bytes.count)]) { event in
                switch event {
                case .part(let next):
                    name = next
                    parts[name] = ""
                case .bytes(let bytes): parts[name, default: ""] += String(decoding: bytes, as: UTF8.self)
                }
            }
        }
        return (parts, reader.isWhole)
    }

    @Test(arguments: [1, 2, 3, 7, 64, 10_000])
    func allPartsAreRead(_ length: Int) throws {
        let (parts, isWhole) = try read(Self.form, by: length)
        #expect(isWhole)
        #expect(parts == ["alt": "A pier", "file": "\r\n--xY\r\n--\r\r\n", "credit": ""])
    }

    @Test func whatIsCutOffIsNotWhole() throws {
        let end = Self.form.utf8.count - "--\r\nbehind".utf8.count
        for count in stride(from: 0, to: end, by: 5) {
            #expect(try !read(String(decoding: Self.form.utf8.prefix(count), as: UTF8.self), by: 16).isWhole)
        }
    }

    @Test func whatIsNoFormIsRefused() {
        let nameless = "--xYz\r\nContent-Type: image/png\r\n\r\nx\r\n--xYz--"
        let many = String(repeating: "--xYz\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n", count: 30)
        let long = "--xYz\r\n" + String(repeating: "x", count: 10_000)
        for text in [nameless, many, long, "--xYz and more\r\n"] {
            #expect(throws: NewsError.self) { try read(text, by: 100) }
        }
        for type in [
            "multipart/form-data", "multipart/mixed; boundary=a", "image/png", "multipart/form-data; boundary=",
        ] {
            #expect(MultipartReader(contentType: type) == nil)
        }
    }
}

struct ByteRangeTests {
    @Test(arguments: [
        ("bytes=0-0", ByteRange.part(0..<1)), ("bytes=0-", .part(0..<100)), ("bytes=10-19", .part(10..<20)),
        ("Bytes=90-500", .part(90..<100)), ("bytes=-10", .part(90..<100)), ("bytes=-1000", .part(0..<100)),
        ("bytes=100-", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=20-10", .whole), ("bytes=a-b", .whole),
        ("bytes=0-1,5-6", .whole), ("items=0-1", .whole), ("bytes=", .whole), ("bytes=-", .whole),
        ("bytes=99999999999999999999-", .whole), ("bytes=0--1", .whole),
    ])
    func aRangeIsRead(_ header: String, _ range: ByteRange) {
        #expect(ByteRange(header, of: 100) == range)
    }
}
