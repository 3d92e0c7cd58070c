import Dispatch
import Foundation
import Glibc

/// A connection whose bytes a test writes and reads itself.
final class RawConnection: Sendable {
    private let socket: Int32

    /// Connects to a port of this machine.
    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard status == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(socket) }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Whether the other end ends the connection within some seconds; what it sent before stays unread.
    func isEnded(within seconds: Int32) async -> Bool {
        await !Self.ended(among: [self], within: seconds).isEmpty
    }

    /// The places of those whose other end has ended the connection, as soon as there are any; none where that takes longer
    /// than some seconds.
    static func ended(among connections: [RawConnection], within seconds: Int32) async -> [Int] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                // POLLRDHUP, which Glibc's module does not have.
                var wanted = connections.map { pollfd(fd: $0.socket, events: 0x2000, revents: 0) }
                _ = poll(&wanted, nfds_t(wanted.count), seconds * 1000)
                continuation.resume(returning: wanted.indices.filter { wanted[$0].revents != 0 })
            }
        }
    }

    /// What comes up to a text; nil where that takes too long, or the other end closes before.
    func read(upTo end: String) async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [self] in
                var text = ""
                var byte: UInt8 = 0
                while !text.hasSuffix(end) {
                    guard recv(socket, &byte, 1, 0) == 1 else { return continuation.resume(returning: nil) }
                    text.unicodeScalars.append(Unicode.Scalar(byte))
                }
                continuation.resume(returning: text)
            }
        }
    }

    /// Says that nothing more comes.
    func finishSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// What comes until the other end closes, at most `limit` bytes at a time; nil where that takes too long.
    func readToEnd(atOnce limit: Int = 65_536) async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [self] in
                var text: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: limit)
                while true {
                    let count = recv(socket, &buffer, limit, 0)
                    guard count > 0 else {
                        continuation.resume(returning: count == 0 ? String(decoding: text, as: UTF8.self) : nil)
                        return
                    }
                    text.append(contentsOf: buffer[..<count])
                }
            }
        }
    }
}
