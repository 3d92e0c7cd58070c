internal import Foundation

/// What the head of an MP4 file tells of it (ISO/IEC 14496-12): its boxes are walked through, and nothing is decoded. What it does
/// not tell stays nil.
struct FilmHead {
    private(set) var width: Int?
    private(set) var height: Int?
    private(set) var seconds: Int?

    private static let greatestSide = 100_000
    private static let greatestLength = 1_000_000
    /// How many boxes are looked at.
    private static let mostBoxes = 2_000

    private var boxesLeft = FilmHead.mostBoxes

    init(of path: String) {
        guard let file = FileHandle(forReadingAtPath: path), let end = try? file.seekToEnd() else { return }
        walk(file, from: 0, to: end, depth: 0)
    }

    private mutating func walk(_ file: FileHandle, from start: UInt64, to end: UInt64, depth: Int) {
        var place = start
        while place + 8 <= end, boxesLeft > 0, depth < 4 {
            boxesLeft -= 1
            guard let head = Self.read(file, at: place, 16), head.count >= 8 else { return }
            var (size, lead) = (Self.number(head[0..<4]), UInt64(8))
            if size == 1, head.count == 16 { (size, lead) = (Self.number(head[8..<16]), 16) }
            if size == 0 { size = end - place }
            guard size >= lead, size <= end - place else { return }
            switch String(decoding: head[4..<8], as: UTF8.self) {
            case "moov", "trak": walk(file, from: place + lead, to: place + size, depth: depth + 1)
            case "mvhd": readLength(Self.read(file, at: place + lead, 32) ?? [])
            case "tkhd": readSize(Self.read(file, at: place + lead, 96) ?? [])
            default: break
            }
            place += size
        }
    }

    /// Section 8.2.2: version, two times, then units a second and their number.
    private mutating func readLength(_ box: [UInt8]) {
        guard box.count == 32 else { return }
        let isLong = box[0] == 1
        let scale = Self.number(isLong ? box[20..<24] : box[12..<16])
        let units = Self.number(isLong ? box[24..<32] : box[16..<20])
        guard scale > 0, units / scale <= Self.greatestLength else { return }
        seconds = Int((Double(units) / Double(scale)).rounded())
    }

    /// Section 8.3.2: at the end a matrix, which may turn it, and width and height in 65,536ths.
    private mutating func readSize(_ box: [UInt8]) {
        let place = box.first == 1 ? 88 : 76
        guard box.count >= place + 8 else { return }
        let across = Int(Self.number(box[place..<place + 4]) >> 16)
        let down = Int(Self.number(box[place + 4..<place + 8]) >> 16)
        guard across > 0, down > 0, across <= Self.greatestSide, down <= Self.greatestSide else { return }
        // The matrix's first number is nothing where it is turned by a quarter.
        let isTurned = Self.number(box[place - 36..<place - 32]) == 0
        (width, height) = isTurned ? (down, across) : (across, down)
    }

    private static func read(_ file: FileHandle, at place: UInt64, _ count: Int) -> [UInt8]? {
        guard (try? file.seek(toOffset: place)) != nil, let data = try? file.read(upToCount: count) else { return nil }
        return [UInt8](data)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
