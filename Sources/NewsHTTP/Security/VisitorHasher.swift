internal import Crypto
package import NewsDomain
internal import Synchronization

/// Makes of an address and a user agent a number that tells visitors apart for a few hours and nobody who they are:
/// HMAC-SHA-256 under a random salt that lives in memory alone and is thrown away after ``saltLifetime``.
package final class VisitorHasher: Sendable {
    /// Seconds.
    static let saltLifetime: Int64 = 4 * 3600

    fileprivate struct Salts {
        var current = SymmetricKey(size: .bits256)
        var previous: SymmetricKey?
        var since: Timestamp?
    }

    private let salts = Mutex(Salts())

    package init() {}

    /// The visitor behind a request.
    package func visitor(address: String, userAgent: String, at now: Timestamp) -> Visitor {
        let (current, previous) = salts.withLock { salts in
            salts.rotate(at: now)
            return (salts.current, salts.isChangeRecent(at: now) ? salts.previous : nil)
        }
        let data = Array("\(address)\n\(userAgent)".utf8)
        return Visitor(current: Self.hash(data, current), previous: previous.map { Self.hash(data, $0) })
    }

    private static func hash(_ data: [UInt8], _ salt: SymmetricKey) -> UInt64 {
        HMAC<SHA256>.authenticationCode(for: data, using: salt).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }
}

extension VisitorHasher.Salts {
    /// Changes the salt when it has lived its time, or when the clock was put back behind its beginning.
    fileprivate mutating func rotate(at now: Timestamp) {
        guard let since else {
            self.since = now
            return
        }
        guard now < since || now.seconds - since.seconds >= VisitorHasher.saltLifetime else { return }
        previous = current
        current = SymmetricKey(size: .bits256)
        self.since = now
    }

    /// Whether a view counted under the salt before may still stand for one now.
    fileprivate func isChangeRecent(at now: Timestamp) -> Bool {
        since.map { now.seconds - $0.seconds < RecentViews.window } ?? false
    }
}
