internal import Logging
internal import ServiceLifecycle

/// Warns once a day of a certificate that is about to expire: it may have been renewed without a word to the server.
struct CertificateWatch: Service {
    let certificates: CertificateStore
    let logger: Logger

    private static let pause = Duration.seconds(86_400)

    func run() async throws {
        await repeatUntilShutdown(pausing: Self.pause, noting: "could not look at the certificate", to: logger) {
            for warning in certificates.warnings { logger.warning("\(warning)") }
            return nil
        }
    }
}
