internal import Foundation
internal import NewsDomain

/// Where a cache takes purges.
package struct PurgeAddress: Sendable, Equatable, CustomStringConvertible {
    /// All of it: a path may hold what is nobody's business, so this is for requests alone.
    let url: String
    /// Host and port, for logs.
    let name: String

    package var description: String { name }

    /// Nil where the text is no address of the web with a host, or one with a user name or password.
    package init?(_ text: String) {
        guard let address = WebAddress(text), let parts = URLComponents(string: address.text), let host = parts.host,
            (1...65_535).contains(parts.port ?? 80)
        else { return nil }
        url = address.text
        name = parts.port.map { "\(host):\($0)" } ?? host
    }
}
