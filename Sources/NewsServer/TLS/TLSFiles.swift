internal import Foundation
internal import NIOSSL

/// Where a certificate and its key lie, in PEM (RFC 7468).
struct TLSFiles: Sendable {
    /// The server's own certificate, and behind it those that vouch for it.
    let certificate: String
    let key: String

    /// The certificates in their order. Throws where there are none.
    func chain() throws(TLSFault) -> [NIOSSLCertificate] {
        let bytes = try Self.read(certificate, "tls.certificate")
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(bytes), !chain.isEmpty else {
            throw TLSFault("tls.certificate: “\(certificate)” holds no certificate in PEM (“BEGIN CERTIFICATE”).")
        }
        return chain
    }

    /// The key. Throws where it is none, or locked.
    func privateKey() throws(TLSFault) -> NIOSSLPrivateKey {
        let bytes = try Self.read(key, "tls.key")
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.contains("ENCRYPTED") else {
            throw TLSFault(
                "tls.key: “\(key)” is locked with a passphrase, which nobody is there to type. “openssl pkey -in \(key) -out FILE” unlocks it."
            )
        }
        guard let key = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else {
            throw TLSFault("tls.key: “\(key)” holds no key in PEM (“BEGIN PRIVATE KEY”).")
        }
        return key
    }

    /// What an operator should know of the files; nil where all is well.
    var warning: String? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: key)
        guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o004 != 0 else { return nil }
        return "tls.key: everybody on this machine may read “\(key)”. “chmod o-r” ends that."
    }

    private static func read(_ path: String, _ setting: String) throws(TLSFault) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw TLSFault("\(setting): “\(path)” cannot be read: \(reason((error as? CocoaError)?.code)).")
        }
    }

    private static func reason(_ code: CocoaError.Code?) -> String {
        switch code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
        case .fileReadNoPermission: "the server may not read it"
        default: "it is no readable file"
        }
    }
}
