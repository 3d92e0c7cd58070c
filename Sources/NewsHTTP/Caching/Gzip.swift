internal import CZlib
internal import NIOCore

/// gzip (RFC 1952) by zlib.
enum Gzip {
    /// Bytes from which on compressing pays: below, a packet more or less is saved by no coding.
    static let minimumLength = 1024

    /// zlib's own middle between time and size.
    private static let level: Int32 = 6
    /// A window of 32 KB, in gzip's frame.
    private static let windowBits: Int32 = 15 + 16
    private static let memoryLevel: Int32 = 8

    /// The bytes compressed; nil where that saves less than a tenth, or zlib is out of memory.
    static func compress(_ body: ByteBuffer) -> ByteBuffer? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream,
                level,
                Z_DEFLATED,
                windowBits,
                memoryLevel,
                Z_DEFAULT_STRATEGY,
                ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)
            ) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let room = body.readableBytes - body.readableBytes / 10
        var compressed = ByteBuffer()
        var isDone = false
        compressed.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { output in
            body.withUnsafeReadableBytes { input in
                // zlib's interface takes what it only reads as if it wrote to it.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = uInt(room)
                isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
                return isDone ? Int(stream.total_out) : 0
            }
        }
        return isDone ? ByteBuffer(bytes: compressed.readableBytesView) : nil
    }
}
