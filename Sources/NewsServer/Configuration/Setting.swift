internal import NewsDomain

/// A thing that `serve` may be told: its name, what it takes, and where that goes. All there are stand in ``all``.
package struct Setting: Sendable {
    /// The name in the file, with a dot for each object: `log.level`.
    package let key: String
    /// On the command line, as `--log-level`; nil where it has no flag.
    package let flag: String?
    /// What it has to be, as in “must be …”.
    let expected: String
    /// What holds where nothing is said, as it is written.
    package let standard: String
    /// For docs/configuration.md.
    package let meaning: String
    /// What a configuration has of it; nil where that is nothing.
    let value: @Sendable (ServerConfiguration) -> SettingValue?
    /// Puts a value in; false where it is not as expected.
    let apply: @Sendable (SettingValue, inout ServerConfiguration) -> Bool
    /// What a start would find wrong with a value that is as expected, or would not find where it should be.
    private(set) var look: @Sendable (ServerConfiguration) async -> [ConfigurationFinding] = { _ in [] }

    /// The name in the environment: `BROADSHEET_LOG_LEVEL`.
    package var variable: String {
        "BROADSHEET_"
            + key.map { $0 == "." ? "_" : $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined()
    }
}

extension Setting {
    /// The same, looked at before a start as is said.
    func checked(
        _ look: @escaping @Sendable (ServerConfiguration) async -> [ConfigurationFinding]
    ) -> Setting {
        var setting = self
        setting.look = look
        return setting
    }
}

// MARK: Types

extension Setting {
    typealias Place<Value> = WritableKeyPath<ServerConfiguration, Value> & Sendable
    private static var defaults: ServerConfiguration { ServerConfiguration() }

    /// Any type: `show` is nil where a value is none, `read` for what is not as expected.
    private static func value<Value>(
        _ key: String,
        _ flag: String?,
        _ expected: String,
        _ standard: String,
        _ place: any Place<Value>,
        _ meaning: String,
        show: @escaping @Sendable (Value) -> SettingValue?,
        read: @escaping @Sendable (SettingValue) -> Value?
    ) -> Setting {
        Setting(
            key: key,
            flag: flag,
            expected: expected,
            standard: standard,
            meaning: meaning,
            value: { show($0[keyPath: place]) },
            apply: { given, configuration in
                guard let value = read(given) else { return false }
                configuration[keyPath: place] = value
                return true
            }
        )
    }

    private static func optional(_ text: String?) -> SettingValue? { text.map(SettingValue.text) }

    /// A text that is not empty.
    static func text(_ key: String, flag: String? = nil, _ place: any Place<String>, _ meaning: String) -> Setting {
        value(key, flag, "a text", defaults[keyPath: place], place, meaning, show: SettingValue.text) { $0.string }
    }

    /// A text whose default follows from other settings, as `standard` tells.
    static func text(_ key: String, _ place: any Place<String?>, standard: String, _ meaning: String) -> Setting {
        value(key, nil, "a text", standard, place, meaning, show: optional) { $0.string.map(Optional.some) }
    }

    /// The name of a file, whose default follows from other settings, as `standard` tells. What belongs into the file is none.
    static func file(_ key: String, _ place: any Place<String?>, standard: String, _ meaning: String) -> Setting {
        value(key, nil, "the name of a file", standard, place, meaning, show: optional) { given in
            given.string.flatMap { Secrecy.isKey($0) ? nil : .some($0) }
        }
    }

    /// An address of the web that paths are put behind.
    static func baseAddress(_ key: String, _ place: any Place<String?>, _ meaning: String) -> Setting {
        let expected = "an http or https address without “?” and “#”"
        return value(key, nil, expected, "", place, meaning, show: optional) { given in
            given.string.flatMap(WebAddress.init).flatMap { WebAddress.base($0.text) }.map(Optional.some)
        }
    }

    /// An address of the web whose traffic nobody on the way can read.
    static func httpsAddress(_ key: String, _ place: any Place<String?>, _ meaning: String) -> Setting {
        value(key, nil, "an https address", "", place, meaning, show: optional) { given in
            given.string.flatMap(WebAddress.init).flatMap { $0.text.hasPrefix("https://") ? .some($0.text) : nil }
        }
    }

    static func number(
        _ key: String,
        flag: String? = nil,
        _ range: ClosedRange<Int>,
        _ place: any Place<Int>,
        _ meaning: String
    ) -> Setting {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return value(
            key,
            flag,
            expected,
            String(defaults[keyPath: place]),
            place,
            meaning,
            show: SettingValue.number
        ) {
            $0.integer.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// A number that need not be given.
    static func number(
        _ key: String,
        _ range: ClosedRange<Int>,
        _ place: any Place<Int?>,
        _ meaning: String
    ) -> Setting {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        let show: @Sendable (Int?) -> SettingValue? = { $0.map(SettingValue.number) }
        return value(key, nil, expected, "", place, meaning, show: show) { given in
            given.integer.flatMap { range.contains($0) ? .some($0) : nil }
        }
    }

    static func boolean(_ key: String, _ place: any Place<Bool>, _ meaning: String) -> Setting {
        let standard = String(defaults[keyPath: place])
        return value(key, nil, "true or false", standard, place, meaning, show: SettingValue.boolean) { $0.flag }
    }

    static func word<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        flag: String? = nil,
        _ place: any Place<Word>,
        _ meaning: String
    ) -> Setting where Word.RawValue == String {
        let expected = "one of " + Word.allCases.map(\.rawValue).joined(separator: ", ")
        let standard = defaults[keyPath: place].rawValue
        let show: @Sendable (Word) -> SettingValue? = { .text($0.rawValue) }
        return value(key, flag, expected, standard, place, meaning, show: show) {
            $0.string.flatMap { Word(rawValue: $0) }
        }
    }

    /// A list, of elements that `read` reads.
    static func list<Element: Sendable>(
        _ key: String,
        of expected: String,
        _ place: any Place<[Element]>,
        _ meaning: String,
        read: @escaping @Sendable (String) -> Element?
    ) -> Setting {
        let show: @Sendable ([Element]) -> SettingValue? = { .array($0.map { .text("\($0)") }) }
        let standard = show(defaults[keyPath: place])?.plain ?? ""
        return value(key, nil, "a list of \(expected)", standard, place, meaning, show: show) { given in
            guard let words = given.list else { return nil }
            let elements = words.compactMap(read)
            return elements.count == words.count ? elements : nil
        }
    }
}
