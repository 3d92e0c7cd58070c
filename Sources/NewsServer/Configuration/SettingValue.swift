internal import Foundation

/// What a setting was given: a text on the command line and in the environment, JSON in a file.
enum SettingValue: Codable, Equatable {
    case text(String)
    case jsonText(String)
    case number(Int)
    case boolean(Bool)
    case array([SettingValue])
    case object([String: SettingValue])
    /// A number with a fraction, or null: no setting takes them.
    case other(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .jsonText(value)
        } else if let value = try? container.decode([SettingValue].self) {
            self = .array(value)
        } else if let value = try? container.decode([String: SettingValue].self) {
            self = .object(value)
        } else if let value = try? container.decode(Double.self) {
            self = .other("\(value)")
        } else {
            self = .other("null")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text), .jsonText(let text), .other(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .boolean(let flag): try container.encode(flag)
        case .array(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }

    // MARK: As a type

    /// A text that is not empty.
    var string: String? {
        switch self {
        case .text(let text), .jsonText(let text): text.isEmpty ? nil : text
        default: nil
        }
    }

    /// A whole number.
    var integer: Int? {
        switch self {
        case .text(let text): Int(text)
        case .number(let number): number
        default: nil
        }
    }

    var flag: Bool? {
        switch self {
        case .text(let text): ["true": true, "yes": true, "1": true, "false": false, "no": false, "0": false][text]
        case .boolean(let flag): flag
        default: nil
        }
    }

    /// Words, parted by commas or in an array; there may be none.
    var list: [String]? {
        switch self {
        case .text(let text), .jsonText(let text): Self.words(text)
        case .array(let values):
            values.reduce([]) { words, value in
                guard let words, case .jsonText(let text) = value else { return nil }
                return words + Self.words(text)
            }
        default: nil
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }

    /// As it stands in the environment.
    var plain: String {
        switch self {
        case .text(let text), .jsonText(let text), .other(let text): text
        case .number(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .array(let values): values.map(\.plain).joined(separator: ", ")
        case .object(let members): members.isEmpty ? "{}" : "{…}"
        }
    }

    /// As it is shown to whoever set it, unless it may hold what is nobody's business.
    var shown: String {
        let text =
            switch self {
            case .text(let text), .jsonText(let text): "“\(text.prefix(200))”"
            case .number(let number): "\(number)"
            case .boolean(let flag): "\(flag)"
            case .array: "an array" + (list.map { ": \($0.joined(separator: ", ").prefix(200))" } ?? "")
            case .object: "an object"
            case .other(let text): text
            }
        return Secrecy.mayHoldSecret(plain) ? "what it has" : text
    }
}
