internal import NewsDomain

/// What changes, told as it changes.
struct EventController {
    let newsroom: Newsroom
    let hub: EventHub

    var endpoints: [Endpoint] {
        [Endpoint(read: "/v1/events", listen)]
    }

    /// GET /v1/events
    @Sendable func listen(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let names = reader.eventNames()
        let query = try reader.articlePlace(in: newsroom)
        let last = reader.lastEvent(request)
        try reader.finish()
        let ticket = try hub.admit(request.head.sender)
        let ((place, start), time) = try timed {
            // The place in the log first: what changes from then on is told.
            let start = try hub.start(after: last)
            return (try newsroom.place(of: query), start)
        }
        let filter = EventFilter(names: names, place: place.isEverywhere ? nil : place)
        let subscription = EventSubscription(hub: hub, ticket: ticket, filter: filter, start: start)
        return .stream(subscription, contentType: "text/event-stream", databaseTime: time)
    }
}
