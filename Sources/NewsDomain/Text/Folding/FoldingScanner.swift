/// Reads UTF-8 and finds its words, folded: what ``SearchFolding`` makes of texts, in one place.
///
/// ASCII, most of most texts, is read eight bytes at a time.
struct FoldingScanner {
    /// Words end behind so many bytes: nobody types more, and without a bound a file of base64 in an article's text
    /// would be a word of the index. Cut at a character.
    static let wordLimit = 64
    /// Of a script without spaces, a character with its marks ends behind so many bytes, so that two make a word.
    static let characterLimit = wordLimit / 2

    /// Called with a word's folded UTF-8, behind which are zeros to a multiple of eight bytes, and with where it
    /// stands. Says whether to go on.
    typealias Found = (_ letters: UnsafeRawBufferPointer, _ utf8: Range<Int>) -> Bool

    /// Whether nobody wants a folded word of one to seven ASCII letters and digits, the first of them lowest and zeros behind
    /// them: most words of most texts are known by that not to be looked for, in half of the time.
    typealias Unwanted = (_ letters: UInt64) -> Bool

    let source: UnsafeRawBufferPointer
    let table: FoldingTable
    /// The word so far; there is room for eight bytes behind ``wordLimit``. In a script without spaces, the character
    /// before (``before``, with its bytes counted) and the one being read.
    let word: UnsafeMutableRawPointer
    var index = 0
    var count = 0
    /// Whether more of the word is passed over.
    var isFull = false
    /// Where the word or character being read begins and ends in the source.
    var start = 0
    var end = 0
    var isDense = false
    /// How many bytes the character before has, and where it begins; 0 if there is none.
    var before = 0
    var beforeStart = 0
    /// The last letter, on which marks stand; where it begins in the word; and the combining class of its last mark.
    var letter: UInt32 = 0
    var letterOffset = 0
    var combiningClass: UInt8 = 0
    var isStopped = false

    /// Calls `found` with the words of a text in their order, less those that are short and unwanted.
    @inline(__always)
    static func scan(
        _ source: UnsafeBufferPointer<UInt8>,
        passingOver isUnwanted: Unwanted = { _ in false },
        _ found: Found
    ) {
        withUnsafeTemporaryAllocation(byteCount: wordLimit + 16, alignment: 8) { word in
            guard let address = word.baseAddress else { return }
            var scanner = FoldingScanner(
                source: UnsafeRawBufferPointer(source),
                table: FoldingTable.shared,
                word: address
            )
            scanner.run(isUnwanted, found)
        }
    }

    private init(source: UnsafeRawBufferPointer, table: FoldingTable, word: UnsafeMutableRawPointer) {
        self.source = source
        self.table = table
        self.word = word
    }

    private mutating func run(_ isUnwanted: Unwanted, _ found: Found) {
        while index < source.count, !isStopped {
            let byte = source[index]
            if byte >= 0x80 {
                readScalar(found)
            } else if ASCIIWords.isPart(byte) {
                readASCII(isUnwanted, found)
            } else {
                readPunctuation(byte, found)
            }
        }
        if !isStopped { finish(found) }
    }

    // MARK: ASCII

    @inline(__always)
    private mutating func readASCII(_ isUnwanted: Unwanted, _ found: Found) {
        open(at: index, found)
        var length = 8
        while length == 8 {
            let eight = load()
            length = ASCIIWords.length(eight)
            let letters = ASCIIWords.lowercased(eight, length: length)
            if count == 0, length < 8, endsWord(at: index + length), isUnwanted(letters) {
                // With what ended it.
                index += length + 1
                return
            }
            append(letters, length: length)
            index += length
        }
        end = index
        // No mark stays on an ASCII letter.
        letter = 0x61
    }

    /// Whether no letter stands at a place, nor a sign that may belong to the word before it.
    @inline(__always)
    private func endsWord(at place: Int) -> Bool {
        guard place < source.count else { return true }
        switch source[place] {
        case 0x22, 0x23, 0x27, 0x2B, 0x80...: return false
        default: return true
        }
    }

    /// The next eight bytes, zeros behind the end.
    @inline(__always)
    private func load() -> UInt64 {
        guard index + 8 > source.count else {
            return UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        }
        var eight: UInt64 = 0
        for offset in index..<source.count { eight |= UInt64(source[offset]) << UInt64(8 * (offset - index)) }
        return eight
    }

    @inline(__always)
    private mutating func readPunctuation(_ byte: UInt8, _ found: Found) {
        switch byte {
        case 0x27: readApostrophe(length: 1, found)
        case 0x22: readGershayim(length: 1, found)
        case 0x2B, 0x23: readSuffix(found)
        default:
            finish(found)
            index += 1
        }
    }

    // MARK: The rest

