import CGumbo

/// Memory that is given out in order and given back all at once.
///
/// gumbo frees its tree by recursion, which a deep tree turns into an overflow of the stack, and spends much of its
/// time allocating. With this nothing is freed one by one and the tree is never destroyed.
private struct Arena {
    /// Small enough to come from the heap and not from fresh pages each time.
    private static let firstChunk = 65_536
    private static let largestChunk = 4_194_304
    private static let alignment = 16

    private var chunks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutableRawPointer?
    private var left = 0
    private var last: UnsafeMutableRawPointer?
    private var chunkSize = Arena.firstChunk

    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        let size = (max(size, 1) + Self.alignment - 1) & ~(Self.alignment - 1)
        if size > left { addChunk(atLeast: size) }
        last = next
        next = next?.advanced(by: size)
        left -= size
        return last
    }

    /// Takes back what was given out last; anything else waits for the end.
    mutating func deallocate(_ pointer: UnsafeMutableRawPointer?) {
        guard let pointer, pointer == last, let next else { return }
        left += next - pointer
        self.next = pointer
        last = nil
    }

    mutating func freeAll() {
        for chunk in chunks { chunk.deallocate() }
        chunks = []
    }

    private mutating func addChunk(atLeast size: Int) {
        let count = max(size, chunkSize)
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: Self.alignment)
        chunks.append(chunk)
        next = chunk
        left = count
        chunkSize = min(chunkSize * 2, Self.largestChunk)
    }
}

/// HTML parsed by gumbo as the content of a `body`.
enum GumboTree {
    /// Parses `html` and calls `body` with the element that holds what was parsed; the tree lives no longer than that.
    static func withParsed<Result>(_ html: Bytes, _ body: (UnsafePointer<GumboNode>) -> Result) -> Result? {
        var arena = Arena()
        defer { arena.freeAll() }
        return withUnsafeMutablePointer(to: &arena) { arena in
            var options = kGumboDefaultOptions
            options.userdata = UnsafeMutableRawPointer(arena)
            options.allocator = { $0?.assumingMemoryBound(to: Arena.self).pointee.allocate($1) }
            options.deallocator = { $0?.assumingMemoryBound(to: Arena.self).pointee.deallocate($1) }
            options.max_errors = 0
            options.fragment_context = GUMBO_TAG_BODY
            return html.withMemoryRebound(to: CChar.self) { characters in
                guard let output = gumbo_parse_with_options(&options, characters.baseAddress, characters.count) else {
                    return nil
                }
                return output.pointee.root.map { body(UnsafePointer($0)) }
            }
        }
    }
}

extension UnsafePointer<GumboNode> {
    // Swift gives a union's members by copying them; going by the offset does not.
    private var content: UnsafeRawPointer {
        UnsafeRawPointer(self) + (MemoryLayout<GumboNode>.offset(of: \.v) ?? 0)
    }

    var element: UnsafePointer<GumboElement> { content.assumingMemoryBound(to: GumboElement.self) }

    /// The decoded text of a text node.
    var text: Bytes { Bytes(terminated: content.assumingMemoryBound(to: GumboText.self).pointee.text) }
}

extension UnsafePointer<GumboElement> {
    /// The name as it was written.
    var name: Bytes {
        if pointee.tag != GUMBO_TAG_UNKNOWN { return Bytes(terminated: gumbo_normalized_tagname(pointee.tag)) }
        let tag = pointee.original_tag
        guard let start = tag.data, tag.length > 1 else { return Bytes(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: start, count: tag.length).withMemoryRebound(to: UInt8.self) { bytes in
            let end = bytes.dropFirst().firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }
            return bytes.slice(1..<(end ?? bytes.count))
        }
    }

    var code: ElementCode {
        let tag = pointee.tag
        return tag == GUMBO_TAG_UNKNOWN ? ElementRules.code(of: name) : Int(tag.rawValue)
    }

    func child(_ index: Int) -> UnsafePointer<GumboNode>? {
        guard index < Int(pointee.children.length) else { return nil }
        return pointee.children.data[index].map { UnsafePointer<GumboNode>($0.assumingMemoryBound(to: GumboNode.self)) }
    }
}

extension Bytes {
    /// The bytes of a C string without its end.
    init(terminated string: UnsafePointer<CChar>?) {
        guard let string else {
            self.init(start: nil, count: 0)
            return
        }
        var count = 0
        while string[count] != 0 { count += 1 }
        self = UnsafeRawBufferPointer(start: string, count: count).assumingMemoryBound(to: UInt8.self)
    }
}
