/// A body being written as HTML and as plain text at once.
///
/// Text goes into the HTML and is copied to the plain text in runs, when markup is written or the body ends: words are
/// placed once each. Only text that needs no escaping may be written.
struct HTMLTextBuffer {
    private(set) var html: [UInt8] = []
    private(set) var text: [UInt8] = []
    private var run = 0

    init() {
        html.reserveCapacity(16_384)
        text.reserveCapacity(16_384)
    }

    /// Forgets what was written, and keeps the room for it.
    mutating func removeAll() {
        html.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        run = 0
    }

    /// Writes text.
    @inline(__always)
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        html.append(contentsOf: bytes)
    }

    /// Writes one byte of text.
    @inline(__always)
    mutating func write(_ byte: UInt8) {
        html.append(byte)
    }

    /// Writes a number in decimal digits.
    mutating func write(number: Int) {
        if number >= 10 { write(number: number / 10) }
        html.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    /// Writes markup, which is not part of the plain text.
    mutating func tag(_ markup: StaticString) {
        endRun()
        html.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
        run = html.count
    }

    /// Writes what parts two blocks in the plain text alone.
    mutating func breakText(_ lines: Int) {
        endRun()
        guard !text.isEmpty else { return }
        for _ in 0..<lines { text.append(0x0A) }
    }

    /// Brings the plain text up to what was written.
    mutating func endRun() {
        if run < html.count { text.append(contentsOf: html[run...]) }
        run = html.count
    }

    /// Makes the `a` that was just written `an`, where that is the last word.
    mutating func writeN() {
        let count = html.count
        guard count >= 2, html[count - 1] == 0x20, html[count - 2] | 0x20 == 0x61,
            count == 2 || html[count - 3] == 0x20 || html[count - 3] == 0x3E
        else { return }
        html[count - 1] = 0x6E
        html.append(0x20)
    }

    /// Puts the first letter written since `start` in upper case, where it is an ASCII letter.
    mutating func capitalise(from start: Int) {
        guard start < html.count, (0x61...0x7A).contains(html[start]) else { return }
        html[start] -= 0x20
    }
}
