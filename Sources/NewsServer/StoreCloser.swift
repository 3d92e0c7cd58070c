internal import Logging
internal import NewsSQLite
internal import ServiceLifecycle

/// Closes the newsroom once all others have stopped: the one file then holds everything.
struct StoreCloser: Service {
    let store: SQLiteNewsroom
    let logger: Logger

    func run() async throws {
        // Where the server could not begin, all services are stopped at once: the others may still be using it, and what they
        // then said would hide the reason. The process ends; whoever opens the newsroom next finds everything in its log.
        guard (try? await gracefulShutdown()) != nil else { return }
        do { try store.close() } catch {
            logger.error("could not close the newsroom", metadata: ["error": "\(error)"])
        }
    }
}
