/// Looks for the blank line that ends a head and the last chunk (RFC 9112, sections 2.1 and 7.1), across packets.
struct BlankLine {
    /// How much of CR LF CR LF the last bytes are.
    private var matched = 0
    /// Bytes of the first line, as far as it was seen.
    private(set) var lineLength = 0
    private var hasLine = false

    /// How many of the bytes go up to the end of the blank line; all where there is none.
    mutating func end(in bytes: UnsafeRawBufferPointer) -> Int {
        for (index, byte) in bytes.enumerated() {
            switch (byte, matched) {
            case (0x0D, 2): matched = 3
            case (0x0D, _): matched = 1
            case (0x0A, 1):
                if !hasLine { lineLength += index }
                (matched, hasLine) = (2, true)
            case (0x0A, 3):
                matched = 0
                return index + 1
            default: matched = 0
            }
        }
        if !hasLine { lineLength += bytes.count }
        return bytes.count
    }
}
