internal import Foundation
package import Logging

/// The settings in force, with where each comes from and without what is secret.
package struct ConfigurationReport: Sendable {
    private struct Row: Sendable {
        let key: String
        /// Nil where there is none.
        let value: SettingValue?
        let origin: SettingOrigin
        let isStandard: Bool

        /// As people read it.
        var plain: String { value.map(\.plain).flatMap { $0.isEmpty ? nil : $0 } ?? "none" }
    }

    private let rows: [Row]

    package init(_ configuration: ServerConfiguration) {
        let file = configuration.file.map { file in
            Row(key: "config", value: .text(file.path).withoutSecrets, origin: file.namedBy, isStandard: false)
        }
        let standard = ServerConfiguration()
        rows =
            [file].compactMap(\.self)
            + Setting.all.map { setting in
                let value = setting.value(configuration)
                return Row(
                    key: setting.key,
                    value: value?.withoutSecrets ?? (setting.standard.isEmpty ? nil : .text(setting.standard)),
                    origin: configuration.origins[setting.key] ?? .standard,
                    isStandard: value == setting.value(standard)
                )
            }
    }

    /// A line a setting: what it is called in the file, its value, and where that comes from.
    package var text: String {
        Table.text(["SETTING", "VALUE", "FROM"], rows.map { [$0.key, $0.plain, $0.origin.description] })
    }

    /// A JSON object with a member for each setting.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let members = rows.map { row in
            let place = row.origin == .standard ? nil : row.origin.description
            return (row.key, Member(value: row.value, from: row.origin.kind, place: place))
        }
        return String(decoding: try encoder.encode(Dictionary(members) { $1 }), as: UTF8.self)
    }

    private struct Member: Encodable {
        let value: SettingValue?
        let from: String
        let place: String?

        private enum CodingKeys: CodingKey { case value, from, place }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            // A setting without a value is null, not left out.
            try container.encode(value, forKey: .value)
            try container.encode(from, forKey: .from)
            try container.encodeIfPresent(place, forKey: .place)
        }
    }

    /// What is not as it is by default, for the log.
    package var unusual: Logger.Metadata {
        let members = rows.filter { !$0.isStandard }
            .map { ($0.key, Logger.MetadataValue.string("\($0.plain) (\($0.origin))")) }
        return Logger.Metadata(members) { $1 }
    }
}

extension SettingValue {
    fileprivate var withoutSecrets: SettingValue {
        switch self {
        case .text(let text), .jsonText(let text): .text(Secrecy.hiding(text))
        case .array(let values): .array(values.map(\.withoutSecrets))
        default: self
        }
    }
}
