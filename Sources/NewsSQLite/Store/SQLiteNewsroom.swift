internal import Dispatch
internal import GRDB
package import NewsDomain
internal import Synchronization

/// The newsroom in one SQLite file: a write-ahead log, one writer, and as many readers as there are cores to use them.
package final class SQLiteNewsroom: Sendable {
    let writer: DatabaseQueue
    let readers: ReadingConnections
    /// What moves the log into the database where the commits do not.
    private let checkpointer: LogCheckpointer?
    let clock: any NewsClock
    /// Through which everything is written.
    let committing: TransactionRunner
    /// Through which requests write, many together.
    let commits: GroupCommitQueue
    /// Who is told of what was committed.
    let notes: CommitObserver
    /// The addresses of the site as it is.
    let currentAddresses = CurrentAddresses()
    let recentViews = Mutex(RecentViews())
    let rankingInputs = Mutex(RankingInputs())
    let vocabulary = SearchVocabulary()

    let files: NewsroomFiles
    let observer: (any StorageObserver)?

    /// Whether the files are there and can be written and read.
    let storeHealth: StoreHealth

    /// The folder that it lies in.
    package let directory: String
    /// The file's path.
    package let path: String

    /// Opens the newsroom in a folder, which is made where there is none, and brings its schema up to date. Where several
    /// processes do so at once, one does it and the others wait.
    ///
    /// Throws ``NewsError/Code/unavailable`` with a sentence for the operator where the folder or the file cannot be
    /// used, or was written by a newer version; to read only, also where it was written by an older one.
    package init(directory: String, clock: any NewsClock, options: StoreOptions = StoreOptions()) throws {
        self.clock = clock
        self.directory = directory
        notes = CommitObserver(clock: clock, addresses: currentAddresses)
        let files = NewsroomFiles(directory: directory)
        path = files.database
        self.files = files
        observer = options.observer
        do {
            switch options.access {
            case .readWrite: writer = try Self.openToWrite(files, options)
            case .readOnly: writer = try Self.openToRead(files, options)
            }
            readers = ReadingConnections(
                path: path,
                configuration: options.readingConfiguration(),
                kept: options.readers,
                stepsBetweenLooks: options.stepsBetweenLooks,
                observer: options.observer
            )
            checkpointer = try options.checkpointsInBackground ? LogCheckpointer(path: path, options: options) : nil
            storeHealth = StoreHealth(files: files)
            committing = TransactionRunner(
                writer: writer,
                notes: notes,
                health: storeHealth,
                observer: options.observer
            )
            commits = GroupCommitQueue(committing)
            try writer.inDatabase { [currentAddresses, checkpointer] db in
                try currentAddresses.read(db)
                checkpointer?.watch(db)
            }
        } catch let error as DatabaseError {
            throw NewsError(.unavailable, SQLiteNewsroom.sentence(for: error, path: path))
        }
        if options.access == .readWrite { try publishDueArticles(at: clock.now()) }
    }

    /// The database's name within the data directory.
    package static let fileName = "newsroom.sqlite"

    /// Whether a folder holds a newsroom.
    package static func exists(in directory: String) -> Bool {
        NewsroomFiles(directory: directory).exist
    }

    /// Whether this user may look into a folder, where there is one.
    package static func mayLook(into directory: String) -> Bool {
        NewsroomFiles(directory: directory).maySearch
    }

    /// Closes the newsroom. The last one to do so moves the write-ahead log into the database, which then holds everything;
    /// nobody who goes on is kept waiting for that.
    package func close() throws {
        readers.close()
        try checkpointer?.close()
        try writer.close()
    }

    /// The SQL of a freshly migrated newsroom: what `schema.sql` holds.
    package static func schema() throws -> String {
        let queue = try DatabaseQueue(configuration: StoreOptions().writingConfiguration())
        try Migrations.make(queue)
        return try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql || ';' FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                        AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
                    ORDER BY rowid
                    """
            )
            .joined(separator: "\n\n") + "\n"
        }
    }

    private static func openToWrite(_ files: NewsroomFiles, _ options: StoreOptions) throws -> DatabaseQueue {
        try files.makeDirectory()
        return try OpeningLock.holding(files.directory) {
            let look = files.exist ? try SchemaState(at: files.database) : .fresh
            files.makePrivate()
            let writer = try DatabaseQueue(path: files.database, configuration: options.writingConfiguration())
            try SchemaUpgrade(writer: writer, files: files, tell: options.tell).run(from: look)
            try writer.verify(.writeAhead)
            return writer
        }
    }

    private static func openToRead(_ files: NewsroomFiles, _ options: StoreOptions) throws -> DatabaseQueue {
        switch try OpeningLock.holding(files.directory, { try SchemaState(at: files.database) }) {
        case .current: break
        case .fresh:
            // A first start was stopped before there was anything in it: it is brought to its end.
            try openToWrite(files, options).close()
        case .older:
            throw NewsError(
                .unavailable,
                "“\(files.database)” is of an earlier version: “broadsheet serve” brings it up to date."
            )
        }
        return try DatabaseQueue(path: files.database, configuration: options.readingConfiguration())
    }

    /// A sentence for the operator about a database that cannot be used. Names the path: never sent to a client.
    static func sentence(for error: DatabaseError, path: String) -> String {
        switch error.resultCode {
        case .SQLITE_FULL: "The disk is full: make room and run the same command again."
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            "Cannot open “\(path)”: check that you may read and write it and its folder."
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: "“\(path)” is damaged or no SQLite database: restore it from a backup."
        case .SQLITE_BUSY, .SQLITE_LOCKED: "“\(path)” is in use by another process: try again when it is done."
        case .SQLITE_IOERR:
            "The disk failed while using “\(path)” (\(error.extendedResultCode)): check it and its space."
        default: "Cannot use “\(path)” (\(error.extendedResultCode): \(error.message ?? "no more is known"))."
        }
    }
}
