import CGumbo

/// Reads a document the full way: gumbo builds the tree the HTML standard describes, and this walks it.
enum GumboReader {
    /// An element whose children are being read.
    private struct Frame {
        let element: UnsafePointer<GumboElement>
        var next = 0
        let end: MarkupWriter.End
    }

    static func read(_ html: Bytes, into writer: inout MarkupWriter) {
        _ = GumboTree.withParsed(html) { root in
            walk(root.element, into: &writer)
        }
    }

    /// A loop and not a recursion, so that no depth of the tree is too deep.
    private static func walk(_ root: UnsafePointer<GumboElement>, into writer: inout MarkupWriter) {
        var frames = [Frame(element: root, end: .nothing)]
        while let frame = frames.last {
            guard let node = frame.element.child(frame.next) else {
                writer.close(frame.end)
                frames.removeLast()
                continue
            }
            frames[frames.count - 1].next += 1
            // gumbo still makes a form and a sentence of its own of an <isindex>.
            if node.pointee.parse_flags.rawValue & GUMBO_INSERTION_FROM_ISINDEX.rawValue != 0 { continue }
            switch node.pointee.type {
            case GUMBO_NODE_ELEMENT:
                if let end = open(node.element, in: &writer) {
                    frames.append(Frame(element: node.element, end: end))
                }
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE:
                write(node.text, to: &writer)
            case GUMBO_NODE_TEMPLATE:
                writer.tags.removed.note(.element, Bytes("template"))
            default:
                break
            }
        }
    }

    /// Opens an element; nil if its children are not to be read.
    private static func open(_ element: UnsafePointer<GumboElement>, in writer: inout MarkupWriter) -> MarkupWriter.End?
    {
        guard element.pointee.tag_namespace == GUMBO_NAMESPACE_HTML else {
            writer.tags.removed.note(.element, element.name)
            return nil
        }
        let attributes = GumboAttributes(list: element.pointee.attributes)
        let end = writer.open(element.code, name: element.name, attributes)
        if case .skip = end { return nil }
        return end
    }

    private static func write(_ text: Bytes, to writer: inout MarkupWriter) {
        if CleanBytes.isClean(text) { return writer.text(text) }
        var clean: [UInt8] = []
        CleanBytes.append(text, to: &clean)
        clean.withUnsafeBufferPointer { writer.text($0) }
    }
}

/// The attributes of an element of gumbo's.
private struct GumboAttributes: AttributeSource {
    let list: GumboVector

    var isEmpty: Bool { list.length == 0 }

    func visit(_ body: (_ name: Bytes, _ value: Bytes) -> Void) {
        for index in 0..<Int(list.length) {
            guard let attribute = list.data[index]?.assumingMemoryBound(to: GumboAttribute.self) else { continue }
            let name = Bytes(terminated: attribute.pointee.name)
            let value = Bytes(terminated: attribute.pointee.value)
            if CleanBytes.isClean(value) {
                body(name, value)
            } else {
                var clean: [UInt8] = []
                CleanBytes.append(value, to: &clean)
                clean.withUnsafeBufferPointer { body(name, $0) }
            }
        }
    }
}
