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
    /// Puts a value in; false where it is not as expected.
    let apply: @Sendable (SettingValue, inout ServerConfiguration) -> Bool

    /// The name in the environment: `BROADSHEET_LOG_LEVEL`.
    package var variable: String {
        "BROADSHEET_"
            + key.map { $0 == "." ? "_" : $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined()
    }
}

// MARK: Types

extension Setting {
    typealias Place<Value> = WritableKeyPath<ServerConfiguration, Value> & Sendable
    private static var defaults: ServerConfiguration { ServerConfiguration() }

    /// Any type: `read` is nil for what is not as expected.
    private static func value<Value>(
        _ key: String,
        _ flag: String?,
        _ expected: String,
        _ standard: String,
        _ place: any Place<Value>,
        _ meaning: String,
        read: @escaping @Sendable (SettingValue) -> Value?
    ) -> Setting {
        Setting(key: key, flag: flag, expected: expected, standard: standard, meaning: meaning) {
            given,
            configuration in
            guard let value = read(given) else { return false }
            configuration[keyPath: place] = value
            return true
        }
    }

    /// A text that is not empty.
    static func text(_ key: String, flag: String? = nil, _ place: any Place<String>, _ meaning: String) -> Setting {
        value(key, flag, "a text", defaults[keyPath: place], place, meaning) { $0.string }
    }

    /// A text whose default follows from other settings, as `standard` tells.
    static func text(_ key: String, _ place: any Place<String?>, standard: String, _ meaning: String) -> Setting {
        value(key, nil, "a text", standard, place, meaning) { $0.string.map(Optional.some) }
    }

    /// An address of the web that paths are put behind.
    static func baseAddress(_ key: String, _ place: any Place<String?>, _ meaning: String) -> Setting {
        value(key, nil, "an http or https address without “?” and “#”", "", place, meaning) { given in
            given.string.flatMap(WebAddress.init).flatMap { WebAddress.base($0.text) }.map(Optional.some)
        }
    }

    /// An address of the web whose traffic nobody on the way can read.
    static func httpsAddress(_ key: String, _ place: any Place<String?>, _ meaning: String) -> Setting {
        value(key, nil, "an https address", "", place, meaning) { given in
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
        return value(key, flag, expected, String(defaults[keyPath: place]), place, meaning) {
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
        return value(key, nil, expected, "", place, meaning) { given in
            given.integer.flatMap { range.contains($0) ? .some($0) : nil }
        }
    }

    static func boolean(_ key: String, _ place: any Place<Bool>, _ meaning: String) -> Setting {
        value(key, nil, "true or false", String(defaults[keyPath: place]), place, meaning) { $0.flag }
    }

    static func word<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        flag: String? = nil,
        _ place: any Place<Word>,
        _ meaning: String
    ) -> Setting where Word.RawValue == String {
        let expected = "one of " + Word.allCases.map(\.rawValue).joined(separator: ", ")
        return value(key, flag, expected, defaults[keyPath: place].rawValue, place, meaning) {
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
        let standard = defaults[keyPath: place].map { "\($0)" }.joined(separator: ", ")
        return value(key, nil, "a list of \(expected)", standard, place, meaning) { given in
            guard let words = given.list else { return nil }
            let elements = words.compactMap(read)
            return elements.count == words.count ? elements : nil
        }
    }
}
