/// Whether a start could use the certificate and its key, as it would read them.
enum CertificateCheck {
    static func findings(_ configuration: ServerConfiguration) -> [ConfigurationFinding] {
        do {
            let certificates = try CertificateStore.configured(by: configuration)
            return (certificates?.warnings ?? []).map(ConfigurationFinding.note)
        } catch let fault as ConfigurationFault {
            return fault.faults.map(ConfigurationFinding.unusable)
        } catch {
            return [.fault("\(error)")]
        }
    }
}
