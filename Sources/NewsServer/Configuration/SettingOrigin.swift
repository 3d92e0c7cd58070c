/// Where the value of a setting comes from.
enum SettingOrigin: Sendable, Equatable, CustomStringConvertible {
    case standard
    case file(String)
    /// The name of the variable.
    case environment(String)
    /// The name of the flag, without its dashes.
    case flag(String)

    /// As whoever looks for it finds it.
    var description: String {
        switch self {
        case .standard: "default"
        case .file(let path): path
        case .environment(let name): name
        case .flag(let name): "--\(name)"
        }
    }

    /// Its kind, for programs.
    var kind: String {
        switch self {
        case .standard: "default"
        case .file: "file"
        case .environment: "environment"
        case .flag: "flag"
        }
    }
}
