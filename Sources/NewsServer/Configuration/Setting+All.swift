internal import NewsDomain

extension Setting {
    /// All there are, in the order of docs/configuration.md.
    package static let all: [Setting] = serving + media + markup + comments + retention + backup + limits + outside

    /// The setting whose file it is.
    static let fileVariable = "BROADSHEET_CONFIG"

    private static let ranges = "addresses and ranges such as 10.0.0.0/8"

    private static let serving: [Setting] = [
        .text(
            "data",
            flag: "data",
            \.dataDirectory,
            "The directory of the newsroom's database. All other commands take this one, too."
        )
        .checked { NewsroomCheck.findings($0) },
        .text("host", flag: "host", \.host, "The address to listen on; `0.0.0.0` or `::` for all."),
        .number("port", flag: "port", 0...65_535, \.port, "The port to listen on; 0 takes a free one and says which.")
            .checked { configuration in
                await ListeningCheck(
                    host: configuration.host,
                    port: configuration.port,
                    names: ("host", "port"),
                    directory: configuration.dataDirectory
                ).findings()
            },
        .baseAddress(
            "publicUrl",
            \.publicURL,
            "Where the API is for its readers, such as `https://api.example.org`: `Link` headers then hold absolute addresses. Without it they hold paths, which are right wherever the API is."
        ),
        .file(
            "tls.certificate",
            \.certificateFile,
            standard: "",
            "A file of PEM with the server's certificate and, behind it, those that vouch for it: the server then speaks HTTPS alone, HTTP/2 and HTTP/1.1. Needs `tls.key`: [tls.md](tls.md)."
        )
        .checked { CertificateCheck.findings($0) },
        .file(
            "tls.key",
            \.keyFile,
            standard: "",
            "A file of PEM with the key of the certificate, without a passphrase."
        ),
        .number(
            "tls.hstsSeconds",
            0...63_072_000,
            \.strictTransportSeconds,
            "For how many seconds browsers that came by HTTPS are told to come that way alone; 0 takes that back."
        ),
        .word(
            "log.level",
            flag: "log-level",
            \.logLevel,
            "`trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`."
        ),
        .word(
            "log.format",
            \.logFormat,
            "`text`, for people, or `json`, an object a line: [monitoring.md](monitoring.md#logs)."
        ),
        .boolean(
            "log.access",
            \.logsAccess,
            "Whether each request is logged: method, address, status, bytes, time and id; the key's name where it writes with one, nothing that tells which reader asked."
        ),
        .number(
            "log.slowMilliseconds",
            0...3_600_000,
            \.slowMilliseconds,
            "From how many milliseconds on a request is told of in the log, with what the database did for it; 0 for never."
        ),
        .boolean(
            "metrics.enabled",
            \.metrics.isEnabled,
            "Whether the server counts what it does, and tells Prometheus at `/metrics`, with a key of the scope `admin`: [monitoring.md](monitoring.md). Without it that address is unknown (404)."
        ),
        .number(
            "metrics.port",
            0...65_535,
            \.metrics.port,
            "A port of its own on which `/metrics` is served without a key, and nothing else; 0 takes a free one, which the log tells."
        )
        .checked { configuration in
            guard let port = configuration.metrics.port, configuration.metrics.isEnabled else { return [] }
            return await ListeningCheck(
                host: configuration.metrics.host,
                port: port,
                names: ("metrics.host", "metrics.port"),
                directory: configuration.dataDirectory
            ).findings()
        },
        .text(
            "metrics.host",
            \.metrics.host,
            "The address that this port listens on. Whoever reaches it reads all that is counted."
        ),
        .number(
            "cache.megabytes",
            0...65_536,
            \.cacheMegabytes,
            "Memory that finished answers may take; 0 keeps none."
        ),
        .boolean(
            "cache.hotPath",
            \.usesHeadScanner,
            "Whether plain requests are read by a scanner of our own. Without it the same answers come by way of the general parser."
        ),
        .boolean(
            "docs.enabled",
            \.hasDocs,
            "Whether `/docs` shows the contract as a page with a form for each operation. Without it that address is unknown (404)."
        ),
        .text(
            "site",
            flag: "site",
            \.site,
            "The front end that is shown at `/` and at the addresses of the newsroom: `none`, `built-in` (examples/site), or a folder with an `index.html` and what it loads, which is read at the start."
        ),
    ]

