import Glibc
import NewsDomain

/// Addresses are those that the system takes for ones, and the same; of `X-Forwarded-For` nothing counts that stands left of
/// the first address that no trusted proxy has.
func tryAddresses(_ text: String) {
    tryAddress(text)
    _ = AddressRange(text).map { range in
        hold(AddressRange(range.description) == range, "\(text) is \(range), which is another")
    }
    let resolver = ClientAddressResolver(
        trustedProxies: AddressRange.loopback + [AddressRange("10.0.0.0/8")].compactMap(\.self)
    )
    guard let proxy = IPAddress("10.1.2.3"), let stranger = IPAddress("192.0.2.7") else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for right in ["192.0.2.7", "192.0.2.7, 127.0.0.1", "192.0.2.7:80,,::1", "[::ffff:192.0.2.7]:1 , 10.9.9.9"] {
        let client = resolver.client(peer: proxy, forwardedFor: lines + [right])
        hold(client == stranger, "with \(right) behind it the client is \(client?.description ?? "nobody")")
        let inOne = resolver.client(peer: proxy, forwardedFor: [text.replacing("\n", with: " ") + "," + right])
        hold(inOne == stranger, "in one line with \(right) the client is \(inOne?.description ?? "nobody")")
    }
    hold(resolver.client(peer: stranger, forwardedFor: lines) == stranger, "a stranger is believed")
    _ = resolver.client(peer: proxy, forwardedFor: lines)
}

private func tryAddress(_ text: String) {
    let ours = IPAddress(text)
    if let ours {
        hold(IPAddress(ours.description) == ours, "\(text) is \(ours), which is another")
        hold(ours.client.number == IPAddress(ours.description)?.client.number, "a client of \(ours)")
    }
    // What has a zone is no address to the system.
    guard !text.utf8.contains(UInt8(ascii: "%")), !text.utf8.contains(0) else { return }
    hold(
        (system(text) != nil) == (ours != nil),
        "\(text) is \(ours?.description ?? "none"), to the system \(system(text) ?? "none")"
    )
    guard let theirs = system(text), let ours else { return }
    hold(IPAddress(theirs) == ours, "\(text) is \(ours), to the system \(theirs)")
}

/// How the system writes an address.
private func system(_ text: String) -> String? {
    for family in [AF_INET, AF_INET6] {
        var bytes = [UInt8](repeating: 0, count: 16)
        var written = [CChar](repeating: 0, count: 64)
        guard inet_pton(family, text, &bytes) == 1, inet_ntop(family, &bytes, &written, 64) != nil else { continue }
        return String(decoding: written.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return nil
}
