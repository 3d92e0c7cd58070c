import Foundation
import Logging
import NewsDomain
import NewsHTTP
import NewsServer
import NewsTestSupport
import Testing

/// What cannot be used is refused, all of it at once, with its name, what is expected, and what may have been meant.
struct ConfigurationTests {
    /// Reads a file, flags and an environment. What is said in place of a configuration where it is refused.
    private func read(
        _ file: String? = nil,
        flags: [String: String] = [:],
        environment: [String: String] = [:]
    ) throws -> (configuration: ServerConfiguration?, faults: [String]) {
        let directory = TemporaryDirectory()
        var path: String?
        if let file {
            path = directory.path + "/c.json"
            try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
            try Data(file.utf8).write(to: URL(fileURLWithPath: directory.path + "/c.json"))
        }
        do {
            return (try ServerConfiguration(flags: flags, file: path, environment: environment), [])
        } catch let fault as ConfigurationFault {
            return (nil, fault.faults)
        }
    }

    @Test func allIsSetInAllThreeWays() throws {
        let file = """
            {"broadsheet": {"data": "a", "port": 1, "log": {"level": "error", "access": true},
             "comments": {"require": ["email", "name"], "perMinute": 0}, "limits": {"exempt": "10.0.0.0/8, ::1"}}}
            """
        let environment = ["BROADSHEET_PORT": "2", "BROADSHEET_CACHE_HOT_PATH": "no", "BROADSHEET_DATA": "b"]
        let read = try read(file, flags: ["port": "3"], environment: environment)
        let configuration = try #require(read.configuration)
        #expect(configuration.port == 3 && configuration.dataDirectory == "b" && !configuration.usesHeadScanner)
        #expect("\(configuration.logLevel)" == "error" && configuration.logsAccess)
        #expect(configuration.comments.required == [.name, .email])
        #expect(configuration.comments.limits == [RateLimit(count: 20, seconds: 3600)])
        #expect(configuration.requests.exempt.map(\.description) == ["10.0.0.0/8", "::1"])
        #expect(configuration.trustedProxies == AddressRange.loopback)
        #expect(configuration.blockedWordsFile == "b/blocked-words.txt")
    }

