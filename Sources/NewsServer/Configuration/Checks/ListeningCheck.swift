internal import Glibc
internal import NIOCore
internal import NewsDomain
internal import NewsSQLite

/// Whether a server could listen at an address.
struct ListeningCheck {
    let host: String
    let port: Int
    /// What the settings of the two are called.
    let names: (host: String, port: String)
    /// The data directory of the server.
    let directory: String

    func findings() async -> [ConfigurationFinding] {
        if let fault = await HostCheck.fault(of: host, in: names.host) { return [fault] }
        guard let address = try? SocketAddress.makeAddressResolvingHost(host, port: port) else {
            return [.fault("“\(names.host)” is “\(host)”, which is no address to listen on.")]
        }
        switch Self.error(binding: address) {
        case 0: return []
        case EADDRINUSE: return [taken]
        case EACCES:
            return [.fault("“\(names.port)” is \(port), which this user may not listen on: choose one from 1024 on.")]
        case EADDRNOTAVAIL: return [.fault("“\(names.host)” is “\(host)”, which is no address of this machine.")]
        case let error: return [.fault("Cannot listen on \(host):\(port): \(String(cString: strerror(error))).")]
        }
    }

    /// While the server runs, its own port is taken.
    private var taken: ConfigurationFinding {
        guard let process = SQLiteNewsroom.process(using: directory) else {
            return .fault("“\(names.port)” is \(port), which another program listens on at \(host).")
        }
        return .note(
            "Port \(port) of \(host) is taken, and process \(process) has the newsroom open: the server that runs."
        )
    }

    /// What the system says of binding a socket that never listens; 0 where that may be.
    private static func error(binding address: SocketAddress) -> Int32 {
        let descriptor = socket(
            Int32(address.protocol.rawValue),
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue),
            0
        )
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        // As servers do: a connection that has just ended is in nobody's way.
        var isReused: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
        return address.withSockAddr { pointer, size in
            bind(descriptor, pointer, socklen_t(size)) == 0 ? 0 : errno
        }
    }
}
