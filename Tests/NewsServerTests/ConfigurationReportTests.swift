import Foundation
import Logging
import NewsServer
import NewsTestSupport
import Testing

/// What `broadsheet config` prints, and the log of a server begins with: what is in force, whose doing it is, and no secret.
struct ConfigurationReportTests {
    private let folder = TemporaryDirectory()

    private func configuration(
        file: String? = nil,
        flags: [String: String] = [:],
        environment: [String: String] = [:]
    ) throws -> ServerConfiguration {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let path = folder.path + "/c.json"
        if let file { try file.write(toFile: path, atomically: true, encoding: .utf8) }
        return try ServerConfiguration(flags: flags, file: file == nil ? nil : path, environment: environment)
    }

    /// The columns of a line.
    private func line(_ key: String, of report: ConfigurationReport) throws -> [String] {
        let line = try #require(report.text.split(separator: "\n").first { $0.hasPrefix(key + " ") })
        return line.replacing(#/ {2,}/#, with: "\t").split(separator: "\t").map(String.init)
    }

    private func members(_ report: ConfigurationReport) throws -> [String: [String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
        return try #require(object as? [String: [String: Any]])
    }

    @Test func everySettingHasALineAndAMember() throws {
        let report = ConfigurationReport(ServerConfiguration())
        let members = try members(report)
        #expect(report.text.split(separator: "\n").count == Setting.all.count + 1)
        for setting in Setting.all {
            let expected = setting.standard.isEmpty ? "none" : setting.standard
            #expect(try line(setting.key, of: report) == [setting.key, expected, "default"])
            #expect(members[setting.key]?["from"] as? String == "default", "\(setting.key)")
            #expect(members[setting.key]?["value"] != nil, "\(setting.key)")
        }
        #expect(report.unusual.isEmpty)
    }

    @Test func eachValueSaysWhereItComesFrom() throws {
        let file =
            #"{"broadsheet": {"port": 1, "host": "::1", "log": {"access": true}, "limits": {"exempt": ["10.0.0.0/8", "::1"]}}}"#
        let environment = ["BROADSHEET_PORT": "2", "BROADSHEET_HOST": "127.0.0.2", "BROADSHEET_CACHE_MEGABYTES": "64"]
        let report = ConfigurationReport(
            try configuration(file: file, flags: ["port": "3"], environment: environment)
        )
        let path = folder.path + "/c.json"
        #expect(try line("config", of: report) == ["config", path, "--config"])
        #expect(try line("port", of: report) == ["port", "3", "--port"])
        #expect(try line("host", of: report) == ["host", "127.0.0.2", "BROADSHEET_HOST"])
        #expect(try line("log.access", of: report) == ["log.access", "true", path])
        #expect(try line("limits.exempt", of: report) == ["limits.exempt", "10.0.0.0/8, ::1", path])
        let members = try members(report)
        #expect(members["port"]?["value"] as? Int == 3 && members["port"]?["place"] as? String == "--port")
        #expect(members["log.access"]?["value"] as? Bool == true && members["log.access"]?["from"] as? String == "file")
        #expect(members["limits.exempt"]?["value"] as? [String] == ["10.0.0.0/8", "::1"])
        #expect(members["feeds.hub"]?["value"] is NSNull)
        // What was said and is the default all the same is nothing unusual.
        #expect(Set(report.unusual.keys) == ["config", "port", "host", "log.access", "limits.exempt"])
        #expect(report.unusual["host"] == "127.0.0.2 (BROADSHEET_HOST)")
    }

    /// A setting that comes tomorrow is held to it, too.
    @Test(arguments: [
        "https://me:hunter2@x.example/", "https://x.example/hub?token=hunter2", "me:hunter2@x.example",
        "https://x.example/?a=b#hunter2", "-----BEGIN PRIVATE KEY-----\nhunter2", "http://hunter2@x.example",
        "https://me:hunter2@x.example/a@b?c=d",
    ])
    func noSettingShowsASecret(value: String) throws {
        for setting in Setting.all {
            let said: String
            do {
                let report = ConfigurationReport(try configuration(environment: [setting.variable: value]))
                said = "\(report.text)\(try report.json())\(report.unusual)"
            } catch let fault as ConfigurationFault {
                said = fault.description
            }
            #expect(!said.contains("hunter2"), "\(setting.key): \(said)")
        }
    }

    @Test func aPlaceThatIsNoSecretIsShownWhole() throws {
        for value in ["/srv/news@home/data", "data", "C:/x", "/srv/a?b"] {
            let report = ConfigurationReport(try configuration(environment: ["BROADSHEET_DATA": value]))
            #expect(try line("data", of: report)[1] == value)
        }
        let hub = [
            "BROADSHEET_FEEDS_HUB": "https://hub.example:8443/a/b?key=1", "BROADSHEET_PUBLIC_URL": "https://a.example",
        ]
        #expect(
            try line("feeds.hub", of: ConfigurationReport(configuration(environment: hub)))[1]
                == "https://hub.example:8443/a/b?…"
        )
    }

    /// Whoever sets a value writes no lines of their own into the log.
    @Test func aValueStaysInItsLine() throws {
        let report = ConfigurationReport(
            try configuration(environment: ["BROADSHEET_DATA": "a\nport  1\u{1B}[2J\u{2028}"])
        )
        #expect(report.text.split(separator: "\n").count == Setting.all.count + 1)
        #expect(!report.text.contains("\u{1B}") && !report.text.contains("\u{2028}"))
        #expect(report.unusual["data"] == #"a\u{a}port  1\u{1b}[2J\u{2028} (BROADSHEET_DATA)"#)
    }

    // MARK: Ahead of a start

    private func faults(_ environment: [String: String]) async throws -> [String] {
        let all = ["BROADSHEET_DATA": folder.path + "/new", "BROADSHEET_PORT": "0"].merging(environment) { $1 }
        return try await configuration(environment: all).findings().compactMap {
            switch $0 {
            case .fault(let text), .unusable(let text): text
            case .note: nil
            }
        }
    }

    @Test func whatIsSoundHasNoFaultAndIsNotTouched() async throws {
        #expect(try await faults([:]) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test(arguments: [
        ("BROADSHEET_DATA", "{}/file", "no folder"), ("BROADSHEET_DATA", "{}/file/new", "cannot be made"),
        // RFC 5737, section 3, and RFC 6761, section 6.4.
        ("BROADSHEET_HOST", "203.0.113.1", "no address of this machine"),
        ("BROADSHEET_HOST", "nowhere.invalid", "no address is known"),
        ("BROADSHEET_PURGE_URLS", "http://127.0.0.1:6081,http://nowhere.invalid:6081", "no address is known"),
        ("BROADSHEET_FEEDS_HUB", "https://nowhere.invalid/", "no address is known"),
        ("BROADSHEET_COMMENTS_BLOCKED_WORDS", "{}/none", "not there"),
        ("BROADSHEET_COMMENTS_BLOCKED_WORDS", "{}", "no file"), ("BROADSHEET_BACKUP_DIRECTORY", "{}/file", "no folder"),
        ("BROADSHEET_METRICS_HOST", "203.0.113.1", "metrics.host"), ("BROADSHEET_TLS_KEY", "{}/none", "tls."),
    ])
    func whatAStartWouldFindIsTold(variable: String, value: String, reason: String) async throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: folder.path + "/file"))
        // What goes with some of them.
        let others = [
            "BROADSHEET_BACKUP_EVERY": "1", "BROADSHEET_METRICS_ENABLED": "true", "BROADSHEET_METRICS_PORT": "0",
            "BROADSHEET_TLS_CERTIFICATE": variable.contains("TLS") ? folder.path + "/file" : nil,
        ].compactMapValues { $0 }
        let faults = try await faults(others.merging([variable: value.replacing("{}", with: folder.path)]) { $1 })
        #expect(faults.count == 1 && faults[0].contains(reason), "\(faults)")
    }

    @Test func allFaultsAreToldInTheOrderOfTheSettings() async throws {
        let faults = try await faults([
            "BROADSHEET_COMMENTS_BLOCKED_WORDS": "/nowhere", "BROADSHEET_HOST": "203.0.113.1",
            "BROADSHEET_DATA": "/etc/passwd",
        ])
        #expect(faults.count == 3)
        #expect(faults.map { $0.contains("data") } == [true, false, false])
        #expect(faults.map { $0.contains("host") } == [false, true, false])
    }
}