    private mutating func readScalar(_ found: Found) {
        let (value, length) = decode(at: index)
        let folded = table[value]
        switch folded.kind {
        case .apostrophe: return readApostrophe(length: length, found)
        case .gershayim: return readGershayim(length: length, found)
        case .suffix: return readSuffix(found)
        case .regionalIndicator: return readFlag(found)
        case .nonJoiner: if count > 0, WritingSystem.isArabic(letter) { finish(found) }
        case .long: add(ScalarFolding.fold([String(Unicode.Scalar(value) ?? " ")]).joined(), length: length, found)
        case .sequence: add(folded.text, length: length, found)
        case .emoji where isModifier(value): break
        default: add(folded, value: value, length: length, found)
        }
        index += length
    }

    /// Adds folded characters that the source has as one.
    private mutating func add(_ folded: String, length: Int, _ found: Found) {
        for scalar in folded.unicodeScalars { add(table[scalar.value], value: scalar.value, length: length, found) }
    }

    /// Adds what stands at the index.
    private mutating func add(_ folded: FoldedScalar, value: UInt32, length: Int, _ found: Found) {
        switch folded.kind {
        case .word:
            open(at: index, found)
            addLetter(folded, length: length)
        case .dense:
            beginCharacter(found)
            addLetter(folded, length: length)
        case .jamo where count > 0 && WritingSystem.isHangul(letter): recompose(folded.text, length: length)
        case .jamo:
            open(at: index, found)
            addLetter(folded, length: length)
        case .mark: addMark(folded, value: value, length: length)
        case .emoji:
            finish(found)
            start = index
            append(folded.utf8, length: folded.count)
            end = index + length
            finish(found)
        case .separator, .sequence, .long: finish(found)
        case .ignorable, .apostrophe, .gershayim, .nonJoiner, .suffix, .regionalIndicator: break
        }
    }

    @inline(__always)
    private mutating func addLetter(_ folded: FoldedScalar, length: Int) {
        letterOffset = count
        append(folded.utf8, length: folded.count)
        letter = lastScalar(of: folded)
        combiningClass = 0
        end = index + length
    }

    /// The last scalar of what a letter is folded to; for several letters of ASCII the last alone counts, for marks.
    @inline(__always)
    private func lastScalar(of folded: FoldedScalar) -> UInt32 {
        let bytes = folded.utf8
        switch bytes & 0xFF {
        case 0xC2...0xDF: return UInt32(bytes & 0x1F) << 6 | UInt32(bytes >> 8 & 0x3F)
        case 0xE0...0xEF: return UInt32(bytes & 0xF) << 12 | UInt32(bytes >> 8 & 0x3F) << 6 | UInt32(bytes >> 16 & 0x3F)
        case 0xF0...0xF7:
            let high = UInt32(bytes & 0x7) << 18 | UInt32(bytes >> 8 & 0x3F) << 12
            return high | UInt32(bytes >> 16 & 0x3F) << 6 | UInt32(bytes >> 24 & 0x3F)
        default: return 0x61
        }
    }

    // MARK: Marks

    private mutating func addMark(_ folded: FoldedScalar, value: UInt32, length: Int) {
        // A mark on nothing is nothing.
        guard count > before else { return }
        end = index + length
        guard !isFull, ScalarFolding.keeps(value, on: letter) else { return }
        let mark = folded.combiningClass
        let isInOrder = mark == 0 || combiningClass <= mark
        let composes = folded.mayCompose && table.composes(letter, value)
        guard mark != FoldedScalar.unstable, isInOrder, !composes else {
            return recompose(folded.text, length: length)
        }
        append(folded.utf8, length: folded.count)
        combiningClass = mark
        if mark == 0 { letter = value }
    }

    /// Normalises the last letter anew, with its marks and what comes on it.
    private mutating func recompose(_ addition: String, length: Int) {
        end = index + length
        guard !isFull else { return }
        let bytes = UnsafeRawBufferPointer(start: word + letterOffset, count: count - letterOffset)
        let folded = ScalarFolding.fold([String(decoding: bytes, as: UTF8.self) + addition]).joined()
        count = letterOffset
        for scalar in folded.unicodeScalars {
            let part = table[scalar.value]
            if part.kind == .mark {
                append(part.utf8, length: part.count)
                combiningClass = scalar.properties.canonicalCombiningClass.rawValue
                if combiningClass == 0 { letter = scalar.value }
            } else {
                addLetter(part, length: length)
            }
        }
    }

    // MARK: What depends on what follows

    private mutating func readApostrophe(length: Int, _ found: Found) {
        let isInside = count > 0 && !isDense && continuesWord(at: index + length)
        if !isInside || Elision.isArticle(UnsafeRawBufferPointer(start: word, count: count)) { finish(found) }
        index += length
    }

    private mutating func readGershayim(length: Int, _ found: Found) {
        let next = index + length
        let isInside = count > 0 && WritingSystem.isHebrew(letter) && next < source.count
        if !isInside || source[next] < 0x80 || !WritingSystem.isHebrew(decode(at: next).value) { finish(found) }
        index += length
    }

