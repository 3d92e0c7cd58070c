internal import Foundation
internal import NewsDomain

/// Whether a name leads to a machine.
enum HostCheck {
    /// How long is waited for an answer.
    private static let patience = Duration.seconds(5)

    /// Nil where it does.
    static func fault(of host: String, in setting: String) async -> ConfigurationFinding? {
        guard IPAddress(host) == nil else { return nil }
        do {
            _ = try await within(patience) { try await HostResolver.system.addresses(host) }
            return nil
        } catch {
            return .fault("“\(setting)” names “\(Secrecy.hiding(host))”, which no address is known of just now.")
        }
    }

    /// Of the host of an address of the web.
    static func fault(ofAddress text: String, in setting: String) async -> ConfigurationFinding? {
        guard let host = URLComponents(string: text)?.host else { return nil }
        return await fault(of: host.trimmingCharacters(in: ["[", "]"]), in: setting)
    }
}
