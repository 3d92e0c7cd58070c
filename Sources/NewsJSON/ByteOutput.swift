/// Bytes as they are written, in memory that grows.
///
/// In place of an array of bytes, which checks with each byte whether somebody else holds it: a list has thousands of small
/// pieces (docs/decisions/0002-json-writer.md).
struct ByteOutput: ~Copyable {
    private var start: UnsafeMutableRawPointer
    private var count = 0
    private var capacity: Int

    /// Room for so many bytes before it has to grow.
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(byteCount: self.capacity, alignment: 1)
    }

    deinit { start.deallocate() }

    /// What has been written.
    var bytes: [UInt8] {
        Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    @inline(__always)
    mutating func append(_ literal: StaticString) {
        append(UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.baseAddress else { return }
        reserve(bytes.count)
        (start + count).copyMemory(from: first, byteCount: bytes.count)
        count += bytes.count
    }

    /// Appends a number in decimal.
    mutating func append(digitsOf value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        var length = 1
        var rest = magnitude / 10
        while rest > 0 {
            rest /= 10
            length += 1
        }
        reserve(length)
        for place in stride(from: count + length - 1, through: count, by: -1) {
            start.storeBytes(of: UInt8(ascii: "0") + UInt8(magnitude % 10), toByteOffset: place, as: UInt8.self)
            magnitude /= 10
        }
        count += length
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(by: more) }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = larger
    }
}