    private static let media: [Setting] = [
        .number(
            "media.imageMegabytes",
            1...1_000,
            \.media.imageMegabytes,
            "How large a picture may be that is uploaded."
        ),
        .number(
            "media.fileMegabytes",
            1...10_000,
            \.media.fileMegabytes,
            "How large a video, audio or document may be that is uploaded."
        ),
        .number(
            "media.renditionMegabytes",
            1...1_000_000,
            \.media.renditionMegabytes,
            "Disk that smaller forms of pictures may take. Those that nobody has asked for longest go first; they are made again when somebody does."
        ),
    ]

    private static let markup: [Setting] = [
        .list(
            "markup.frames",
            of: "sources of frames such as youtube.com/embed/*, and default",
            \.frames,
            "Whose frames (`<iframe>`) bodies may hold, as host and path; `default` stands for [these](#frames). Frames of others become links."
        ) { FrameSetting($0) }
    ]

    private static let comments: [Setting] = [
        .word(
            "comments.mode",
            flag: "comments",
            \.comments.mode,
            "When a reader's comment shows. `pre`: once a moderator has approved it. `post`: at once, unless it has more than two links. `closed`: nobody may comment."
        ),
        .list(
            "comments.require",
            of: CommentPolicy.Field.allCases.map(\.rawValue).joined(separator: " and "),
            \.comments.requiredInOrder,
            "What readers have to tell beside their text: `name`, `email`, or both with a comma between.",
            read: CommentPolicy.Field.init
        ),
        .number(
            "comments.perMinute",
            0...10_000,
            \.comments.perMinute,
            "How many comments are taken from one network (/24 of IPv4, /48 of IPv6) within any 60 seconds; 0 for no limit."
        ),
        .number("comments.perHour", 0...10_000, \.comments.perHour, "The same within any hour."),
        .boolean(
            "comments.exemptLoopback",
            \.comments.exemptsLoopback,
            "Whether comments from the machine itself are outside the limits."
        ),
        .file(
            "comments.blockedWords",
            \.blockedWords,
            standard: "blocked-words.txt in the data directory",
            "A file of words that make a comment spam."
        )
        // The one in the data directory need not be there.
        .checked { $0.blockedWords.map { FileCheck.findings(readable: $0, in: "comments.blockedWords") } ?? [] },
    ]

    private static let retention: [Setting] = [
        .number(
            "retention.changeDays",
            0...36_500,
            \.retention.changeDays,
            "Days for which the log of changes goes back; 0 keeps all. Whoever follows it and was away for longer begins anew."
        ),
        .number(
            "retention.revisions",
            0...100_000,
            \.retention.revisionsPerArticle,
            "How many revisions are kept of an article beside the first, the newest ones; 0 keeps all, and fewer than 20 are 20."
        ),
    ]

    private static let backup: [Setting] = [
        .number(
            "backup.every",
            0...8_760,
            \.backup.everyHours,
            "Hours between two copies that the server makes of the newsroom while it runs; 0 makes none: [backup.md](backup.md)."
        ),
        .text(
            "backup.directory",
            \.backup.directory,
            standard: "backups in the data directory",
            "The folder that they go to: best on another disk. It is made where the folder around it is there."
        )
        .checked { configuration in
            guard let directory = configuration.backup.directory, configuration.backup.everyHours > 0 else { return [] }
            return FileCheck.findings(writable: directory, in: "backup.directory")
        },
        .number("backup.keep", 1...10_000, \.backup.keep, "How many of them are kept, the newest ones."),
    ]

    private static let limits: [Setting] = [
        .boolean(
            "limits.enabled",
            \.requests.isEnabled,
            "Whether there are limits on how often one may ask, comment or write. `false` turns all of them off, those of comments and keys, too."
        ),
        .number(
            "limits.reads",
            1...1_000_000,
            \.requests.reads,
            "How many answers are made for one client (an address of IPv4, a /64 of IPv6) in 10 seconds; twice as many at once after a rest."
        ),
        .number("limits.kept", 1...10_000_000, \.requests.kept, "The same of answers that lie in memory."),
        .number(
            "limits.writes",
            1...1_000_000,
            \.requests.writes,
            "The same of requests that write, such as comments and views."
        ),
        .number(
            "limits.wrongKeys",
            1...10_000,
            \.requests.wrongKeys,
            "How many wrong keys one client may send in a minute."
        ),
        .number(
            "limits.keyFactor",
            1...1_000,
            \.requests.keyFactor,
            "How many times as much as a client a key may, from wherever it is used."
        ),
        .list(
            "limits.exempt",
            of: ranges,
            \.requests.exempt,
            "Who is not counted: addresses and ranges. Comments have their own exemption."
        ) { AddressRange($0) },
    ]

