extension MetricDescription {
    /// All that the server has, in the order of docs/monitoring.md.
    package static let all: [MetricDescription] = requests + storage + services + process

    static let known = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    // MARK: Requests

    static let httpRequests = counter(
        "broadsheet_http_requests_total",
        "Answers, by the route's template, method and status."
    )
    static let httpDuration = histogram(
        "broadsheet_http_request_duration_seconds",
        "From the last byte of a request's head until its answer was handed to the connection, without what it chose to wait for."
    )
    static let cacheRequests = counter(
        "broadsheet_cache_requests_total",
        "Answers that are kept, by route: hit (from memory), miss (made), stale (made anew, since something had changed)."
    )
    package static let cacheBytes = gauge("broadsheet_cache_bytes", "Memory that finished answers take.")
    package static let cacheEntries = gauge("broadsheet_cache_entries", "Finished answers in memory.")
    package static let rateLimited = counter(
        "broadsheet_rate_limited_total",
        "Requests refused by the limits on how often one may ask, by what they count as."
    )
    package static let readQueueDepth = gauge(
        "broadsheet_read_queue_depth",
        "Wide reads that wait for one of the threads that are there for them."
    )
    package static let connectionsOpen = gauge("broadsheet_connections_open", "Connections.")
    package static let connectionsAccepted = counter("broadsheet_connections_accepted_total", "Connections accepted.")
    package static let connectionsRefused = counter(
        "broadsheet_connections_refused_total",
        "Connections closed at once: maximum (of all), client (of one client), system (none could be had)."
    )
    package static let eventStreams = gauge("broadsheet_event_streams", "Streams of events that are open.")
    static let commentsTaken = counter("broadsheet_comments_taken_total", "Readers' comments taken, by status.")
    static let commentsRefused = counter(
        "broadsheet_comments_refused_total",
        "Readers' comments refused, by the type of the problem."
    )
    static let viewsCounted = counter("broadsheet_views_counted_total", "Views counted.")
    static let viewsPassedOver = counter(
        "broadsheet_views_passed_over_total",
        "Views taken and not counted: repeated (seen before), automated (bots, what browsers fetch ahead, who asks not to be counted)."
    )
    static let viewsRefused = counter(
        "broadsheet_views_refused_total",
        "Requests with views refused, by the type of the problem."
    )

    private static let requests = [
        httpRequests, httpDuration, cacheRequests, cacheBytes, cacheEntries, rateLimited, readQueueDepth,
        connectionsOpen,
        connectionsAccepted, connectionsRefused, eventStreams, commentsTaken, commentsRefused, viewsCounted,
        viewsPassedOver, viewsRefused,
    ]
}
