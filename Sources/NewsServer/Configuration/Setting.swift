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

    /// A text that is not empty; `standard` tells the default where it follows from others.
    static func text(
        _ key: String,
        flag: String? = nil,
        _ place: any Place<String?>,
        standard: String,
        _ meaning: String
    ) -> Setting {
        Setting(key: key, flag: flag, expected: "a text", standard: standard, meaning: meaning) {
            value,
            configuration in
            guard let text = value.string else { return false }
            configuration[keyPath: place] = text
            return true
        }
    }

    static func text(_ key: String, flag: String? = nil, _ place: any Place<String>, _ meaning: String) -> Setting {
        let standard = defaults[keyPath: place]
        return Setting(key: key, flag: flag, expected: "a text", standard: standard, meaning: meaning) {
            value,
            configuration in
            guard let text = value.string else { return false }
            configuration[keyPath: place] = text
            return true
        }
    }

    static func number(
        _ key: String,
        flag: String? = nil,
        _ range: ClosedRange<Int>,
        _ place: any Place<Int>,
        _ meaning: String
    ) -> Setting {
        Setting(
            key: key,
            flag: flag,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            standard: String(defaults[keyPath: place]),
            meaning: meaning
        ) { value, configuration in
            guard let number = value.integer, range.contains(number) else { return false }
            configuration[keyPath: place] = number
            return true
        }
    }

    static func boolean(_ key: String, _ place: any Place<Bool>, _ meaning: String) -> Setting {
        let standard = String(defaults[keyPath: place])
        return Setting(key: key, flag: nil, expected: "true or false", standard: standard, meaning: meaning) {
            value,
            configuration in
            guard let flag = value.flag else { return false }
            configuration[keyPath: place] = flag
            return true
        }
    }

    static func word<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        flag: String? = nil,
        _ place: any Place<Word>,
        _ meaning: String
    ) -> Setting where Word.RawValue == String {
        Setting(
            key: key,
            flag: flag,
            expected: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "),
            standard: defaults[keyPath: place].rawValue,
            meaning: meaning
        ) { value, configuration in
            guard let word = value.string.flatMap(Word.init) else { return false }
            configuration[keyPath: place] = word
            return true
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
        return Setting(
            key: key,
            flag: nil,
            expected: "a list of \(expected)",
            standard: standard,
            meaning: meaning
        ) { value, configuration in
            guard let words = value.list else { return false }
            let elements = words.compactMap(read)
            configuration[keyPath: place] = elements
            return elements.count == words.count
        }
    }
}
