internal import Foundation
internal import Glibc
package import NewsDomain

/// Finds the addresses of a name.
package struct HostResolver: Sendable {
    /// Throws where there are none.
    package let addresses: @Sendable (_ host: String) async throws -> [IPAddress]

    package init(_ addresses: @escaping @Sendable (_ host: String) async throws -> [IPAddress]) {
        self.addresses = addresses
    }

    /// As the machine is set up. A look-up may hang for half a minute, and nothing can stop it: each has a thread of its own,
    /// which nobody waits for longer than they want to.
    package static let system = HostResolver { host in
        let (results, result) = AsyncStream.makeStream(of: Result<[IPAddress], any Error>.self)
        Thread.detachNewThread {
            result.yield(Result { try lookUp(host) })
            result.finish()
        }
        for await found in results { return try found.get() }
        throw CancellationError()
    }

    private static func lookUp(_ host: String) throws -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { throw UnknownHost() }
        defer { freeaddrinfo(first) }
        var addresses: [IPAddress] = []
        var next = first
        while let info = next?.pointee {
            if let text = numeric(info), let address = IPAddress(text) { addresses.append(address) }
            next = info.ai_next
        }
        guard !addresses.isEmpty else { throw UnknownHost() }
        return addresses
    }

    private static func numeric(_ info: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let size = socklen_t(text.count)
        guard getnameinfo(info.ai_addr, info.ai_addrlen, &text, size, nil, 0, NI_NUMERICHOST) == 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A name that leads nowhere.
struct UnknownHost: Error {}

/// Does work in at most that time; throws ``TimedOut`` where it takes longer, and stops it.
func within<Value: Sendable>(
    _ limit: Duration,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        defer { group.cancelAll() }
        group.addTask(operation: work)
        group.addTask {
            try await Task.sleep(for: limit)
            throw TimedOut()
        }
        guard let value = try await group.next() else { throw TimedOut() }
        return value
    }
}

/// It has taken too long.
struct TimedOut: Error {}
