/// The one form in which search compares texts: what is written and what is typed are folded by the same rules.
///
/// NFKC (UAX #15) and full case folding (Unicode, section 5.18); marks are out of Latin, Greek, Arabic and Hebrew,
/// where people leave them out, and stay elsewhere, where they make another letter; see ``ScalarFolding`` for letters
/// and ``FoldingScanner`` for what a word is. docs/decisions/0031 has the reasons.
///
/// A folded word is of letters, digits, marks, `+` and `#`, or an emoji; never empty, and at most
/// ``FoldingScanner/wordLimit`` bytes. Folding what is folded changes nothing.
package enum SearchFolding {
    /// Moves with every change of what is folded how: an index made with another is made anew.
    package static let version = 1

    /// The words of a text as search compares them, parted by one space each; those of scripts written without spaces
    /// as overlapping pairs of characters.
    package static func fold(_ text: String) -> String {
        var text = text
        return text.withUTF8 { source in
            var folded: [UInt8] = []
            folded.reserveCapacity(source.count + 8)
            FoldingScanner.scan(source) { letters, _ in
                if !folded.isEmpty { folded.append(0x20) }
                folded.append(contentsOf: letters)
                return true
            }
            return String(decoding: folded, as: UTF8.self)
        }
    }

    /// Calls `body` with the same words in the same order, each with the hash of its folded UTF-8 and where it stands
    /// in the text. The pairs of a script without spaces overlap.
    package static func forEachWord(in text: String, _ body: (FoldedWord) -> Void) {
        var text = text
        text.withUTF8 { source in
            forEachWord(in: source) { word in
                body(word)
                return true
            }
        }
    }

    /// The same of UTF-8, until `body` says false; of words whose hash is unwanted it may be called for the longer ones alone.
    @inline(__always)
    static func forEachWord(
        in source: UnsafeBufferPointer<UInt8>,
        passingOver isUnwanted: (UInt64) -> Bool = { _ in false },
        _ body: (FoldedWord) -> Bool
    ) {
        FoldingScanner.scan(source) { letters in
            isUnwanted(StableHash.ofPadded(letters))
        } _: { letters, utf8 in
            body(FoldedWord(hash: StableHash.ofPadded(letters), utf8: utf8))
        }
    }

    /// The ``StableHash`` of a folded word, as ``forEachWord(in:_:)-(String,_)`` gives it.
    package static func hash(of word: String) -> UInt64 {
        var hash = StableHash()
        var eight: UInt64 = 0
        var shift: UInt64 = 0
        for byte in word.utf8 {
            eight |= UInt64(byte) << shift
            shift += 8
            guard shift == 64 else { continue }
            hash.combine(eight: eight)
            (eight, shift) = (0, 0)
        }
        if shift > 0 { hash.combine(eight: eight) }
        return hash.value
    }
}

extension StableHash {
    /// The hash of a word of up to eight bytes, the first of them lowest and zeros behind them.
    @inline(__always)
    fileprivate static func ofPadded(_ word: UInt64) -> UInt64 {
        var hash = StableHash()
        hash.combine(eight: word)
        return hash.value
    }

    /// The hash of a word behind which zeros fill eight bytes.
    @inline(__always)
    fileprivate static func ofPadded(_ word: UnsafeRawBufferPointer) -> UInt64 {
        guard let bytes = word.baseAddress else { return StableHash().value }
        var hash = StableHash()
        var offset = 0
        while offset < word.count {
            hash.combine(eight: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        return hash.value
    }
}
