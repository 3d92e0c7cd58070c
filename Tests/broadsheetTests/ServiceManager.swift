import Foundation
import NewsTestSupport

/// What listens as systemd does: a datagram socket, and the environment that names it.
final class ServiceManager {
    let name: String
    private let socket: Int32
    private let directory = TemporaryDirectory()

    /// Listens at a path, or at an abstract name.
    init(isAbstract: Bool) throws {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        name = isAbstract ? "@broadsheet-test-\(UUID().uuidString)" : directory.path + "/notify"
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = (isAbstract ? [0] : []) + name.utf8.dropFirst(isAbstract ? 1 : 0)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, socklen_t(2 + bytes.count)) }
        }
        // Long enough for a machine that does much else; nobody waits for it where all is well.
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard socket >= 0, bound == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    }

    deinit { close(socket) }

    /// The lines of the next message.
    func hear() throws -> [String] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw POSIXError(.ETIMEDOUT) }
        return String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The first message from now on with a line.
    func hear(_ line: String) throws -> [String] {
        while true {
            let lines = try hear()
            if lines.contains(line) { return lines }
        }
    }
}
