internal import CLibXML
internal import Foundation

/// What takes the events of an `XMLStream`. Names are as they are written, with their prefix.
protocol XMLStreamHandler: AnyObject {
    func begin(_ name: String, attributes: [String: String])
    func end(_ name: String)
    /// A part of an element's text, in UTF-8, with references and CDATA sections resolved.
    func text(_ part: UnsafeBufferPointer<UInt8>)
}

/// Reads an XML file as a stream of events, by the push parser of libxml2: no tree is built.
///
/// The push parser and not the reader of libxml2, which builds each text as a node and goes over all of it for every 300
/// bytes of a CDATA section that it adds.
///
/// Nothing outside the file is loaded, a document type ends the parse, elements nest at most 256 deep. Memory is what the
/// handler keeps, and two chunks.
final class XMLStream {
    /// What is wrong with the file.
    private(set) var problems = XMLProblems()

    private weak var handler: (any XMLStreamHandler)?
    private var isStopped = false
    /// Whether the parser was told that no more comes.
    private var isAtEnd = false
    private var parser: xmlParserCtxtPtr?
    /// What takes out the characters that XML does not allow.
    private var filter = XMLCharacterFilter()
    /// How many elements are open.
    private var depth = 0

    /// Bytes given to the parser at once, and the most that a tag, comment or instruction may have: libxml2 compares each
    /// attribute of a tag with all others.
    private static let chunk = 1 << 16

    private static let deepest = 256

    init(handler: any XMLStreamHandler) {
        self.handler = handler
    }

    /// No event comes any more, and `parse` returns.
    func stop() {
        isStopped = true
    }

    /// The lines on which characters that XML does not allow were dropped, up to where the parser is; each is told once.
    func takeDroppedCharacters() -> [Int] {
        filter.takeLines(through: line)
    }

    private var line: Int { parser.map { Int(xmlSAX2GetLineNumber($0)) } ?? 1 }

    /// Reads the file to its end, or to where it is not well-formed: `problems` then has an entry.
    /// - Throws: what reading the file throws.
    func parse(_ file: FileHandle) throws {
        clibxml_silence()
        var events = Self.events
        let context = Unmanaged.passUnretained(self).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&events, context, nil, 0, nil) else { throw POSIXError(.ENOMEM) }
        self.parser = parser
        defer {
            xmlFreeParserCtxt(parser)
            self.parser = nil
        }
        xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
        while !isOver, let chunk = try file.read(upToCount: Self.chunk), !chunk.isEmpty {
            chunk.withUnsafeBytes { feed($0.bindMemory(to: UInt8.self), to: parser) }
            if Self.waitsForTooMuch(parser) { add(Int(XML_ERR_NAME_TOO_LONG.rawValue)) }
        }
        isAtEnd = true
        if !isOver { filter.finish().withUnsafeBufferPointer { push($0, to: parser) } }
        if !isOver { note(xmlParseChunk(parser, nil, 0, 1), parser) }
    }

    private var isOver: Bool { isStopped || problems.areFatal }

    /// Gives the parser bytes without the characters that it would refuse.
    private func feed(_ bytes: UnsafeBufferPointer<UInt8>, to parser: xmlParserCtxtPtr) {
        guard let clean = filter.clean(bytes) else { return push(bytes, to: parser) }
        clean.withUnsafeBufferPointer { push($0, to: parser) }
    }

    private func push(_ bytes: UnsafeBufferPointer<UInt8>, to parser: xmlParserCtxtPtr) {
        guard !bytes.isEmpty else { return }
        bytes.withMemoryRebound(to: CChar.self) {
            note(xmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0), parser)
        }
    }

    /// Whether more than a chunk waits for the end of the tag, comment or instruction that it begins. The end of a CDATA
    /// section is waited for, too; libxml2 itself bounds that to 10 MB.
    private static func waitsForTooMuch(_ parser: xmlParserCtxtPtr) -> Bool {
        guard parser.pointee.instate != XML_PARSER_CDATA_SECTION, let input = parser.pointee.input,
            let end = input.pointee.end, let next = input.pointee.cur
        else { return false }
        return end - next > chunk
    }

    /// Some errors are told by the result alone.
    private func note(_ code: Int32, _ parser: xmlParserCtxtPtr) {
        guard !isOver, parser.pointee.wellFormed == 0 || parser.pointee.disableSAX != 0 else { return }
        add(Int(code))
    }

    /// Notes a problem at the place where the parser is.
    private func add(_ code: Int) {
        add(code, line: line)
    }

    private func add(_ code: Int, line: Int) {
        problems.add(code: code, line: line, atEnd: isAtEnd)
    }
}

