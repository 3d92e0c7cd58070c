import NewsDomain
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-11-22T09:30:00Z", 1_795_339_800), ("2000-02-29T23:59:59Z", 951_868_799),
        ("1969-12-31T23:59:59Z", -1), ("0000-01-01T00:00:00Z", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func readsAndWritesTheSame(text: String, seconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.seconds == seconds)
        #expect(Timestamp(seconds: seconds).rfc3339 == text)
    }

    @Test(arguments: [
        ("2026-11-22T10:30:00+01:00", "2026-11-22T09:30:00Z"), ("2026-11-22T04:00:00-05:30", "2026-11-22T09:30:00Z"),
        ("2026-11-22t09:30:00.987z", "2026-11-22T09:30:00Z"), ("2026-11-22", "2026-11-22T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ])
    func readsOtherForms(text: String, canonical: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == canonical)
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "2026-02-30", "1900-02-29", "2026-11-22T24:00:00Z", "2026-11-22T09:30Z",
        "2026-11-22T09:30:00", "2026-11-22T09:30:00.Z", "2026-11-22T09:30:00+25:00", "yesterday", "٢٠٢٦-١١-٢٢",
        "2026-11-22T09:30:00Zx",
    ])
    func refuses(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }
}
