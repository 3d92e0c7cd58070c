/// A word of a text.
package struct Word: Sendable {
    /// A hash of the word in lower case; the same on every machine and in every version.
    package var hash: UInt64
    /// Where it stands in the text's UTF-8.
    package var utf8: Range<Int>
    /// Where it stands in the text's UTF-16.
    package var range: TextRange
    /// Whether it is one character of a script written without spaces.
    package var isDense: Bool
}

/// Splits texts into words, in any script.
package enum WordTokenizer {
    /// Calls `body` with the words of a text in their order, see ``CharacterKind`` for what a word is.
    package static func forEachWord(in text: String, _ body: (Word) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var scanner = Scanner(bytes: bytes)
            scanner.run(body)
        }
    }

    /// The words of a text in their order.
    package static func words(in text: String) -> [Word] {
        var words: [Word] = []
        forEachWord(in: text) { words.append($0) }
        return words
    }

    private struct Scanner {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0
        var utf16 = 0
        /// The word being read: its hash, beginnings and ends (without joiners that end it).
        var hash: StableHash?
        var start = 0
        var start16 = 0
        var end = 0
        var end16 = 0

        mutating func run(_ body: (Word) -> Void) {
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    readASCII(byte, body)
                } else {
                    readScalar(body)
                }
            }
            finish(body)
        }

        @inline(__always)
        private mutating func readASCII(_ byte: UInt8, _ body: (Word) -> Void) {
            let lower = byte | 0x20
            if lower &- 0x61 < 26 {
                extend(lower, length: 1, units: 1)
            } else if byte &- 0x30 < 10 {
                extend(byte, length: 1, units: 1)
            } else {
                // An apostrophe inside a word does not part it; one at its end is not part of it.
                if byte != 0x27 || hash == nil { finish(body) }
                index += 1
                utf16 += 1
            }
        }

        private mutating func readScalar(_ body: (Word) -> Void) {
            let (scalar, length) = decode()
            let units = length == 4 ? 2 : 1
            switch CharacterKind(scalar) {
            case .word:
                if hash == nil { begin() }
                for byte in scalar.properties.lowercaseMapping.utf8 { hash?.combine(byte) }
                advance(length, units)
                (end, end16) = (index, utf16)
            case .dense:
                finish(body)
                begin()
                for offset in 0..<length { hash?.combine(bytes[index + offset]) }
                advance(length, units)
                (end, end16) = (index, utf16)
                finish(body, isDense: true)
            case .joiner:
                advance(length, units)
            case .other:
                finish(body)
                advance(length, units)
            }
        }

        @inline(__always)
        private mutating func extend(_ byte: UInt8, length: Int, units: Int) {
            if hash == nil { begin() }
            hash?.combine(byte)
            advance(length, units)
            end = index
            end16 = utf16
        }

        private mutating func begin() {
            hash = StableHash()
            start = index
            start16 = utf16
        }

        private mutating func advance(_ length: Int, _ units: Int) {
            index += length
            utf16 += units
        }

        private mutating func finish(_ body: (Word) -> Void, isDense: Bool = false) {
            guard let hash else { return }
            body(
                Word(
                    hash: hash.value,
                    utf8: start..<end,
                    range: TextRange(start: start16, length: end16 - start16),
                    isDense: isDense
                )
            )
            self.hash = nil
        }

        /// The scalar at the index and its length in UTF-8; a Swift string is well-formed.
        private func decode() -> (Unicode.Scalar, Int) {
            let first = UInt32(bytes[index])
            let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            var value = length == 2 ? first & 0x1F : length == 3 ? first & 0x0F : first & 0x07
            for offset in 1..<length {
                value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
            }
            return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
        }
    }
}
