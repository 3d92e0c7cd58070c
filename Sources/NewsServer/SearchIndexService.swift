internal import Logging
internal import NewsDomain
internal import NewsHTTP
internal import ServiceLifecycle

/// Brings the index of words up to date with what was imported, renamed or found to be tied, a few articles at a time: who
/// reads or writes meanwhile comes first.
struct SearchIndexService: Service {
    let repository: any SearchIndexRepository
    let clock: any NewsClock
    let logger: Logger

    /// Between two looks whether there is anything to be done.
    private static let pause = Duration.milliseconds(500)
    /// How many times as long as a step took to rest after it: a third of a core at most.
    private static let rest = 2
    /// How long the words for suggestions may be behind.
    private static let vocabularyAge = Duration.seconds(60)
    /// From how many waiting articles on it is worth telling.
    private static let many = 1_000

    func run() async throws {
        // Texts are folded from the first request on: the tables are made before.
        _ = SearchFolding.fold("é")
        try? await cancelWhenGracefulShutdown {
            var isTelling = false
            var vocabularyRead: ContinuousClock.Instant?
            while !Task.isCancelled {
                let start = ContinuousClock.now
                var step: SearchIndexStep?
                do {
                    step = try await offEventLoop { try repository.indexForSearch(.inBackground, at: clock.now()) }
                    try await tell(step, &isTelling)
                    if vocabularyRead.map({ start - $0 > Self.vocabularyAge }) ?? true {
                        try await offEventLoop { try repository.renewVocabulary() }
                        vocabularyRead = start
                    }
                } catch {
                    FailureLog.shared.note("could not index for search", error, to: logger)
                }
                try await Task.sleep(for: step == nil ? Self.pause : (ContinuousClock.now - start) * Self.rest)
            }
        }
    }

    /// Tells of the beginning and the end of what takes long. What waits is counted only until that has begun.
    private func tell(_ step: SearchIndexStep?, _ isTelling: inout Bool) async throws {
        guard step != nil else {
            if isTelling { logger.info("indexed all articles for search") }
            isTelling = false
            return
        }
        guard !isTelling else { return }
        let waiting = try await offEventLoop { try repository.articlesToIndex() }
        guard waiting > Self.many else { return }
        logger.info("indexing articles for search", metadata: ["waiting": "\(waiting)"])
        isTelling = true
    }
}
