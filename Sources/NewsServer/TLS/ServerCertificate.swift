internal import Foundation
internal import NIOCore
internal import NIOSSL
internal import NewsDomain

/// A certificate with its chain and its key, as they were read from their files, ready for connections.
struct ServerCertificate: Sendable {
    /// What connections are made with.
    let context: NIOSSLContext
    /// Until when it is valid.
    let end: Timestamp
    private let start: Timestamp

    /// Throws ``TLSFault`` where the files do not give a certificate with its key. One that is not valid now is taken: clients
    /// say so, and a server that does not start helps nobody.
    init(_ files: TLSFiles) throws(TLSFault) {
        let chain = try files.chain()
        let key = try files.privateKey()
        do {
            context = try NIOSSLContext(configuration: Self.configuration(chain, key))
        } catch {
            throw TLSFault(
                "The key “\(files.key)” is not that of the first certificate in “\(files.certificate)”, which has to be the server's own, with those that vouch for it behind it."
            )
        }
        let own = chain.first
        start = Timestamp(seconds: Int64(own?.notValidBefore ?? 0))
        end = Timestamp(seconds: Int64(own?.notValidAfter ?? 0))
    }

    /// What an operator should know of it at a moment; nil where all is well.
    func warning(at now: Timestamp) -> String? {
        if now < start { return "The certificate is not valid before \(start.rfc3339)." }
        if now > end { return "The certificate has expired, on \(end.rfc3339): clients refuse it." }
        guard now.seconds + Self.notice > end.seconds else { return nil }
        return "The certificate expires on \(end.rfc3339). Once there is a new one, SIGHUP has it read."
    }

    /// Seconds before its end that it is warned of: certificates of 90 days are renewed 30 days before.
    private static let notice: Int64 = 14 * 86_400

    /// TLS 1.2 and 1.3, each with forward secrecy and authenticated encryption alone (RFC 9325, section 4.2, and what RFC 9113,
    /// section 9.2.2, demands of HTTP/2).
    private static func configuration(_ chain: [NIOSSLCertificate], _ key: NIOSSLPrivateKey) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuiteValues = [
            .TLS_AES_128_GCM_SHA256, .TLS_AES_256_GCM_SHA384, .TLS_CHACHA20_POLY1305_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        ]
        configuration.applicationProtocols = ["h2", "http/1.1"]
        // How long a connection that ends waits for the client to say so, too: less than is left once the server stops.
        configuration.shutdownTimeout = .seconds(1)
        return configuration
    }
}

/// What is wrong with the files of a certificate: a sentence for the operator.
struct TLSFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
