internal import Foundation
package import Logging
package import NewsDomain
package import NewsHTTP

/// What `serve` may be told. Flags go before the environment (`BROADSHEET_PORT`), that before the file, that before
/// the defaults.
package struct ServerConfiguration: Sendable {
    /// Where the database lies.
    package var dataDirectory = "data"
    package var host = "127.0.0.1"
    package var port = 8080
    /// Where the API is for its readers, without a `/` at the end: what absolute links begin with.
    package var publicURL: String?
    /// The certificate and its key, both or neither: with them the server speaks TLS alone.
    package var certificateFile: String?
    package var keyFile: String?
    /// For how many seconds browsers that came by TLS are told to come that way alone.
    package var strictTransportSeconds = 31_536_000
    package var logLevel = Logger.Level.info
    /// How readers' comments are taken.
    package var comments = CommentPolicy()
    /// Where ``blockedWordsFile`` is, where that is said.
    package var blockedWords: String?
    /// How often one may ask.
    package var requests = RequestPolicy()
    /// The proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies = AddressRange.loopback
    /// The caches in front that are told what has changed.
    package var purgedCaches: [PurgeAddress] = []
    /// The WebSub hub that is told when a feed has changed.
    package var feedHub: String?
    /// How webhooks are sent.
    package var webhooks = WebhookPolicy()
    /// Whether readers who send `Sec-GPC` or `DNT` are not counted as views.
    package var honoursPrivacySignals = false

    /// Whose frames the HTML of articles and topics may hold.
    package var frames = [FrameSetting.standard]

    /// How long is kept what nobody asks for any more.
    package var retention = Retention()
    /// The copies that are made of the newsroom.
    package var backup = BackupSchedule()
    /// How much memory finished answers may take; 0 to keep none.
    package var cacheMegabytes = 64
    /// How the log is written.
    package var logFormat = LogFormat.text
    /// Whether each request is logged.
    package var logsAccess = false
    /// From how many milliseconds on a request is told of in the log; 0 for never.
    package var slowMilliseconds = 500
    /// Whether and where metrics are served.
    package var metrics = MetricsPolicy()
    /// How many connections there may be, and what each may take.
    package var connections = ConnectionLimits()
    /// How many streams of events there may be.
    package var maximumStreams = 5_000
    /// Whether plain requests are read by a scanner of our own.
    package var usesHeadScanner = true
    /// Whether the contract is shown as a page.
    package var hasDocs = true

    /// Where settings come from, by their keys; those that are not named have their defaults.
    var origins: [String: SettingOrigin] = [:]
    /// The file that settings were read from, and who named it.
    var file: (path: String, namedBy: SettingOrigin)?

    /// What is odd about what was said, a line each.
    package var warnings: [String] = []

    /// A file of words that no comment may hold, one a line; it may be edited while the site is served.
    package var blockedWordsFile: String { blockedWords ?? dataDirectory + "/blocked-words.txt" }

    /// What holds where nothing is said.
    package init() {}

    /// A configuration for tests.
    package init(dataDirectory: String, port: Int = 0) {
        self.dataDirectory = dataDirectory
        self.port = port
        logLevel = .critical
    }

    /// Reads the configuration: `flags` by the keys of the settings, then the environment, then `file`, or the one that the
    /// environment names. Throws ``ConfigurationFault``.
    package init(
        flags: [String: String],
        file: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        var sources = SettingSources()
        if let file {
            self.file = (file, .flag("config"))
        } else if let file = environment[Setting.fileVariable] {
            self.file = (file, .environment(Setting.fileVariable))
        }
        if let file = self.file { sources.add(file: file.path) }
        sources.add(environment: environment)
        sources.add(flags: flags)
        try sources.apply(to: &self)
        try checkTLS()
        warnings = sources.warnings
        if feedHub != nil, publicURL == nil {
            warnings.append("feeds.hub is of no use without publicUrl: a hub has to know where the feeds are.")
        }
        if certificateFile != nil, publicURL?.hasPrefix("http:") == true {
            warnings.append(
                "publicUrl begins with http:, while the server speaks TLS alone: is that where readers find it?"
            )
        }
        if metrics.port != nil, !metrics.isEnabled {
            warnings.append("metrics.port is of no use without metrics.enabled.")
        }
        if metrics.port != nil, !metrics.isEnabled {
            warnings.append("metrics.port is of no use without metrics.enabled.")
        }
    }

    private func checkTLS() throws {
        guard (certificateFile == nil) != (keyFile == nil) else { return }
        let (given, missing) = certificateFile == nil ? ("tls.key", "tls.certificate") : ("tls.certificate", "tls.key")
        throw ConfigurationFault(faults: ["\(given) needs \(missing): a certificate is of no use without its key."])
    }

    /// What a command is told that has no other flag of these, and no file but that of the environment.
    package init(dataFlag: String?) throws {
        try self.init(flags: ["data": dataFlag].compactMapValues { $0 })
    }

    /// The data directory of a command that needs nothing else.
    package static func dataDirectory(flag: String?) throws -> String {
        try ServerConfiguration(dataFlag: flag).dataDirectory
    }
}
