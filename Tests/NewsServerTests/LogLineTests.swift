import Foundation
import Logging
import NewsServer
import Synchronization
import Testing

/// The log, whatever clients put into it: a line is an event.
@Suite struct LogLineTests {
    private final class Output: Sendable {
        private let written = Mutex("")

        var text: String { written.withLock(\.self) }
        func write(_ line: String) { written.withLock { $0 += line } }
    }

    private let output = Output()

    private func logger(_ format: LogFormat) -> Logger {
        Logger(label: "broadsheet.access") { [output] label in
            LineLogHandler(
                label: label,
                format: format,
                clock: { Date(timeIntervalSince1970: 1_795_339_800.25) },
                output: output.write
            )
        }
    }

    /// Would end a line, begin another, move a cursor, or turn the writing around.
    private static let forged = [
        "a\n2026-01-01T00:00:00+0000 error broadsheet: forged", "a\r\nforged", "a\u{0}\u{1B}[2Jforged\u{7F}",
        "a\u{85}forged\u{2028}forged\u{2029}", "a\u{202E}degrof\u{2066}", #"quote " and back\slash, {"json": 1}"#,
        "Łódź, naïve 🗞",
    ]

    @Test(arguments: forged) func noTextEndsItsLine(text: String) throws {
        for format in LogFormat.allCases {
            logger(format).notice(
                "message \(text)",
                metadata: ["cause": "\(text)", "list": ["\(text)", ["k": "\(text)"]]]
            )
        }
        let lines = output.text.split(omittingEmptySubsequences: false) { $0.isNewline }
        #expect(lines.count == 3 && lines.last == "")
        let odd = output.text.unicodeScalars.filter { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        #expect(String(odd) == "\n\n")
        #expect(!output.text.contains("\u{202E}") && !output.text.contains("\u{2028}"))
    }

    @Test(arguments: forged) func jsonHasTheTextAsItWas(text: String) throws {
        logger(.json).notice(
            "message \(text)",
            metadata: ["cause": "\(text)", "count": .stringConvertible(7), "yes": .stringConvertible(true)]
        )
        let line = try #require(try JSONSerialization.jsonObject(with: Data(output.text.utf8)) as? [String: Any])
        #expect(line["message"] as? String == "message \(text)")
        #expect(line["level"] as? String == "notice" && line["label"] as? String == "broadsheet.access")
        #expect(line["time"] as? String == "2026-11-22T09:30:00.250Z")
        let metadata = try #require(line["metadata"] as? [String: Any])
        #expect(
            metadata["cause"] as? String == text && metadata["count"] as? Int == 7 && metadata["yes"] as? Bool == true
        )
    }

    @Test func textIsAsItAlwaysWas() throws {
        var logger = logger(.text)
        logger[metadataKey: "of"] = "it"
        logger.info("GET /v1 200", metadata: ["bytes": .stringConvertible(12), "also": ["a", "b"]])
        let pattern =
            /^2026-11-22T\d\d:\d\d:00[+-]\d{4} info broadsheet\.access: also=\["a", "b"\] bytes=12 of=it \[NewsServerTests\] GET \/v1 200\n$/
        #expect(output.text.firstMatch(of: pattern) != nil, "\(output.text)")
    }

    @Test func levelsAndErrorsAreKept() throws {
        struct Odd: Error {}
        let logger = logger(.json)
        logger.debug("not told")
        logger.error("told", error: Odd())
        #expect(output.text.split(separator: "\n").count == 1)
        #expect(output.text.contains(#""error.message":"Odd()""#))
    }
}
