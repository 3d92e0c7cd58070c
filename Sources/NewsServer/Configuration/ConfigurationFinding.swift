/// What a look ahead of a start finds.
package enum ConfigurationFinding: Sendable, Equatable {
    /// What the settings name cannot be used: a start ends with the status of wrong usage.
    case unusable(String)
    /// A start would fail, or not do what was asked of it.
    case fault(String)
    /// Something that is well, and may be surprising.
    case note(String)
}

extension ServerConfiguration {
    /// What a start with these settings would find: in the order of the settings. Nothing is made or changed by looking.
    package func findings() async -> [ConfigurationFinding] {
        var findings: [ConfigurationFinding] = []
        for setting in Setting.all { findings += await setting.look(self) }
        return findings
    }
}