    private static let outside: [Setting] = [
        .number(
            "connections.maximum",
            1...1_000_000,
            \.connections.maximum,
            "How many connections there may be at once, as far as the system lets it."
        ),
        .number(
            "connections.perClient",
            1...1_000_000,
            \.connections.maximumPerClient,
            "How many of them one client may have. Trusted proxies and who is exempt from limits may have any."
        ),
        .number(
            "events.maximum",
            1...1_000_000,
            \.maximumStreams,
            "How many streams of events (`/v1/events`) there may be at once; each is a connection. One client may have as many as `connections.perClient` says, also by way of a proxy."
        ),
        .list(
            "proxies.trusted",
            of: ranges,
            \.trustedProxies,
            "The proxies whose `X-Forwarded-For` is believed: addresses and ranges."
        ) { AddressRange($0) },
        .list(
            "purge.urls",
            of: "addresses such as http://127.0.0.1:6081, without user name and password",
            \.purgedCaches,
            "Caches in front that are told what has changed, such as `http://127.0.0.1:6081`: [deploy-cdn.md](deploy-cdn.md)."
        ) { PurgeAddress($0) }
        .checked { configuration in
            var faults: [ConfigurationFinding?] = []
            for cache in configuration.purgedCaches {
                faults.append(await HostCheck.fault(ofAddress: cache.url, in: "purge.urls"))
            }
            return faults.compactMap(\.self)
        },
        .httpsAddress(
            "feeds.hub",
            \.feedHub,
            "The WebSub hub that is told when a feed has changed, such as `https://hub.example/`: [feeds.md](feeds.md). Needs `publicUrl`."
        )
        .checked { configuration in
            guard let hub = configuration.feedHub else { return [] }
            return [await HostCheck.fault(ofAddress: hub, in: "feeds.hub")].compactMap(\.self)
        },
        .boolean(
            "webhooks.allowPrivate",
            \.webhooks.allowsPrivate,
            "Whether webhooks may go to addresses of your own network, too, and without TLS: [webhooks.md](webhooks.md#addresses)."
        ),
        .list(
            "webhooks.retries",
            of: "waits such as 5s, 30m and 2h",
            \.webhooks.waits,
            "How long is waited after each try of a webhook that failed; after the last it is disabled."
        ) { RetryWait($0) },
        .boolean(
            "views.honorPrivacySignals",
            \.honoursPrivacySignals,
            "Whether readers who send `Sec-GPC: 1` or `DNT: 1` are left out of the count of views."
        ),
    ]
}

extension MediaLimits {
    fileprivate var imageMegabytes: Int {
        get { imageBytes >> 20 }
        set { imageBytes = newValue << 20 }
    }

    fileprivate var fileMegabytes: Int {
        get { fileBytes >> 20 }
        set { fileBytes = newValue << 20 }
    }

    fileprivate var renditionMegabytes: Int {
        get { renditionBytes >> 20 }
        set { renditionBytes = newValue << 20 }
    }
}

extension CommentPolicy {
    /// Within any 60 seconds; 0 for no limit.
    fileprivate var perMinute: Int {
        get { most(within: 60) }
        set { set(newValue, within: 60) }
    }

    /// Within any hour; 0 for no limit.
    fileprivate var perHour: Int {
        get { most(within: 3600) }
        set { set(newValue, within: 3600) }
    }

    fileprivate var requiredInOrder: [Field] {
        get { Field.allCases.filter(required.contains) }
        set { required = Set(newValue) }
    }

    private func most(within seconds: Int64) -> Int {
        limits.first { $0.seconds == seconds }?.count ?? 0
    }

    private mutating func set(_ count: Int, within seconds: Int64) {
        limits.removeAll { $0.seconds == seconds }
        if count > 0 { limits.append(RateLimit(count: count, seconds: seconds)) }
    }
}
