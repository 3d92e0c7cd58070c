/// What may stand in markup at all: no controls but tab and line feed, no noncharacters, no byte order marks.
///
/// Applied to the input before anything reads it, and again to what character references were decoded to, so that
/// nothing dropped later can join what a check has seen apart (`java&#1;script:`).
enum CleanBytes {
    /// Whether there is nothing to clean.
    static func isClean(_ bytes: Bytes) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x20 && byte < 0x7F || byte == 0x0A {
                index += 1
            } else if unwantedLength(bytes, at: index) > 0 {
                return false
            } else {
                index += 1
            }
        }
        return true
    }

    /// Appends the bytes without what is unwanted; line ends become line feeds and form feeds spaces.
    static func append(_ bytes: Bytes, to result: inout [UInt8]) {
        result.reserveCapacity(result.count + bytes.count)
        var index = 0
        while index < bytes.count {
            let length = unwantedLength(bytes, at: index)
            if length == 0 {
                result.append(bytes[index])
                index += 1
                continue
            }
            if bytes[index] == 0x0C { result.append(0x20) }
            if bytes[index] == 0x0D, index + 1 >= bytes.count || bytes[index + 1] != 0x0A { result.append(0x0A) }
            index += length
        }
    }

    /// How many bytes at `index` make an unwanted character: 0 when the character there may stay.
    private static func unwantedLength(_ bytes: Bytes, at index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 {
            return byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F ? 1 : 0
        }
        let second = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        switch byte {
        case 0xC2:
            return second < 0xA0 ? 2 : 0
        case 0xEF:
            let isMark = second == 0xBB && third == 0xBF
            let isNoncharacter = second == 0xB7 && 0x90...0xAF ~= third || second == 0xBF && third >= 0xBE
            return isMark || isNoncharacter ? 3 : 0
        case 0xF0...0xF4:
            let fourth = index + 3 < bytes.count ? bytes[index + 3] : 0
            return second & 0x0F == 0x0F && third == 0xBF && fourth >= 0xBE ? 4 : 0
        default:
            return 0
        }
    }
}
