internal import Foundation
internal import NewsHTTP

/// Settings that cannot be used: a start with them would serve something else than was meant.
package struct ConfigurationFault: Error, CustomStringConvertible {
    /// A line each.
    package let faults: [String]

    package var description: String { faults.joined(separator: "\n") }
}

/// What the settings were given, by where: later ones go before earlier ones.
struct SettingSources {
    /// A value, and where it stands.
    private struct Given {
        let setting: Setting
        let value: SettingValue
        let origin: SettingOrigin

        /// What that place is called in a sentence.
        var place: String {
            if case .file(let file) = origin { "“\(setting.key)” in “\(file)”" } else { origin.description }
        }
    }

    private var given: [Given] = []
    private var faults: [String] = []
    /// What is odd but may be meant for others.
    private(set) var warnings: [String] = []

    /// Takes a file of JSON: `{"broadsheet": {"port": 8080}}`.
    mutating func add(file: String) {
        let decoded: SettingValue
        do {
            decoded = try JSONDecoder().decode(SettingValue.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            faults.append("Cannot read the configuration file “\(file)”: it must be readable and hold JSON.")
            return
        }
        guard case .object(let root) = decoded, case .object(let settings)? = root["broadsheet"] ?? .object([:]) else {
            faults.append("The configuration file “\(file)” must hold {\"broadsheet\": {…}}.")
            return
        }
        for name in root.keys.sorted() where name != "broadsheet" {
            faults.append("“\(name)” in “\(file)” is no setting: all of them stand inside “broadsheet”.")
        }
        add(settings, under: "", file)
    }

    private mutating func add(_ object: [String: SettingValue], under prefix: String, _ file: String) {
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            let key = prefix + name
            if let setting = Setting.all.first(where: { $0.key == key }) {
                given.append(Given(setting: setting, value: value, origin: .file(file)))
            } else if case .object(let inner) = value, !inner.isEmpty {
                add(inner, under: key + ".", file)
            } else {
                let known = Suggestion.sentence(for: key, among: Setting.all.map(\.key))
                faults.append("“\(key)” in “\(file)” is no setting. \(known)")
            }
        }
    }

    /// Takes the environment. Names that are not known are warned of: Kubernetes sets some for a service of that name.
    mutating func add(environment: [String: String]) {
        for (name, text) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("BROADSHEET_") {
            if let setting = Setting.all.first(where: { $0.variable == name }) {
                given.append(Given(setting: setting, value: .text(text), origin: .environment(name)))
            } else if name != Setting.fileVariable {
                let known = Suggestion.sentence(for: name, among: Setting.all.map(\.variable) + [Setting.fileVariable])
                warnings.append(
                    "\(name) is no setting. \(known.hasPrefix("Known") ? "See docs/configuration.md." : known)"
                )
            }
        }
    }

    /// Takes what stands on the command line, by the keys of the settings.
    mutating func add(flags: [String: String]) {
        for setting in Setting.all {
            guard let flag = setting.flag, let text = flags[setting.key] else { continue }
            given.append(Given(setting: setting, value: .text(text), origin: .flag(flag)))
        }
    }

    /// Puts all in, the file first. Throws ``ConfigurationFault`` with all that is wrong.
    func apply(to configuration: inout ServerConfiguration) throws {
        var faults = faults
        for given in given {
            if given.setting.apply(given.value, &configuration) {
                configuration.origins[given.setting.key] = given.origin
            } else {
                faults.append("\(given.place) must be \(given.setting.expected), not \(given.value.shown).")
            }
        }
        guard faults.isEmpty else { throw ConfigurationFault(faults: faults) }
    }
}
