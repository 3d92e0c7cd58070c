internal import CResources
internal import Foundation
internal import NewsDomain
internal import NewsMarkup

/// Reads the demo newsroom's files, `Sources/CResources/demo`, which the binary carries.
///
/// They were read when the tests ran: one that cannot be read is a fault of the build, and ends the process.
enum DemoFiles {
    /// What a JSON file holds.
    static func json<Value: Decodable>(_ file: embedded_file) -> Value {
        decoded(bytes(of: file), of: file)
    }

    /// Pages in the order in which the binary has them, each ended by a zero.
    static func pages<Header: Decodable>(_ file: embedded_file) -> [DemoPage<Header>] {
        bytes(of: file).split(separator: 0).map { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let parts = text.components(separatedBy: "\n---\n")
            precondition(parts.count == 2, "\(name(of: file)) has a page without a header: \(text.prefix(80))")
            return DemoPage(header: decoded(parts[0].utf8, of: file), html: String(parts[1].dropLast()))
        }
    }

    private static func decoded<Value: Decodable>(_ bytes: some Sequence<UInt8>, of file: embedded_file) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch {
            preconditionFailure("\(name(of: file)) cannot be read: \(error)")
        }
    }

    private static func bytes(of file: embedded_file) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: file.bytes, count: file.length)
    }

    private static func name(of file: embedded_file) -> String {
        String(cString: file.name)
    }
}

/// A file of a header, which is a JSON object, a line of three hyphens, and HTML.
struct DemoPage<Header: Sendable>: Sendable {
    var header: Header
    /// Without the line break at the file's end.
    var html: String

    /// The HTML sanitised, as that of editors is.
    var body: Body {
        let markup = Markup.sanitize(html)
        return Body(html: markup.html, text: markup.text)
    }
}

// The files give these by their names.
extension ArticleStatus: Decodable {}
extension CommentStatus: Decodable {}
extension GalleryKind: Decodable {}
extension TopicType: Decodable {}
