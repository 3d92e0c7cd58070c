internal import Configuration
internal import Foundation
internal import Logging
package import NewsDomain
package import NewsHTTP
internal import SystemPackage

/// What `serve` may be told. Flags go before the environment (`BROADSHEET_PORT`), that before the file, that before
/// the defaults.
package struct ServerConfiguration: Sendable {
    /// Where the database lies.
    package var dataDirectory: String
    package var host: String
    package var port: Int
    package var logLevel: String
    /// How readers' comments are taken.
    package var comments = CommentPolicy()
    /// A file of words that no comment may hold, one a line; it may be edited while the site is served.
    package var blockedWordsFile: String
    /// The proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: [AddressRange] = []
    /// The caches in front that are told what has changed.
    package var purgedCaches: [PurgeAddress] = []
    /// Whether readers who send `Sec-GPC` or `DNT` are not counted as views.
    package var honoursPrivacySignals = false

    /// How much memory finished answers may take; 0 to keep none.
    package var cacheMegabytes = 64
    /// Whether each request is logged.
    package var logsAccess = false
    /// How many connections there may be, and what each may take.
    package var connections = ConnectionLimits()
    /// Whether kept answers are given ahead of the router.
    package var hasHotPath = true

    /// What stood on the command line; nil where it did not.
    package struct Flags: Sendable {
        package var dataDirectory: String?
        package var host: String?
        package var port: Int?
        package var logLevel: String?
        package var commentsMode: String?
        /// A JSON file: `{"broadsheet": {"port": 8080}}`.
        package var file: String?

        package init(
            dataDirectory: String? = nil,
            host: String? = nil,
            port: Int? = nil,
            logLevel: String? = nil,
            commentsMode: String? = nil,
            file: String? = nil
        ) {
            self.dataDirectory = dataDirectory
            self.host = host
            self.port = port
            self.logLevel = logLevel
            self.commentsMode = commentsMode
            self.file = file
        }
    }

    /// The data directory where nothing is said.
    package static let defaultDataDirectory = "data"

    /// The blocked words where nothing is said, within the data directory.
    private static let blockedWordsName = "blocked-words.txt"

    /// Reads the configuration. Throws ``OperationFailure`` where a value cannot be used.
    package init(flags: Flags) async throws {
        let config = try await Self.reader(flags).scoped(to: "broadsheet")
        dataDirectory = config.string(forKey: "data", default: Self.defaultDataDirectory)
        host = config.string(forKey: "host", default: "127.0.0.1")
        port = try config.number("port") ?? 8080
        logLevel = config.string(forKey: "log.level", default: "info")
        blockedWordsFile = config.string(
            forKey: "comments.blockedWords",
            default: dataDirectory + "/" + Self.blockedWordsName
        )
        comments = try CommentPolicy(config.scoped(to: "comments"))
        trustedProxies = try AddressRange.list(config.list("proxies.trusted"))
        purgedCaches = try PurgeAddress.list(config.list("purge.urls"))
        honoursPrivacySignals = try config.flag("views.honorPrivacySignals") ?? false
        cacheMegabytes = try config.number("cache.megabytes") ?? cacheMegabytes
        logsAccess = try config.flag("log.access") ?? logsAccess
        hasHotPath = try config.flag("cache.hotPath") ?? hasHotPath
        guard (0...65_536).contains(cacheMegabytes) else {
            throw OperationFailure("The cache must have from 0 to 65536 MB, not \(cacheMegabytes).")
        }
        guard (0...65_535).contains(port) else {
            throw OperationFailure("The port must be from 0 to 65535, not \(port).")
        }
        guard Logger.Level(rawValue: logLevel) != nil else {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw OperationFailure("The log level must be one of \(levels), not “\(logLevel)”.")
        }
    }

    /// A configuration for tests.
    package init(dataDirectory: String, host: String = "127.0.0.1", port: Int = 0, logLevel: String = "critical") {
        self.dataDirectory = dataDirectory
        self.host = host
        self.port = port
        self.logLevel = logLevel
        blockedWordsFile = dataDirectory + "/" + Self.blockedWordsName
    }

    /// The data directory of a command that needs nothing else.
    package static func dataDirectory(flag: String?) async throws -> String {
        try await ServerConfiguration(flags: Flags(dataDirectory: flag)).dataDirectory
    }

    private static func reader(_ flags: Flags) async throws -> ConfigReader {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        func set(_ key: String, _ content: ConfigContent?) {
            if let content {
                values[AbsoluteConfigKey(["broadsheet"] + key.split(separator: ".").map(String.init))] = ConfigValue(
                    content,
                    isSecret: false
                )
            }
        }
        set("data", flags.dataDirectory.map { .string($0) })
        set("host", flags.host.map { .string($0) })
        set("port", flags.port.map { .int($0) })
        set("log.level", flags.logLevel.map { .string($0) })
        set("comments.mode", flags.commentsMode.map { .string($0) })
        var providers: [any ConfigProvider] = [InMemoryProvider(values: values), EnvironmentVariablesProvider()]
        if let file = flags.file ?? ProcessInfo.processInfo.environment["BROADSHEET_CONFIG"] {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw OperationFailure(
                    "Cannot read the configuration file “\(file)”: it must be readable and hold JSON."
                )
            }
        }
        return ConfigReader(providers: providers)
    }
}