    /// Any number of `+`, or one `#`, ends a word of letters: C++, F#.
    private mutating func readSuffix(_ found: Found) {
        let isBehindLetter = count > 0 && !isDense && !(0x30...0x39 ~= lastByte)
        var next = index
        var suffix = 0
        let first = suffixByte(at: next)
        while let sign = suffixByte(at: next), sign.byte == first?.byte {
            next += sign.length
            suffix += 1
            if sign.byte == 0x23 { break }
        }
        if isBehindLetter, let byte = first?.byte, !continuesWord(at: next) {
            for _ in 0..<min(suffix, FoldingScanner.wordLimit) { append(UInt64(byte), length: 1) }
            end = next
        }
        finish(found)
        index = next
    }

    private func suffixByte(at place: Int) -> (byte: UInt8, length: Int)? {
        guard place < source.count else { return nil }
        let byte = source[place]
        if byte < 0x80 { return byte == 0x2B || byte == 0x23 ? (byte, 1) : nil }
        let (value, length) = decode(at: place)
        let folded = table[value]
        return folded.kind == .suffix ? (UInt8(truncatingIfNeeded: folded.utf8), length) : nil
    }

    private var lastByte: UInt8 { word.load(fromByteOffset: count - 1, as: UInt8.self) }

    /// Two make a flag.
    private mutating func readFlag(_ found: Found) {
        finish(found)
        start = index
        for _ in 0..<2 where index < source.count && source[index] >= 0x80 {
            let (value, length) = decode(at: index)
            let folded = table[value]
            guard folded.kind == .regionalIndicator else { break }
            for byte in String(Unicode.Scalar(value) ?? " ").utf8 { append(UInt64(byte), length: 1) }
            index += length
        }
        end = index
        finish(found)
    }

    /// Whether a letter or digit stands at a place that goes on with a word of letters; one of a script without spaces
    /// does not.
    private func continuesWord(at place: Int) -> Bool {
        guard place < source.count else { return false }
        let byte = source[place]
        if byte < 0x80 { return ASCIIWords.isPart(byte) }
        let kind = table[decode(at: place).value].kind
        return kind == .word || kind == .jamo
    }

    /// Whether a sign joined to an emoji only says more of it: of which gender, and with which hair.
    private func isModifier(_ value: UInt32) -> Bool {
        guard value == 0x2640 || value == 0x2642 || 0x1_F9B0...0x1_F9B3 ~= value, index >= 3 else { return false }
        return source[index - 3] == 0xE2 && source[index - 2] == 0x80 && source[index - 1] == 0x8D
    }

    // MARK: The word

    /// Begins a word of letters, if none has begun.
    @inline(__always)
    private mutating func open(at place: Int, _ found: Found) {
        if isDense { finish(found) }
        if count == 0 { start = place }
    }

    /// Begins a character of a script without spaces; the one before becomes a pair with the one before it.
    private mutating func beginCharacter(_ found: Found) {
        if !isDense { finish(found) }
        isDense = true
        if count > before {
            if before > 0 { report(beforeStart..<end, found) }
            word.copyMemory(from: word + before, byteCount: count - before)
            (before, beforeStart) = (count - before, start)
            count = before
        }
        start = index
        isFull = false
    }

    @inline(__always)
    private mutating func append(_ bytes: UInt64, length: Int) {
        let limit = isDense ? before + FoldingScanner.characterLimit : FoldingScanner.wordLimit
        guard !isFull, count + length <= limit else { return appendWhatFits(bytes, length: length, limit: limit) }
        word.storeBytes(of: bytes.littleEndian, toByteOffset: count, as: UInt64.self)
        count += length
    }

    private mutating func appendWhatFits(_ bytes: UInt64, length: Int, limit: Int) {
        // Only ASCII is cut within.
        if !isFull, bytes & 0x80 == 0 {
            word.storeBytes(of: bytes.littleEndian, toByteOffset: count, as: UInt64.self)
            count = limit
        }
        isFull = true
    }

    @inline(__always)
    private mutating func finish(_ found: Found) {
        guard count > 0 else { return }
        report((before > 0 ? beforeStart : start)..<end, found)
        count = 0
        before = 0
        isFull = false
        isDense = false
    }

    @inline(__always)
    private mutating func report(_ utf8: Range<Int>, _ found: Found) {
        guard !isStopped else { return }
        word.storeBytes(of: 0, toByteOffset: count, as: UInt64.self)
        isStopped = !found(UnsafeRawBufferPointer(start: word, count: count), utf8)
    }

    /// The scalar at a place and its length in UTF-8; a Swift string is well-formed.
    @inline(__always)
    private func decode(at place: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(source[place])
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = length == 2 ? first & 0x1F : length == 3 ? first & 0x0F : first & 0x07
        for offset in 1..<length { value = value << 6 | UInt32(source[place + offset] & 0x3F) }
        return (value, length)
    }
}
