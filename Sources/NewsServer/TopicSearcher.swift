internal import Logging
internal import NewsDomain
internal import NewsHTTP
internal import ServiceLifecycle

/// Looks for topics in what was written before they had their names, a few articles at a time, and rests in between:
/// whoever reads or writes meanwhile comes first.
struct TopicSearcher: Service {
    let repository: any MaintenanceRepository
    let clock: any NewsClock
    let logger: Logger

    /// Between two looks whether there is anything to look for.
    private static let pause = Duration.seconds(1)
    /// How many times as long as a step took to rest after it: a quarter of a core at most.
    private static let rest = 3

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var total: TopicSearchStep?
            while !Task.isCancelled {
                let start = ContinuousClock.now
                do {
                    let step = try await offEventLoop { try repository.searchForTopics(at: clock.now()) }
                    note(step, &total)
                } catch {
                    total = nil
                    FailureLog.shared.note("could not look for topics", error, to: logger)
                }
                try await Task.sleep(for: total == nil ? Self.pause : (ContinuousClock.now - start) * Self.rest)
            }
        }
    }

    /// Adds a step to the search that it belongs to, and tells of the search's beginning and end.
    private func note(_ step: TopicSearchStep?, _ total: inout TopicSearchStep?) {
        guard let step else {
            total = nil
            return
        }
        if total == nil { logger.info("looking for topics in earlier articles") }
        let articles = (total?.articles ?? 0) + step.articles
        let tied = (total?.tied ?? 0) + step.tied
        total = step.isLast ? nil : TopicSearchStep(articles: articles, tied: tied)
        guard step.isLast else { return }
        logger.info(
            "looked for topics in earlier articles",
            metadata: ["articles": "\(articles)", "tied": "\(tied)"]
        )
    }
}
