internal import Foundation
internal import NewsDomain

/// Where a cache takes purges.
package struct PurgeAddress: Sendable, Equatable {
    /// All of it: a path may hold what is nobody's business, so this is for requests alone.
    let url: String
    /// Host and port, for logs.
    let name: String

    /// Nil where the text is no address of the web with a host, or one with a user name or password.
    init?(_ text: String) {
        guard let address = WebAddress(text), let parts = URLComponents(string: address.text), let host = parts.host,
            (1...65_535).contains(parts.port ?? 80)
        else { return nil }
        url = address.text
        name = parts.port.map { "\(host):\($0)" } ?? host
    }

    /// Addresses. Throws ``OperationFailure`` where one is none.
    static func list(_ parts: [String]) throws -> [PurgeAddress] {
        try parts.map { part in
            guard let address = PurgeAddress(part) else {
                // What has an @ may hold a password.
                let found = part.contains("@") ? "" : ", not “\(part)”"
                throw OperationFailure(
                    "Addresses to purge must be such as http://127.0.0.1:6081, without user name and password\(found)."
                )
            }
            return address
        }
    }
}
