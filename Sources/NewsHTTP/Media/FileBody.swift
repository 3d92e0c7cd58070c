internal import CDispatch
internal import Glibc
internal import NIOCore

/// A file that was opened to be sent: closed when nobody needs it any more.
final class OpenFile: Sendable {
    let handle: NIOFileHandle
    private let descriptor: CInt
    /// Bytes.
    let size: Int
    /// The strong entity tag, in quotes: another for other bytes at the same place.
    let tag: String

    /// Nil where there is no such file that can be read.
    init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: descriptor)
        size = Int(status.st_size)
        let moment = UInt64(status.st_mtim.tv_sec) << 30 | UInt64(status.st_mtim.tv_nsec)
        tag = "\"\(String(moment, radix: 36))-\(String(size, radix: 36))\""
    }

    deinit { try? handle.close() }

    /// Bytes at a place, fewer than asked for at the end; nil where they cannot be read.
    func read(at place: Int, count: Int) -> ByteBuffer? {
        var buffer = ByteBufferAllocator().buffer(capacity: count)
        while buffer.readableBytes < count {
            let start = place + buffer.readableBytes
            let read = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 0) { space in
                max(0, pread(descriptor, space.baseAddress, min(space.count, count - (start - place)), off_t(start)))
            }
            guard read > 0 else { break }
        }
        return buffer.readableBytes > 0 ? buffer : nil
    }
}

/// A file, or a part of one, as the body of an answer.
struct FileBody: Sendable {
    let file: OpenFile
    let offset: Int
    /// Bytes.
    let length: Int

    /// Whether it is sooner read than sent by itself: it goes out with the head.
    var isShort: Bool { length <= 16 << 10 }

    /// The whole of it, for the system to send.
    var region: FileRegion {
        FileRegion(fileHandle: file.handle, readerIndex: offset, endIndex: offset + length)
    }

    /// Its bytes from a place on; nil where there are none.
    func bytes(from start: Int = 0, count: Int = .max) -> ByteBuffer? {
        file.read(at: offset + start, count: min(count, length - start))
    }
}
