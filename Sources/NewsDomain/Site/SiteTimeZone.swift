internal import Foundation

/// The time zone in which a site says what day it is.
package struct SiteTimeZone: Hashable, Sendable {
    /// As IANA's database names it: `Europe/Berlin`.
    package let identifier: String
    /// Nil for UTC, which needs no look into the database.
    private let zone: TimeZone?

    /// Coordinated universal time.
    package static let utc = SiteTimeZone(identifier: "UTC", zone: nil)

    /// The zone of that name; nil where the database has none. Abbreviations and offsets are no names: they say nothing of
    /// summer time.
    package init?(_ identifier: String) {
        if identifier == "UTC" || identifier == "Etc/UTC" {
            self.init(identifier: identifier, zone: nil)
        } else if identifier.utf8.contains(UInt8(ascii: "/")), let zone = TimeZone(identifier: identifier) {
            self.init(identifier: identifier, zone: zone)
        } else {
            return nil
        }
    }

    private init(identifier: String, zone: TimeZone?) {
        (self.identifier, self.zone) = (identifier, zone)
    }

    /// Year, month and day of a moment, where the site is.
    package func civilDate(of moment: Timestamp) -> (year: Int, month: Int, day: Int) {
        guard let zone else { return moment.civilDate }
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.seconds)))
        return moment.advanced(by: Int64(offset)).civilDate
    }
}
