internal import Crypto
internal import Foundation
internal import NIOPosix
package import NewsDomain
internal import Synchronization

/// The files of media of a data directory, each called by the hash of what was uploaded: the same bytes are one file, whoever
/// sends them, and however often.
package final class MediaStore: MediaFileRepository {
    package let folder: MediaFolder
    let limits: MediaLimits
    private let process: PictureProcess
    /// On which files are checked and renditions made: as many at once as there are threads.
    private let pool: NIOThreadPool
    private let waiting = Atomic<Int>(0)
    private let flights = Mutex<[Rendition: Task<String, any Error>]>([:])
    private let cache: RenditionCache

    /// How many may wait for the threads.
    private static let queueLength = 100

    /// `program` is that whose worker decodes pictures: this very one.
    package init(dataDirectory: String, limits: MediaLimits = MediaLimits(), program: String = "/proc/self/exe") {
        folder = MediaFolder(dataDirectory: dataDirectory)
        self.limits = limits
        process = PictureProcess(program: program)
        pool = NIOThreadPool(numberOfThreads: max(1, min(4, ProcessInfo.processInfo.activeProcessorCount)))
        pool.start()
        cache = RenditionCache(folder: folder, maximum: limits.renditionBytes)
    }

    deinit { pool.shutdownGracefully { _ in } }

    package func begin() throws -> any IncomingFile { try FileReception(self) }

    package func store(_ bytes: [UInt8], knownTo newsroom: (any KeptMediaRepository)?) throws -> StoredFile {
        let hash = FileHash(bytes: SHA256.hash(data: bytes))
        if let known = try newsroom?.file(of: hash), isThere(known) { return known }
        let file = try FileReception(self)
        try file.write(bytes)
        return try file.finishBlocking()
    }

    package func path(of hash: FileHash, _ type: MediaFileType) -> String { folder.served(hash, type) }

    package func path(of rendition: Rendition) -> String { folder.rendition(rendition) }

    /// Whether all that is kept of a file is there.
    package func isThere(_ file: StoredFile) -> Bool {
        let isServed = access(folder.served(file.hash, file.type), R_OK) == 0
        return isServed && (file.type.kind != .image || access(folder.original(file.hash), R_OK) == 0)
    }

    /// Removes what uploads left that were cut off with the server. For the server alone: others may be taking files.
    package func removeLeftovers() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.incoming)) ?? [] {
            unlink(folder.incoming + "/" + name)
        }
    }

    /// Does work on the threads for files.
    ///
    /// Throws ``NewsError/Code/unavailable`` where too much waits there already.
    func working<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard waiting.add(1, ordering: .relaxed).newValue <= Self.queueLength else {
            waiting.subtract(1, ordering: .relaxed)
            throw NewsError(.unavailable, "Many pictures are being made. Ask again in a moment.")
        }
        defer { waiting.subtract(1, ordering: .relaxed) }
        return try await pool.runIfActive(work)
    }

    // MARK: Files

    /// Keeps a file as it is.
    func keep(_ file: String, _ hash: FileHash, _ type: MediaFileType, _ count: Int) throws -> StoredFile {
        var stored = StoredFile(hash: hash, type: type, bytes: count)
        if type == .mp4 || type == .m4a {
            let head = FilmHead(of: file)
            (stored.width, stored.height, stored.durationSeconds) = (head.width, head.height, head.seconds)
        }
        try MediaFolder.move(file, to: folder.served(hash, type))
        return stored
    }

    /// Checks a picture, and keeps it and what readers get of it.
    func keepPicture(_ file: String, _ hash: FileHash) throws -> StoredFile {
        let clean = folder.temporary()
        defer { unlink(clean) }
        let told = try process.run(["check", file, clean]).split(whereSeparator: \.isWhitespace).map(String.init)
        guard told.count == 5, let type = MediaFileType(rawValue: told[0]), type.kind == .image,
            let width = Int(told[1]), let height = Int(told[2]), let frames = Int(told[3])
        else { throw NewsError(.internal, "The worker said something else than it should.") }
        let place = folder.served(hash, type)
        // What is there stays: another version of the library writes other bytes, and its address promises the same ones.
        if access(place, R_OK) == 0 {
            try MediaFolder.synchronizeName(of: place)
        } else {
            try MediaFolder.move(clean, to: place)
        }
        try MediaFolder.move(file, to: folder.original(hash))
        var status = stat()
        guard stat(place, &status) == 0 else { throw NewsError.cannotWrite(MediaFolder.lastFailure) }
        var stored = StoredFile(hash: hash, type: type, bytes: Int(status.st_size))
        (stored.width, stored.height, stored.frames, stored.placeholder) = (width, height, frames, told[4])
        return stored
    }

    // MARK: Renditions

    package func make(_ rendition: Rendition, _ size: RenditionSize) async throws -> String {
        let task = flights.withLock { flights in
            if let task = flights[rendition] { return task }
            let task = Task { try await self.working { try self.made(rendition, size) } }
            flights[rendition] = task
            return task
        }
        defer { flights.withLock { if $0[rendition] == task { $0[rendition] = nil } } }
        return try await task.value
    }

    private func made(_ rendition: Rendition, _ size: RenditionSize) throws -> String {
        let place = folder.rendition(rendition)
        guard access(place, F_OK) != 0 else { return place }
        let original = folder.original(rendition.hash)
        guard access(original, R_OK) == 0 else {
            throw NewsError(.notFound, "The picture's file is missing.")
        }
        let file = folder.temporary()
        defer { unlink(file) }
        try MediaFolder.make(folder.incoming)
        do {
            _ = try process.run(["render", original, file, rendition.type.rawValue] + size.arguments)
        } catch let error as NewsError where error.code == .unprocessable {
            // It was sound once.
            throw NewsError(.notFound, "The picture's file is broken.")
        }
        try MediaFolder.move(file, to: place)
        cache.note(place)
        return place
    }
}
