internal import Foundation
internal import Logging

/// One event of the log.
struct LogLine {
    let time: Date
    let level: Logger.Level
    let label: String
    let source: String
    let message: String
    let metadata: Logger.Metadata

    /// For people, as swift-log's own handler writes it: time, level, label, metadata, where it comes from, message.
    var text: String {
        let pairs = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        return "\(LogText.visible("\(Self.local(time)) \(level) \(label):\(pairs) [\(source)] \(message)"))\n"
    }

    /// An object: `time` (RFC 3339, UTC), `level`, `label`, `message`, `metadata`.
    var json: String {
        var members = [
            "\"time\":\(LogText.quoted(time.formatted(Self.rfc3339)))", "\"level\":\"\(level)\"",
            "\"label\":\(LogText.quoted(label))", "\"message\":\(LogText.quoted(message))",
        ]
        if !metadata.isEmpty { members.append("\"metadata\":\(Self.json(.dictionary(metadata)))") }
        return "{\(members.joined(separator: ","))}\n"
    }

    /// Numbers and booleans stay what they are; all else is a text.
    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): LogText.quoted(text)
        case .stringConvertible(let value as any FixedWidthInteger): "\(value)"
        case .stringConvertible(let value as Bool): "\(value)"
        case .stringConvertible(let value): LogText.quoted("\(value)")
        case .array(let values): "[\(values.map(json).joined(separator: ","))]"
        case .dictionary(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\(LogText.quoted($0.key)):\(json($0.value))" }
                .joined(separator: ",") + "}"
        }
    }

    private static let rfc3339 = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// The machine's time, with its distance from UTC.
    private static func local(_ time: Date) -> String {
        var (seconds, parts) = (time_t(time.timeIntervalSince1970), tm())
        localtime_r(&seconds, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let length = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
        return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
