/// A moment in whole seconds since 1970-01-01T00:00:00Z.
///
/// The newsroom's only notion of time: what is stored, compared and, as RFC 3339 in UTC, answered. Whole seconds keep
/// a stored moment and its text the same thing in both directions.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    package let seconds: Int64

    /// A moment from its seconds since 1970.
    package init(seconds: Int64) {
        self.seconds = seconds
    }

    package static func < (a: Timestamp, b: Timestamp) -> Bool {
        a.seconds < b.seconds
    }

    /// The moment `seconds` later (earlier where negative).
    package func advanced(by seconds: Int64) -> Timestamp {
        Timestamp(seconds: self.seconds &+ seconds)
    }

    /// The first and the last moment that RFC 3339 can write: years 0000 to 9999.
    package static let representable = Timestamp(seconds: -62_167_219_200)...Timestamp(seconds: 253_402_300_799)
}

extension Timestamp {
    /// A moment from a civil date and time in UTC, or nil where there is no such date or time.
    package init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (0...9999).contains(year), (1...12).contains(month),
            (1...Timestamp.days(inMonth: month, of: year)).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        // Days from civil: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
        let y = Int64(month <= 2 ? year - 1 : year)
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * Int64(month > 2 ? month - 3 : month + 9) + 2) / 5 + Int64(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        // A leap second (":60", RFC 3339 section 5.6) is the last second of its minute.
        self.init(seconds: days * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59)))
    }

    /// Reads RFC 3339 (section 5.6): `2026-11-22T09:30:00Z`, with a fraction (dropped) or a numeric offset; also a
    /// date alone, which is its midnight in UTC. Nil for anything else, also for what its offset takes out of the years that
    /// can be written.
    package init?(rfc3339 text: some StringProtocol) {
        var reader = DigitReader(bytes: Array(text.utf8))
        guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2),
            reader.skip("-"), let day = reader.number(digits: 2)
        else { return nil }
        if reader.atEnd {
            self.init(year: year, month: month, day: day)
            return
        }
        guard reader.skip("T") || reader.skip("t") || reader.skip(" "), let hour = reader.number(digits: 2),
            reader.skip(":"), let minute = reader.number(digits: 2), reader.skip(":"),
            let second = reader.number(digits: 2)
        else { return nil }
        guard reader.skipFraction(), let offset = reader.offsetSeconds(), reader.atEnd,
            let local = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        let moment = local.advanced(by: Int64(-offset))
        guard Timestamp.representable.contains(moment) else { return nil }
        self = moment
    }

    /// `2026-11-22T09:30:00Z` (RFC 3339, UTC), written by `write` one ASCII byte at a time.
    @inline(__always)
    package func writeRFC3339(_ write: (UInt8) -> Void) {
        let moment = min(max(self, Timestamp.representable.lowerBound), Timestamp.representable.upperBound)
        let (year, month, day) = moment.civilDate
        let secondOfDay = Int(moment.seconds - moment.daysSinceEpoch * 86_400)
        func digits(_ value: Int) {
            write(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10))
            write(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
        }
        digits(year / 100)
        digits(year % 100)
        write(UInt8(ascii: "-"))
        digits(month)
        write(UInt8(ascii: "-"))
        digits(day)
        write(UInt8(ascii: "T"))
        digits(secondOfDay / 3600)
        write(UInt8(ascii: ":"))
        digits(secondOfDay / 60 % 60)
        write(UInt8(ascii: ":"))
        digits(secondOfDay % 60)
        write(UInt8(ascii: "Z"))
    }

    /// `2026-11-22T09:30:00Z` (RFC 3339, UTC).
    package var rfc3339: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        writeRFC3339 { bytes.append($0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Year, month (1 to 12) and day (1 to 31) in UTC.
    package var civilDate: (year: Int, month: Int, day: Int) {
        // Civil from days: Hinnant, as above.
        let z = daysSinceEpoch + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(dayOfYear - (153 * shifted + 2) / 5 + 1))
    }

    private var daysSinceEpoch: Int64 {
        seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads fixed-width numbers off ASCII text.
private struct DigitReader {
    let bytes: [UInt8]
    var index = 0

    var atEnd: Bool { index == bytes.count }

    mutating func number(digits: Int) -> Int? {
        guard index + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + digits] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        index += digits
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    /// Skips `.123`; false where a point has no digit after it.
    mutating func skipFraction() -> Bool {
        guard skip(".") else { return true }
        let start = index
        while number(digits: 1) != nil {}
        return index > start
    }

    /// The seconds of `Z`, `+02:00` or `-05:30`.
    mutating func offsetSeconds() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), hours < 24, skip(":"), let minutes = number(digits: 2),
            minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
