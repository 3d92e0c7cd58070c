internal import NewsDomain

/// The two ways an export writes a moment.
enum WXRDate {
    /// `2012-03-15 08:00:00` as UTC; nil for `0000-00-00 00:00:00`, which is WordPress' "not set", and anything else.
    static func utc(_ text: String) -> Timestamp? {
        // Without its guard a date alone, or one with an offset, would pass.
        guard text.utf8.count == 19, !text.hasPrefix("0000") else { return nil }
        return Timestamp(rfc3339: text + "Z")
    }

    /// RFC 822 as in RSS: `Thu, 15 Mar 2012 08:00:00 +0000`. Nil where it is not, as in `Mon, 30 Nov -0001 …`, which
    /// is what WordPress makes of a date that is not set.
    static func rfc822(_ text: String) -> Timestamp? {
        var words = text.split(separator: " ")
        if words.first?.last == "," { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]), let month = month(words[1]), var year = Int(words[2])
        else { return nil }
        // RFC 2822, section 4.3: years of two digits.
        if words[2].utf8.count == 2 { year += year < 50 ? 2000 : 1900 }
        guard year > 0 else { return nil }
        let time = words[3].split(separator: ":").map { Int($0) }
        guard (2...3).contains(time.count), let hour = time[0], let minute = time[1] else { return nil }
        let second = time.count == 3 ? time[2] : 0
        guard let second, let offset = offset(words.count > 4 ? words[4] : "GMT"),
            let local = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        let moment = local.advanced(by: Int64(-offset))
        return Timestamp.representable.contains(moment) ? moment : nil
    }

    private static func month(_ name: Substring) -> Int? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return months.firstIndex(of: String(name)).map { $0 + 1 }
    }

    /// Seconds east of UTC.
    private static func offset(_ zone: Substring) -> Int? {
        let hours = ["EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7]
        if ["GMT", "UT", "UTC", "Z"].contains(zone) { return 0 }
        if let hour = hours[String(zone)] { return hour * 3600 }
        guard zone.utf8.count == 5, zone.first == "+" || zone.first == "-", let number = Int(zone.dropFirst()) else {
            return nil
        }
        return (zone.first == "-" ? -1 : 1) * (number / 100 * 3600 + number % 100 * 60)
    }
}
