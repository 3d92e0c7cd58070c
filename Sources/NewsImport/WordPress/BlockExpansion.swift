internal import Foundation
internal import NewsMarkup

/// A body whose blocks that have no HTML of their own are replaced by what they stand for, as far as the file says it: notes,
/// reusable blocks, what is at an address.
struct BlockExpansion {
    private(set) var bytes: [UInt8] = []
    /// Reusable blocks that are not in the file, or too deep within each other.
    private(set) var missing: [Int64] = []

    private let reusable: [Int64: [UInt8]]
    private let footnotes: Footnotes
    private var hasFootnotes = false
    /// How many bytes may still be put in: blocks that hold others several times grow without end.
    private var room = WXRParser.longestText

    private static let deepest = 8

    /// Expands a body, with the reusable blocks by their ids.
    init(of body: [UInt8], reusable: [Int64: [UInt8]], footnotes: Footnotes) {
        self.reusable = reusable
        self.footnotes = footnotes
        expand(body, depth: 0)
        // Whoever wrote a mark meant a note, wherever the theme put it.
        if !hasFootnotes, footnotes.isMarked(in: bytes) { bytes.append(contentsOf: footnotes.html) }
    }

    private mutating func expand(_ body: [UInt8], depth: Int) {
        var position = 0
        while let start = body.exactPosition(of: "<!-- wp:", from: position),
            let end = body.exactPosition(of: "-->", from: start)
        {
            let next = end + 3
            bytes.append(contentsOf: body[position..<start])
            if end > start + 8, body[end - 1] == UInt8(ascii: "/"),
                replace(BlockComment(body[(start + 8)..<(end - 1)]), depth: depth)
            {
                position = next
            } else {
                bytes.append(contentsOf: body[start..<next])
                position = next
            }
        }
        bytes.append(contentsOf: body[position...])
    }

    /// Writes what a block stands for; false where that is not known.
    private mutating func replace(_ block: BlockComment, depth: Int) -> Bool {
        switch block.name {
        case "footnotes", "core/footnotes":
            // A post has one list of notes, however often it is asked for.
            defer { hasFootnotes = true }
            return put(hasFootnotes ? [] : footnotes.html)
        case "block", "core/block":
            guard let id = block.attributes.ref else { return false }
            guard depth < Self.deepest, let content = reusable[id], room >= content.count else {
                missing.append(id)
                return put([])
            }
            room -= content.count
            mark()
            expand(content, depth: depth + 1)
            return true
        default:
            guard let url = block.attributes.url, case .html(let link) = ShortcodeHTML.link(url, []) else {
                return false
            }
            return put(link)
        }
    }

    private mutating func put(_ html: [UInt8]) -> Bool {
        mark()
        bytes.append(contentsOf: html)
        return true
    }

    /// Keeps that the body is one of blocks.
    private mutating func mark() {
        bytes.append("<!-- wp: -->")
    }
}

/// What stands in the comment of a block: its name, and its attributes in JSON.
private struct BlockComment {
    struct Attributes: Decodable {
        var ref: Int64?
        var url: String?
    }

    let name: String
    let attributes: Attributes

    init(_ bytes: ArraySlice<UInt8>) {
        let name = bytes.prefix { !$0.isHTMLSpace }
        self.name = String(decoding: name, as: UTF8.self)
        let json = bytes[name.endIndex...].trimmingWhitespace
        let decoded = json.isEmpty ? nil : try? JSONDecoder().decode(Attributes.self, from: Data(json))
        attributes = decoded ?? Attributes()
    }
}

/// The notes of a post, as WordPress (since 6.3) keeps them in a custom field.
struct Footnotes {
    private struct Note: Decodable {
        var id: String
        /// HTML.
        var content: String
    }

    private let notes: [Note]
    /// Whether the field holds something else.
    let isBroken: Bool

    /// The notes in a custom field: a JSON array.
    init(_ field: String?) {
        let notes = field.flatMap { try? JSONDecoder().decode([Note].self, from: Data($0.utf8)) }
        self.notes = notes ?? []
        isBroken = notes == nil && field?.isEmpty == false
    }

    /// Whether a body has a mark of one of them.
    func isMarked(in body: [UInt8]) -> Bool {
        guard !notes.isEmpty else { return false }
        let ids = Set(notes.map(\.id))
        var position = 0
        while let start = body.exactPosition(of: "href=\"#", from: position) {
            let id = body[(start + 7)...].prefix { $0 != UInt8(ascii: "\"") }
            if ids.contains(String(decoding: id, as: UTF8.self)) { return true }
            position = id.endIndex
        }
        return false
    }

    /// The list of them, each the target of its mark and with a way back.
    var html: [UInt8] {
        guard !notes.isEmpty else { return [] }
        var html: [UInt8] = []
        html.append("<ol>")
        for note in notes {
            html.append("<li id=\"")
            html.append(attribute: note.id)
            html.append("\">\(note.content) <a href=\"#")
            html.append(attribute: note.id)
            html.append("-link\">↩︎</a></li>")
        }
        html.append("</ol>")
        return html
    }
}
