internal import NewsDomain
internal import NewsJSON

// The parameters of the catalogues' lists.

extension QueryReader {
    /// Tags or authors; with a key that reads drafts those of drafts, too.
    mutating func named(_ request: Request, _ newsroom: Newsroom) throws -> NamedQuery {
        var query = NamedQuery()
        query.isEditorial = request.principal?.may(.drafts) == true
        query.prefix = one("q")
        query.languages = try languages(in: newsroom)
        query.order = choice("sort", standard: .name)
        let order = query.order
        query.cursor = cursor { Cursor.named($0, order) }
        (query.limit, query.counts) = page()
        return query
    }

    /// What stands in the editor's order: sections, collections.
    mutating func positioned(_ newsroom: Newsroom) throws -> NamedQuery {
        var query = NamedQuery()
        query.languages = try languages(in: newsroom)
        query.cursor = cursor { Cursor.named($0, .articles) }
        (query.limit, query.counts) = page()
        return query
    }

    /// Topics.
    mutating func topics(_ newsroom: Newsroom) throws -> TopicQuery {
        var query = TopicQuery()
        query.prefix = one("q")
        if let letter = one("letter") {
            if letter.count != 1 { fault("letter", "notALetter", "“letter” must be one letter.") }
            query.letter = letter.first
        }
        query.inFocus = flag("inFocus")
        query.languages = try languages(in: newsroom)
        // Those in focus are in the editors' order, all others by title.
        let order: NamedOrder = query.inFocus == true ? .articles : .name
        query.cursor = cursor { Cursor.named($0, order) }
        (query.limit, query.counts) = page()
        return query
    }

    /// Galleries; with a status those that an editor asks for.
    mutating func galleries(_ request: Request, _ newsroom: Newsroom) throws -> GalleryQuery {
        var query = GalleryQuery()
        query.kind = choice("kind")
        query.languages = try languages(in: newsroom)
        if let word = one("status") {
            _ = try request.require(.drafts)
            let statuses: [EditorialStatus] = [.draft, .scheduled, .published]
            query.status = statuses.first { $0.rawValue == word }
            if query.status == nil { unknownValue("status", word, known: statuses.map(\.rawValue)) }
        }
        query.cursor = cursor(Cursor.articles)
        (query.limit, query.counts) = page()
        return query
    }

    /// What every list takes beside its cursor.
    private mutating func page() -> (limit: Int, counts: Bool) {
        (limit(), isSet("count"))
    }
}
