internal import Crypto
internal import Foundation
internal import NewsDomain
internal import Synchronization

/// A file on its way in. Its bytes go to the disk as they come; of them nothing is kept in memory.
final class FileReception: IncomingFile {
    fileprivate struct State {
        var descriptor: Int32
        var hash = SHA256()
        var count = 0
        /// The first bytes, which tell what it is.
        var start: [UInt8] = []
        var type: MediaFileType?
    }

    private let store: MediaStore
    private let path: String
    private let state: Mutex<State>

    /// Throws ``NewsError/Code/unavailable`` where nothing can be written.
    init(_ store: MediaStore) throws {
        self.store = store
        try MediaFolder.make(store.folder.incoming)
        path = store.folder.temporary()
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw NewsError.cannotWrite(MediaFolder.lastFailure) }
        state = Mutex(State(descriptor: descriptor))
    }

    deinit {
        close(state.withLock(\.descriptor))
        unlink(path)
    }

    func write(_ bytes: some Collection<UInt8>) throws {
        let limits = store.limits
        try state.withLock { state in
            let isContiguous: Void? = try bytes.withContiguousStorageIfAvailable {
                try state.take(UnsafeRawBufferPointer($0), limits)
            }
            if isContiguous == nil { try Array(bytes).withUnsafeBytes { try state.take($0, limits) } }
        }
    }

    func finish() async throws -> StoredFile {
        try await store.working { try self.finishBlocking() }
    }

    func finishBlocking() throws -> StoredFile {
        let (hash, type, count) = try state.withLock { state in
            guard let type = state.type ?? FileSignature.type(of: state.start) else { throw NewsError.unknownType }
            return (FileHash(bytes: state.hash.finalize()), type, state.count)
        }
        guard type.kind == .image else { return try store.keep(path, hash, type, count) }
        return try store.keepPicture(path, hash)
    }
}

extension FileReception.State {
    fileprivate mutating func take(_ bytes: UnsafeRawBufferPointer, _ limits: MediaLimits) throws {
        guard !bytes.isEmpty else { return }
        if type == nil {
            start.append(contentsOf: bytes.prefix(FileSignature.length - start.count))
            if start.count >= FileSignature.length || count + bytes.count >= FileSignature.length {
                guard let found = FileSignature.type(of: start) else { throw NewsError.unknownType }
                type = found
            }
        }
        count += bytes.count
        let limit = type.map { limits.bytes(of: $0.kind) } ?? limits.imageBytes
        guard count <= limit else { throw FileTooLarge(limit: limit) }
        hash.update(bufferPointer: bytes)
        try MediaFolder.write(bytes, to: descriptor)
    }
}

extension NewsError {
    fileprivate static var unknownType: NewsError {
        let names = MediaFileType.allCases.map(\.mimeType).joined(separator: ", ")
        return .unsoundFile("unknownType", "The file is of no type that is kept, by its own bytes: \(names).")
    }
}
