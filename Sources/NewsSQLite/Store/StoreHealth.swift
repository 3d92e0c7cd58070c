internal import GRDB
internal import NewsDomain
internal import Synchronization

/// Knows whether the newsroom's files are where they were, and how the last read and the last write went.
final class StoreHealth: Sendable {
    private let files: NewsroomFiles
    /// What the paths led to when the newsroom was opened; nil where it was opened to read only, which may find no log.
    private let opened: FileIdentity?
    private let state = Mutex(NewsroomHealth())
    /// Whether `state` says nothing: asked for with every write.
    private let isSound = Atomic(true)

    /// To be made once the files are open.
    init(files: NewsroomFiles) {
        self.files = files
        opened = files.identity
    }

    var health: NewsroomHealth { state.withLock(\.self) }

    /// Throws ``NewsError/Code/unavailable`` where the paths lead to other files than those that are open, or nowhere: what is
    /// written then is gone when the process ends. Costs three stat(2).
    func requireFiles() throws {
        guard let fault = movedFault() else { return }
        noteMoved(fault)
        throw NewsError.unavailable("The newsroom cannot be written to.", fault)
    }

    private func movedFault() -> HealthFault? {
        guard let opened, files.identity != opened else { return nil }
        return HealthFault(
            "The newsroom's files are not where they were.",
            cause: """
                “\(files.database)”, its “-wal” or its “-shm” was removed, moved or replaced under the running server. Nothing is \
                written until they are back; else stop the server, restore the file, and start it again.
                """
        )
    }

    private func noteMoved(_ fault: HealthFault) {
        noteRead(fault)
        noteWrite(fault)
    }

    func noteWrite(_ fault: HealthFault?) {
        note(fault, \.writing)
    }

    func noteRead(_ fault: HealthFault?) {
        note(fault, \.reading)
    }

    func noteBackup(_ fault: HealthFault?) {
        note(fault, \.backingUp)
    }

    private func note(_ fault: HealthFault?, _ part: WritableKeyPath<NewsroomHealth, HealthFault?>) {
        guard fault != nil || !isSound.load(ordering: .relaxed) else { return }
        state.withLock { state in
            state[keyPath: part] = fault
            isSound.store(state == NewsroomHealth(), ordering: .relaxed)
        }
    }

    /// Looks anew: whether the files are there, and, where something failed last or the disk is nearly full, whether it still
    /// does, by reading and by writing a page.
    func examine(read: () throws -> Void, write: () throws -> Void) -> NewsroomHealth {
        if let fault = movedFault() {
            noteMoved(fault)
            return health
        }
        let present = health
        if present.reading != nil { noteRead(fault(of: read)) }
        if present.writing != nil || isNearlyFull { noteWrite(fault(of: write)) }
        return health
    }

    private var isNearlyFull: Bool { files.freeBytes.map { $0 < Self.fewBytes } ?? false }

    /// Below so many free bytes it is tried out whether the disk is full.
    private static let fewBytes: Int64 = 16 << 20

    private func fault(of work: () throws -> Void) -> HealthFault? {
        do {
            try work()
            return nil
        } catch let error as DatabaseError {
            return error.fault(at: files.database)
        } catch {
            return HealthFault("The storage failed.", cause: String(reflecting: error))
        }
    }
}
