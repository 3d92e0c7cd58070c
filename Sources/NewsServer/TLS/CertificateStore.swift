package import Logging
internal import NIOSSL
package import NewsDomain
internal import Synchronization

/// The certificate that new connections get. It can be read again: those that are open keep the one they have.
package final class CertificateStore: Sendable {
    private let files: TLSFiles
    private let clock: any NewsClock
    private let current: Mutex<ServerCertificate>

    /// The certificate that is configured; nil where none is. Throws ``ConfigurationFault`` where it cannot be used.
    package static func configured(
        by configuration: ServerConfiguration,
        clock: any NewsClock = SystemClock()
    ) throws -> CertificateStore? {
        guard let certificate = configuration.certificateFile, let key = configuration.keyFile else { return nil }
        do {
            return try CertificateStore(TLSFiles(certificate: certificate, key: key), clock: clock)
        } catch {
            throw ConfigurationFault(faults: ["\(error)"])
        }
    }

    private init(_ files: TLSFiles, clock: any NewsClock) throws(TLSFault) {
        self.files = files
        self.clock = clock
        current = Mutex(try ServerCertificate(files))
    }

    var context: NIOSSLContext { current.withLock(\.context) }

    /// Until when the present one is valid.
    package var end: Timestamp { current.withLock(\.end) }

    /// What an operator should know now, a line each.
    package var warnings: [String] {
        [files.warning, current.withLock { $0.warning(at: clock.now()) }].compactMap { $0 }
    }

    /// Reads the files again. Where they cannot be used, the present one stays in force.
    package func reload(logger: Logger) {
        do {
            let new = try ServerCertificate(files)
            current.withLock { $0 = new }
            logger.notice(
                "new connections get the certificate that was read",
                metadata: ["validUntil": "\(new.end.rfc3339)"]
            )
            for warning in warnings { logger.warning("\(warning)") }
        } catch {
            logger.error(
                "the old certificate stays in force",
                metadata: ["cause": "\(error)", "validUntil": "\(end.rfc3339)"]
            )
        }
    }
}
