extension Timestamp {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 22 Nov 2026 09:30:00 GMT`: the one form that mail, feeds and the web all read (RFC 5322, section 3.3; RFC 9110,
    /// section 5.6.7).
    package var internetDate: String {
        // RFC 3339 has the same numbers in another order: 2026-11-22T09:30:00Z.
        let text = rfc3339.utf8
        func part(_ range: Range<Int>) -> Substring {
            Substring(text.dropFirst(range.lowerBound).prefix(range.count))
        }
        // 1970-01-01 was a Thursday.
        let day = Int(((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400 % 7 + 10) % 7)
        let month = Int(part(5..<7)) ?? 1
        return "\(Self.days[day]), \(part(8..<10)) \(Self.months[month - 1]) \(part(0..<4)) \(part(11..<19)) GMT"
    }
}
