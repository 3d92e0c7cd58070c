internal import NewsDomain
internal import NewsJSON

/// What those need who keep a copy of the newsroom: all of it once, then what has changed.
struct SyncController {
    let newsroom: Newsroom
    let caching: ResponseCaching
    let waiters: SyncWaiters

    var endpoints: [Endpoint] {
        [Endpoint(read: "/v1/sync", sync).waiting(where: "live", awaitChange)]
    }

    /// GET /v1/sync
    @Sendable func sync(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let query = try reader.sync(in: newsroom)
        let parameters = try reader.finish()
        let answer = try caching.answer(request, parameters, .sync, isFoundByTarget: query.seconds == 0) {
            let (page, time) = try timed { try self.page(query) }
            let (json, next) = page.write()
            return Answer.json(json, databaseTime: time)
                .linked(to: next, as: "token", of: ListAddress(request, "", below: caching.publicURL))
                .showing(.articles, .catalogue)
        }
        // What was waited for is true for who has waited.
        return query.seconds == 0 ? answer : answer.unstored
    }

    /// Returns once there is something for a copy, or the time is over that it waits; at once where nothing is to be waited for.
    @Sendable func awaitChange(_ request: Request) async throws {
        var reader = QueryReader(request)
        let query = try reader.sync(in: newsroom)
        guard query.seconds > 0, let token = query.token, (try? reader.finish()) != nil else { return }
        try await waiters.wait(for: token.selection.kinds, seconds: query.seconds) {
            let page = try newsroom.syncPage(token.selection, parts: [], after: token.place)
            return !page.items.isEmpty || !page.isLast
        }
    }

    private func page(_ query: SyncQuery) throws -> SyncPageWriter {
        let token = try query.token ?? beginning(query)
        let fields = SyncFields.selection(token.fields, of: token.selection.kinds)
        let page = try newsroom.syncPage(
            token.selection,
            parts: ArticleParts(of: fields),
            after: query.token?.place
        )
        return SyncPageWriter(page, of: token, addresses: newsroom.addresses)
    }

    /// What a copy is to hold, before it holds anything.
    private func beginning(_ query: SyncQuery) throws -> SyncToken {
        let filter = try newsroom.syncFilter(query.filter)
        return SyncToken(
            selection: SyncSelection(kinds: query.kinds, filter: filter),
            fields: query.fields,
            place: SyncPlace(mark: SyncMark(sequence: 0, check: 0))
        )
    }
}
