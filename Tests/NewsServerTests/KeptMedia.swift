import Foundation
import NewsDomain

@testable import NewsMedia

/// Media items of a newsroom, and their files, as uploads leave them. What is a picture's is none, so that no decoder is needed.
struct KeptMedia {
    private let newsroom: ArchivedNewsroom

    init(_ newsroom: ArchivedNewsroom) {
        self.newsroom = newsroom
    }

    private var files: MediaStore { MediaStore(dataDirectory: newsroom.directory) }

    /// Where that of an item is which readers get.
    static func place(of file: StoredFile, in directory: String) -> String {
        MediaFolder(dataDirectory: directory).served(file.hash, file.type)
    }

    static func original(of file: StoredFile, in directory: String) -> String {
        MediaFolder(dataDirectory: directory).original(file.hash)
    }

    func addDocument(_ text: String) throws -> StoredFile {
        let file = try files.store(Array("%PDF-1.4\n\(text)\n".utf8), knownTo: nil)
        try add(file)
        return file
    }

    func addPicture(_ text: String) throws -> StoredFile {
        let draft = newsroom.directory + "/draft"
        try Data("as it was sent: \(text)".utf8).write(to: URL(filePath: draft))
        guard let hash = MediaInventory.hash(of: draft) else { throw NewsError(.internal, "It cannot be read.") }
        let file = StoredFile(hash: hash, type: .jpg, bytes: text.utf8.count)
        try MediaFolder.move(draft, to: Self.original(of: file, in: newsroom.directory))
        try Data(text.utf8).write(to: URL(filePath: draft))
        try MediaFolder.move(draft, to: Self.place(of: file, in: newsroom.directory))
        try add(file)
        return file
    }

    private func add(_ file: StoredFile) throws {
        try newsroom.execute(
            """
            INSERT INTO media (kind, url, hash, mimeType, bytes)
            VALUES ('\(file.type.kind.rawValue)', '\(file.path)', '\(file.hash)', '\(file.type.mimeType)', \(file.bytes));
            INSERT OR REPLACE INTO last_id (kind, id) SELECT 'media', max(id) FROM media;
            """
        )
    }

    /// Removes the items of a file; the file stays.
    func remove(_ file: StoredFile) throws {
        try newsroom.execute("DELETE FROM media WHERE hash = '\(file.hash)'")
    }
}
