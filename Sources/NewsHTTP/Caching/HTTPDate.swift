package import NewsDomain

/// Dates as HTTP reads them (RFC 9110, section 5.6.7); it writes them as ``Timestamp/internetDate``.
package enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The moment that a text names in one of the three forms that a recipient has to read; nil for any other.
    package static func moment(_ text: String) -> Timestamp? {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" })
        switch words.count {
        // Sun, 06 Nov 1994 08:49:37 GMT, and Sunday, 06-Nov-94 08:49:37 GMT.
        case 6 where words[5] == "GMT": return moment(day: words[1], month: words[2], year: words[3], time: words[4])
        // Sun Nov  6 08:49:37 1994.
        case 5: return moment(day: words[2], month: words[1], year: words[4], time: words[3])
        default: return nil
        }
    }

    private static func moment(day: Substring, month: Substring, year: Substring, time: Substring) -> Timestamp? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = number(parts[0]), let minute = number(parts[1]),
            let second = number(parts[2]), let day = number(day), var year = number(year),
            let month = months.firstIndex(where: { $0 == month })
        else { return nil }
        // Two digits: a year of the last fifty or the next (there is no "now" here; the boundary is 1970).
        if year < 100 { year += year < 70 ? 2000 : 1900 }
        return Timestamp(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
