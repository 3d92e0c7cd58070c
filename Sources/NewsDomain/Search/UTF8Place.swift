/// Places in UTF-8.
enum UTF8Place {
    /// The place, or the end of the text if that is before it; moved back to where a scalar begins.
    static func rounded(_ place: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
        guard place < source.count else { return source.count }
        var place = place
        while place > 0, source[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }

    /// Where the scalar behind the one at the place begins.
    static func after(_ place: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
        var place = place + 1
        while place < source.count, source[place] & 0xC0 == 0x80 { place += 1 }
        return place
    }

    /// Where the scalar before the place begins.
    static func before(_ place: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
        rounded(place - 1, in: source)
    }

    /// How many scalars begin in a part of a text.
    static func scalars(in source: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var count = 0
        for byte in source where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The scalar at a place.
    static func scalar(at place: Int, in source: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let end = after(place, in: source)
        let first = UInt32(source[place])
        guard end - place > 1 else { return first }
        let lead = first & (0x7F >> UInt32(end - place))
        return source[(place + 1)..<end].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    }
}
