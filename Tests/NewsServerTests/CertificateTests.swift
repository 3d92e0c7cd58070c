import Foundation
import Logging
import NewsDomain
import NewsServer
import NewsTestSupport
import Testing

/// What is told of a certificate's files, at the start and later.
struct CertificateTests {
    private static let certificate = TestCertificate.certificate, key = TestCertificate.key

    /// What is refused, and in which words.
    private static let faults: [(certificate: String, key: String, words: String)] = [
        (certificate, TestCertificate.otherKey, "is not that of the first certificate"),
        (certificate, TestCertificate.lockedKey, "is locked with a passphrase"),
        (certificate, "", "holds no key"), (certificate, "nonsense", "holds no key"),
        (certificate, certificate, "holds no key"),
        ("", key, "holds no certificate"), (key, key, "holds no certificate"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", key, "holds no certificate"),
    ]

    @Test(arguments: faults.indices) func whatCannotBeUsedIsTold(index: Int) throws {
        let (certificate, key, words) = Self.faults[index]
        let folder = TemporaryDirectory()
        let configuration = try TestCertificate.configured(folder.path, certificate, key)
        let fault = #expect(throws: ConfigurationFault.self) { try CertificateStore.configured(by: configuration) }
        #expect(fault?.faults.count == 1)
        #expect(fault?.description.contains(words) == true, "\(fault?.description ?? "")")
        #expect(fault?.description.contains("PRIVATE KEY-----") == false)
    }

    @Test func aFileThatIsNotThereIsTold() throws {
        let folder = TemporaryDirectory()
        var configuration = try TestCertificate.configured(folder.path, Self.certificate, Self.key)
        configuration.keyFile = folder.path + "/none.pem"
        let fault = #expect(throws: ConfigurationFault.self) { try CertificateStore.configured(by: configuration) }
        #expect(fault?.description.contains("none.pem” cannot be read: there is no such file") == true)
    }

    @Test(arguments: ["tls.certificate", "tls.key"]) func oneWithoutTheOtherIsNone(setting: String) {
        let name = setting == "tls.key" ? "BROADSHEET_TLS_KEY" : "BROADSHEET_TLS_CERTIFICATE"
        let fault = #expect(throws: ConfigurationFault.self) {
            try ServerConfiguration(flags: [:], environment: [name: "/some/file"])
        }
        #expect(fault?.description.hasPrefix("\(setting) needs tls.") == true)
    }

    @Test func anExpiredOneIsServedWithAWarning() throws {
        let folder = TemporaryDirectory()
        let configuration = try TestCertificate.configured(
            folder.path,
            TestCertificate.expired,
            TestCertificate.otherKey
        )
        let clock = FixedClock(Timestamp(seconds: 2_000_000_000))
        let store = try #require(try CertificateStore.configured(by: configuration, clock: clock))
        #expect(store.warnings.count == 1)
        #expect(store.warnings.first?.hasPrefix("The certificate has expired, on 2026-11-") == true)
    }

    @Test func oneThatExpiresSoonIsWarnedOf() throws {
        let folder = TemporaryDirectory()
        let configuration = try TestCertificate.configured(folder.path, Self.certificate, Self.key)
        let end = try #require(try CertificateStore.configured(by: configuration)).end
        for (daysBefore, count) in [(15, 0), (13, 1)] as [(Int64, Int)] {
            let clock = FixedClock(Timestamp(seconds: end.seconds - daysBefore * 86_400))
            let store = try #require(try CertificateStore.configured(by: configuration, clock: clock))
            #expect(store.warnings.count == count)
        }
    }

    @Test func aKeyThatEverybodyMayReadIsWarnedOf() throws {
        let folder = TemporaryDirectory()
        let configuration = try TestCertificate.configured(folder.path, Self.certificate, Self.key)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path + "/key.pem")
        let store = try #require(try CertificateStore.configured(by: configuration))
        #expect(store.warnings.contains { $0.contains("everybody on this machine may read") })
    }

    @Test func aNewOneIsTakenAndABadOneIsNot() throws {
        let folder = TemporaryDirectory()
        let configuration = try TestCertificate.configured(folder.path, Self.certificate, Self.key)
        let store = try #require(try CertificateStore.configured(by: configuration))
        let first = store.end
        _ = try TestCertificate.configured(folder.path, TestCertificate.expired, Self.key)
        store.reload(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(store.end == first)
        _ = try TestCertificate.configured(folder.path, TestCertificate.expired, TestCertificate.otherKey)
        store.reload(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(store.end != first)
    }
}
