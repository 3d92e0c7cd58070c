internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
package import NewsDomain
internal import NewsMedia
internal import NewsSQLite

/// Gets the files of media that lie elsewhere into the newsroom, one after the other. What was got stays: a second run goes on
/// with the rest. Returns what could not be got, a line each, and a summary.
package func fetchMedia(
    _ configuration: ServerConfiguration,
    allowsPrivate: Bool,
    watch: ImportControl = ImportControl(),
    resolver: HostResolver = .system,
    clock: any NewsClock = SystemClock()
) async throws -> (failures: [String], summary: String) {
    try await existing(configuration.dataDirectory, clock, .readWrite) { store in
        let files = MediaStore(configuration)
        let fetcher = MediaFetcher(files: files, allowsPrivate: allowsPrivate, resolver: resolver)
        var (last, done, failures): (Int64, Int, [String]) = (0, 0, [])
        while !watch.isCancelled(), let media = try store.mediaElsewhere(after: last, limit: 1).first {
            last = media.id
            do {
                var change = MediaChange()
                change.file = try await fetcher.fetch(media.url)
                let item = CatalogueItem(.media, .id(media.id))
                _ = try await store.perform(
                    [.catalogue(.change(item, .media(change), .any))],
                    by: "media fetch",
                    claim: nil,
                    memo: { _ in [] },
                    at: clock.now()
                )
                done += 1
            } catch {
                failures.append("\(media.id) \(media.url): \(MediaFetcher.reason(error))")
            }
            watch.progress(done + failures.count, nil)
        }
        await fetcher.close()
        let rest = failures.isEmpty ? "" : " \(failures.count) could not be."
        return (failures, "\(done) files were fetched.\(rest)")
    }
}

/// Gets files from anywhere but the operator's own network.
private actor MediaFetcher {
    private let files: MediaStore
    private let allowsPrivate: Bool
    private let resolver: HostResolver
    private var pinned: ReceiverConnections.Pinned?

    private static let mostRedirects = 5
    /// For one file.
    private static let patience = TimeAmount.seconds(300)
    private static let lookUpTime = Duration.seconds(10)

    /// Why a file was not got.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    init(files: MediaStore, allowsPrivate: Bool, resolver: HostResolver) {
        (self.files, self.allowsPrivate, self.resolver) = (files, allowsPrivate, resolver)
    }

    func fetch(_ address: String) async throws -> StoredFile {
        var address = WebAddress.encoded(address)
        for _ in 0...Self.mostRedirects {
            var request = HTTPClientRequest(url: address)
            request.headers.add(name: "Accept", value: "image/*, video/*, audio/*, application/pdf")
            request.headers.add(name: "User-Agent", value: "Broadsheet")
            let response = try await client(for: address).execute(request, timeout: Self.patience)
            if (301...308).contains(response.status.code), let place = response.headers.first(name: "location"),
                let next = URL(string: place, relativeTo: URL(string: address))?.absoluteString
            {
                address = next
                continue
            }
            guard response.status == .ok else { throw Failure(description: "it answered \(response.status.code)") }
            let file = try files.begin()
            for try await bytes in response.body { try file.write(bytes.readableBytesView) }
            return try await file.finish()
        }
        throw Failure(description: "it redirects too often")
    }

    /// A client that connects to an address that was looked at, and to no other, whatever the name says a moment later.
    private func client(for address: String) async throws -> HTTPClient {
        guard let url = URLComponents(string: address), ["http", "https"].contains(url.scheme?.lowercased()),
            let host = url.host, !host.isEmpty
        else { throw Failure(description: "it is no http or https address") }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        if let pinned, pinned.target.host == bare { return pinned.client }
        let resolver = resolver
        let found: [IPAddress]
        if let literal = IPAddress(bare) {
            found = [literal]
        } else {
            found = try await within(Self.lookUpTime) { try await resolver.addresses(bare) }
        }
        guard let first = found.first, allowsPrivate || found.allSatisfy(\.isPublic) else {
            throw Failure(description: "it is in a network that is not public")
        }
        await close()
        let fresh = ReceiverConnections.Pinned(ReceiverConnections.Target(host: bare, address: first))
        pinned = fresh
        return fresh.client
    }

    func close() async {
        let old = pinned
        pinned = nil
        try? await old?.client.shutdown()
    }

    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as NewsError: error.detail
        case let error as FileTooLarge: "it has more than \(error.limit) bytes"
        case let error as EditorialFailure: error.reason.detail
        case is UnknownHost: "there is no such host"
        case is TimedOut: "its name could not be looked up in time"
        default: "\(error)"
        }
    }
}
