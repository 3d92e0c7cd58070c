internal import NewsDomain
internal import NewsHTTP
internal import NewsJSON
internal import NewsSQLite
internal import Synchronization

/// Asks the parts of a server what they stand at, when somebody reads its metrics.
struct ServerCollector: Sendable {
    let store: SQLiteNewsroom
    let services: Services
    let caching: ResponseCaching
    let connections: ConnectionCounts
    let webhooks: WebhookService
    let clock: any NewsClock
    /// How many wide reads wait for a thread.
    let waitingReads: @Sendable () -> Int

    func collect() -> [MetricSample] {
        storage() + traffic() + messages() + ProcessFigures.samples()
            + [MetricDescription.buildInfo.sample(1, [("version", Product.version)])]
    }

    /// Where the newsroom cannot be read, the rest is told all the same.
    private func storage() -> [MetricSample] {
        let (now, health) = (clock.now(), store.health)
        var samples = [
            MetricDescription.databaseReadable.sample(health.reading == nil ? 1 : 0),
            MetricDescription.databaseWritable.sample(health.writing == nil ? 1 : 0),
        ]
        guard let figures = try? store.figures(at: now) else { return samples }
        samples += [
            MetricDescription.databaseBytes.sample(figures.fileBytes),
            MetricDescription.databaseLogBytes.sample(figures.logBytes),
            MetricDescription.databaseWritesQueued.sample(figures.waitingWrites),
            MetricDescription.dueLag.sample(age(of: figures.oldestDue, now)),
        ]
        if let free = figures.freeBytes { samples.append(MetricDescription.diskFreeBytes.sample(free)) }
        if let size = figures.diskBytes { samples.append(MetricDescription.diskBytes.sample(size)) }
        return samples
    }

    private func traffic() -> [MetricSample] {
        let kept = caching.contents
        let refusals = [
            ("maximum", connections.beyondMaximum.load(ordering: .relaxed)),
            ("client", connections.beyondClient.load(ordering: .relaxed)),
            ("system", connections.failed.load(ordering: .relaxed)),
        ]
        return [
            MetricDescription.cacheBytes.sample(kept.bytes),
            MetricDescription.cacheEntries.sample(kept.count),
            MetricDescription.readQueueDepth.sample(waitingReads()),
            MetricDescription.eventStreams.sample(services.events.count),
            MetricDescription.connectionsOpen.sample(connections.open.load(ordering: .relaxed)),
            MetricDescription.connectionsAccepted.sample(connections.accepted.load(ordering: .relaxed)),
        ]
            + refusals.map { MetricDescription.connectionsRefused.sample($1, [("reason", $0)]) }
            + RequestKind.allCases.map { kind in
                MetricDescription.rateLimited.sample(services.traffic.limits?.refused(kind) ?? 0, [("kind", "\(kind)")])
            }
    }

    private func messages() -> [MetricSample] {
        let backlog = webhooks.backlog
        return [
            MetricDescription.webhooksActive.sample(backlog.webhooks),
            MetricDescription.webhookBacklog.sample(backlog.messages),
            MetricDescription.webhookOldest.sample(age(of: backlog.oldest, clock.now())),
        ]
    }

    /// Seconds since a moment; 0 where there is none.
    private func age(of moment: Timestamp?, _ now: Timestamp) -> Int64 {
        moment.map { max(0, now.seconds - $0.seconds) } ?? 0
    }
}
