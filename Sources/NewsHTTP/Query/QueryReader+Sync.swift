internal import NewsDomain
internal import NewsJSON

/// What is asked of `/v1/sync`.
struct SyncQuery {
    /// Nil where a copy begins.
    var token: SyncToken?
    /// Of a copy that begins.
    var kinds = SyncKind.allCases
    var filter = SyncFilterQuery()
    var fields: [String] = []
    /// How long to wait for something new, at most.
    var seconds = 0

    /// The longest wait: proxies cut off after 30 seconds and more.
    static let maximumSeconds = 25
}

extension QueryReader {
    /// Either `token`, or `initial` and what the copy is to hold.
    mutating func sync(in newsroom: Newsroom) throws -> SyncQuery {
        var query = SyncQuery()
        let begins = isSet("initial")
        let text = one("token")
        query.token = text.flatMap(SyncToken.init)
        if text != nil, query.token == nil {
            fault("token", "notACursor", "“token” must be the “next” of a page of this address, as it was answered.")
        }
        try begin(&query, in: newsroom)
        query.seconds = integer("live", in: 0...SyncQuery.maximumSeconds) ?? 0
        // What is answered is the same, however long it was waited for.
        replaceLast(with: nil)
        if isGiven("token") {
            refuseBesideToken()
        } else {
            if !begins {
                let detail = "“token” is missing: begin with “initial=true”, then send the “next” of the page before."
                fault("token", "required", detail)
            }
            if query.seconds > 0 { fault("live", "notPossible", "“live” goes with “token” alone.") }
        }
        return query
    }

    private mutating func begin(_ query: inout SyncQuery, in newsroom: Newsroom) throws {
        let kinds: [SyncKind] = choices("types")
        if !kinds.isEmpty { query.kinds = SyncKind.allCases.filter(kinds.contains) }
        query.filter.section = reference("section")
        query.filter.author = reference("author")
        query.filter.topic = reference("topic")
        query.filter.tags = tags()
        query.filter.languages = try languages(in: newsroom)
        query.fields = fields(among: SyncFields.known(of: query.kinds)).paths
        refuseIdleFilters(query.kinds)
    }

    /// A filter that leaves nothing out is a misunderstanding.
    private mutating func refuseIdleFilters(_ kinds: [SyncKind]) {
        let filters: [(names: [String], of: Set<SyncKind>)] = [
            (["section", "author", "topic", "tag"], [.article]), (["language"], [.article, .topic, .gallery]),
        ]
        for (names, filtered) in filters where filtered.isDisjoint(with: kinds) {
            for name in names where isGiven(name) {
                fault(name, "notPossible", "“\(name)” does not go with “types” that it leaves nothing out of.")
            }
        }
    }

    /// A token says what the copy holds.
    private mutating func refuseBesideToken() {
        for name in ["initial", "types", "section", "author", "topic", "tag", "language", "fields"] where isGiven(name)
        {
            fault(
                name,
                "notPossible",
                "“\(name)” does not go with “token”, which carries what was asked for at the beginning."
            )
        }
    }
}