    /// Each source alone, and each beside those that it goes before.
    @Test(
        arguments: [
            (nil, nil, nil, 8080), (1, nil, nil, 1), (nil, 2, nil, 2), (nil, nil, 3, 3), (1, 2, nil, 2), (1, nil, 3, 3),
            (nil, 2, 3, 3), (1, 2, 3, 3),
        ] as [(Int?, Int?, Int?, Int)]
    )
    func aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile(file: Int?, variable: Int?, flag: Int?, port: Int) throws {
        let read = try read(
            file.map { #"{"broadsheet": {"port": \#($0)}}"# },
            flags: flag.map { ["port": String($0)] } ?? [:],
            environment: variable.map { ["BROADSHEET_PORT": String($0)] } ?? [:]
        )
        #expect(read.configuration?.port == port && read.faults == [])
    }

    /// Lists are not put together: what goes before stands in place of all of the other.
    @Test func aListIsThatOfOneSource() throws {
        let read = try read(
            #"{"broadsheet": {"limits": {"exempt": "10.0.0.0/8"}, "proxies": {"trusted": ["192.0.2.1"]}}}"#,
            environment: ["BROADSHEET_LIMITS_EXEMPT": "::1"]
        )
        let configuration = try #require(read.configuration)
        #expect(configuration.requests.exempt.map(\.description) == ["::1"])
        #expect(configuration.trustedProxies.map(\.description) == ["192.0.2.1"])
    }

    /// A wrong value is a fault even where another source goes before it: it waits for the day on which that is gone.
    @Test func whatGoesBeforeDoesNotHideAFault() throws {
        let faults = try read(#"{"broadsheet": {"port": "x"}}"#, flags: ["port": "3"]).faults
        #expect(faults.count == 1 && faults[0].hasPrefix("“port” in"))
    }

    @Test(arguments: [
        (#"{"data": 5}"#, "“data” in", "a text, not 5"),
        (#"{"host": ["0.0.0.0"]}"#, "“host” in", "a text, not an array"),
        (#"{"comments": {"blockedWords": 7}}"#, "“comments.blockedWords” in", "the name of a file, not 7"),
        (#"{"port": "8080"}"#, "“port” in", "a whole number from 0 to 65535, not “8080”"),
        (#"{"port": 65536}"#, "“port” in", "not 65536"),
        (#"{"port": 1.5}"#, "“port” in", "not 1.5"),
        (#"{"port": null}"#, "“port” in", "not null"),
        (#"{"log": {"access": "yes"}}"#, "“log.access” in", "true or false, not “yes”"),
        (#"{"log": "info"}"#, "“log” in", "is no setting"),
        (#"{"comments": {"mode": "maybe"}}"#, "“comments.mode” in", "one of pre, post, closed, not “maybe”"),
        (#"{"comment": {"mode": "closed"}}"#, "“comment.mode” in", "Did you mean “comments.mode”?"),
        (#"{"limits": {"reads": 0}}"#, "“limits.reads” in", "from 1 to"),
        (#"{"proxies": {"trusted": ["10.0.0.0/8", "x"]}}"#, "“proxies.trusted” in", "addresses and ranges"),
        (#"{"proxies": {"trusted": [1]}}"#, "“proxies.trusted” in", "addresses and ranges"),
    ])
    func aFileIsHeldToIt(settings: String, place: String, reason: String) throws {
        let faults = try read("{\"broadsheet\": \(settings)}").faults
        #expect(faults.count == 1 && faults[0].hasPrefix(place) && faults[0].contains(reason), "\(faults)")
    }

    @Test func aFileHasNothingBesideIt() throws {
        #expect(try read(#"{"brodsheet": {"port": 1}}"#).faults.first?.hasPrefix("“brodsheet” in") == true)
        #expect(try read("[]").faults.count == 1)
        #expect(try read("{").faults.count == 1)
        #expect(try read("{}").faults == [])
        #expect(try ServerConfigurationFile.missing() == 1)
    }

    @Test func allFaultsAreToldAtOnce() throws {
        let faults = try read(
            #"{"broadsheet": {"prot": 1, "data": 5}}"#,
            flags: ["comments.mode": "maybe", "log.level": "loud", "port": "-1"],
            environment: ["BROADSHEET_CACHE_MEGABYTES": "lots", "BROADSHEET_PROXIES_TRUSTED": "x"]
        ).faults
        let places = [
            "“prot”", "“data”", "BROADSHEET_CACHE_MEGABYTES ", "BROADSHEET_PROXIES_TRUSTED ", "--port ",
            "--log-level ", "--comments ",
        ]
        #expect(faults.count == places.count)
        for place in places { #expect(faults.contains { $0.hasPrefix(place) }, "\(place)") }
    }

    /// Kubernetes sets names for a service called broadsheet.
    @Test func unknownNamesInTheEnvironmentAreWarnedOf() throws {
        let read = try read(environment: ["BROADSHEET_SERVICE_HOST": "10.0.0.1", "BROADSHEET_COMMENTS_MOD": "post"])
        let warnings = try #require(read.configuration?.warnings)
        #expect(warnings.count == 2)
        #expect(warnings.contains { $0.contains("Did you mean “BROADSHEET_COMMENTS_MODE”?") })
    }

    @Test func passwordsAreNotShown() throws {
        let faults = try read(environment: ["BROADSHEET_PURGE_URLS": "http://me:secret@127.0.0.1/"]).faults
        #expect(faults.count == 1 && !faults[0].contains("secret"))
    }

    @Test func theDocumentListsAllThereAre() throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../docs/configuration.md").standardized
        let text = try String(contentsOf: root, encoding: .utf8)
        for setting in Setting.all {
            let flag = setting.flag.map { "`--\($0)`" } ?? "–"
            let standard =
                setting.standard.isEmpty
                ? "none"
                : setting.standard.contains(" in ")
                    ? setting.standard
                    : "`\(setting.standard)`"
            let row = "| \(flag) | `\(setting.variable)` | `\(setting.key)` | \(standard) | \(setting.meaning) |"
            #expect(text.contains(row), "docs/configuration.md lacks:\n\(row)")
        }
        let rows = text.split(separator: "\n").count { $0.hasPrefix("| ") && $0.contains("`BROADSHEET_") }
        #expect(rows == Setting.all.count + 1)
    }
}

private enum ServerConfigurationFile {
    /// How many faults a file that is not there has.
    static func missing() throws -> Int {
        do {
            _ = try ServerConfiguration(flags: [:], file: "/nowhere/c.json", environment: [:])
            return 0
        } catch let fault as ConfigurationFault {
            return fault.faults.count
        }
    }
}
