internal import Foundation

/// The room that is left on the disk of a folder.
package enum DiskRoom {
    /// Bytes that copies leave to others: they must not take the disk from the newsroom that they are of.
    private static let reserve: Int64 = 64 << 20

    /// Bytes that whoever runs this may still write to it; nil where the system does not say.
    package static func free(at folder: String) -> Int64? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        let bytes = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue
        return Int64(clamping: bytes)
    }

    /// Throws ``NewsError/Code/unavailable`` where a copy of so many bytes in a folder would take the reserve. `name` is what is to
    /// be written there.
    package static func require(_ bytes: Int64, at folder: String, for name: String) throws {
        guard let free = free(at: folder), free < bytes + reserve else { return }
        throw NewsError(
            .unavailable,
            "The disk of “\(name)” is too full: \((bytes + reserve) >> 20) MB are needed, \(free >> 20) are free."
        )
    }
}