// MARK: Events

extension XMLStream {
    private static var events: xmlSAXHandler {
        var events = xmlSAXHandler()
        events.initialized = UInt32(XML_SAX2_MAGIC)
        events.startElementNs = { XMLStream.of($0)?.begin($1, prefix: $2, namespaces: ($5, $4), attributes: ($8, $6)) }
        events.endElementNs = { context, name, prefix, _ in XMLStream.of(context)?.end(name, prefix: prefix) }
        events.characters = { XMLStream.of($0)?.text($1, $2) }
        events.ignorableWhitespace = { XMLStream.of($0)?.text($1, $2) }
        events.cdataBlock = { XMLStream.of($0)?.text($1, $2) }
        events.internalSubset = { context, _, _, _ in XMLStream.of(context)?.refuseDocumentType() }
        events.serror = { XMLStream.of($0)?.note($1) }
        return events
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
        context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private typealias Text = UnsafePointer<xmlChar>
    /// Texts of libxml2, so many groups of them.
    private typealias Texts = (start: UnsafeMutablePointer<Text?>?, groups: Int32)

    private func begin(_ name: Text?, prefix: Text?, namespaces: Texts, attributes list: Texts) {
        guard !isOver else { return }
        var attributes: [String: String] = [:]
        if let start = namespaces.start {
            // Prefix and address.
            for pair in (0..<Int(namespaces.groups)).map({ start + 2 * $0 }) {
                attributes[pair[0].map { "xmlns:" + Self.string($0) } ?? "xmlns"] = Self.string(pair[1])
            }
        }
        if let start = list.start {
            // Name, prefix, its address, and where the value begins and ends.
            for group in (0..<Int(list.groups)).map({ start + 5 * $0 }) {
                guard let first = group[3], let end = group[4] else { continue }
                let value = UnsafeBufferPointer(start: first, count: end - first)
                attributes[Self.name(group[0], prefix: group[1])] = String(decoding: value, as: UTF8.self)
            }
        }
        depth += 1
        // Of itself libxml2 bounds the depth of trees alone.
        guard depth <= Self.deepest else { return add(XMLProblems.tooDeep) }
        handler?.begin(Self.name(name, prefix: prefix), attributes: attributes)
    }

    private func end(_ name: Text?, prefix: Text?) {
        guard !isOver else { return }
        depth -= 1
        handler?.end(Self.name(name, prefix: prefix))
    }

    private func text(_ part: Text?, _ count: Int32) {
        guard !isOver else { return }
        handler?.text(UnsafeBufferPointer(start: part, count: Int(count)))
    }

    private func refuseDocumentType() {
        add(XMLProblems.documentType)
    }

    private func note(_ error: UnsafeMutablePointer<xmlError>?) {
        guard let error = error?.pointee, error.level == XML_ERR_FATAL else { return }
        add(Int(error.code), line: Int(error.line))
    }

    /// The name as it is written.
    private static func name(_ name: Text?, prefix: Text?) -> String {
        prefix == nil ? string(name) : string(prefix) + ":" + string(name)
    }

    /// Bytes that are no UTF-8 become U+FFFD.
    private static func string(_ text: Text?) -> String {
        text.map { String(cString: $0) } ?? ""
    }
}
