internal import Logging
internal import NewsSQLite
internal import ServiceLifecycle

/// Closes the newsroom once all others have stopped: the one file then holds everything.
struct StoreCloser: Service {
    let store: SQLiteNewsroom
    let logger: Logger

    func run() async throws {
        try? await gracefulShutdown()
        do { try store.close() } catch {
            logger.error("could not close the newsroom", metadata: ["error": "\(error)"])
        }
    }
}
