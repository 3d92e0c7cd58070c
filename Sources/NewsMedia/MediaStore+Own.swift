internal import Crypto
internal import Foundation
package import NewsDomain

extension MediaStore {
    /// Keeps a file that the program itself carries: nothing in it has to be checked or taken out, readers get it as it is. It
    /// is on disk when this returns.
    ///
    /// Throws ``NewsError/Code/unavailable`` where it cannot be written.
    package func keepOwn(_ bytes: [UInt8], of type: MediaFileType) throws -> StoredFile {
        let hash = FileHash(bytes: SHA256.hash(data: bytes))
        try write(bytes, to: folder.served(hash, type))
        if type.kind == .image { try write(bytes, to: folder.original(hash)) }
        return StoredFile(hash: hash, type: type, bytes: bytes.count)
    }

    /// What is there already has these bytes: they are its name.
    private func write(_ bytes: [UInt8], to place: String) throws {
        guard access(place, F_OK) != 0 else { return }
        try MediaFolder.make(folder.incoming)
        let file = folder.temporary()
        defer { unlink(file) }
        let isWritten = FileManager.default.createFile(
            atPath: file,
            contents: Data(bytes),
            attributes: [.posixPermissions: 0o600]
        )
        guard isWritten else { throw NewsError.cannotWrite(MediaFolder.lastFailure) }
        try MediaFolder.move(file, to: place)
    }
}
