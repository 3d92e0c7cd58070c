internal import CResources

/// What this program is.
package enum Product {
    /// What `broadsheet --version` says, as `/v1` does: `info.version` of the contract that the binary carries. The two are one
    /// (docs/versioning.md), and openapi.yaml is the only place where it is written.
    package static let version = version(of: UnsafeBufferPointer(start: contract_yaml, count: contract_yaml_length))

    /// It stands in the first lines.
    private static func version(of contract: UnsafeBufferPointer<UInt8>) -> String {
        let member = "  version: "
        let lines = String(decoding: contract.prefix(1_000), as: UTF8.self).split(separator: "\n")
        return lines.first { $0.hasPrefix(member) }.map { String($0.dropFirst(member.count)) } ?? "unknown"
    }
}
