internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

extension Answer {
    /// A page of a list, with the link to the next one (RFC 8288). `addresses` are those of what has any.
    static func list<Value, Cursor>(
        _ page: Page<Value, Cursor>,
        _ shape: Shape<Value>,
        _ selection: FieldSelection?,
        limit: Int,
        address: ListAddress,
        addresses: SiteAddresses = .standard,
        databaseTime: Duration,
        cursor: (Cursor) -> String
    ) -> Answer {
        let next = page.next.map(cursor)
        return Answer.json(
            PageWriter.list(
                page.items,
                shape,
                selection,
                limit: limit,
                next: next,
                total: page.total,
                addresses: addresses
            ),
            databaseTime: databaseTime
        ).linked(to: next, of: address)
    }

    /// The answer with the link to the page from a cursor on (RFC 8288), where there is one.
    func linked(to next: String?, as parameter: String = "cursor", of list: ListAddress) -> Answer {
        guard let next else { return self }
        var answer = self
        answer.headers[.link] = "<\(list.at(next, as: parameter))>; rel=\"next\""
        return answer
    }

    /// One resource. `addresses` are those of what has any.
    static func one<Value>(
        _ value: Value,
        _ shape: Shape<Value>,
        _ selection: FieldSelection? = nil,
        addresses: SiteAddresses = .standard,
        databaseTime: Duration? = nil
    ) -> Answer {
        .json(PageWriter.one(value, shape, selection, addresses: addresses), databaseTime: databaseTime)
    }

    /// The answer, for whoever asked alone: no cache may keep it (RFC 9111, section 5.2.2).
    var uncached: Answer {
        var answer = self
        answer.headers[.cacheControl] = "private, no-store"
        return answer
    }
}

/// Where a list is: its path, and its parameters in their canonical form.
struct ListAddress: Sendable {
    /// Where the API is, as the operator says; empty where nobody has said so. Not by the request's `Host`: an answer that is
    /// kept is given to others, and must not lead them where the first one said.
    let base: String
    let path: String
    let parameters: String

    init(_ request: Request, _ parameters: String, below publicURL: String?) {
        (base, path) = (publicURL ?? "", request.path)
        self.parameters = parameters
    }

    /// The list from another cursor on.
    fileprivate func at(_ cursor: String, as parameter: String) -> String {
        let others = parameters.split(separator: "&").filter { !$0.hasPrefix("\(parameter)=") }
        return base + PercentEncoding.tidied("\(path)?\((others + ["\(parameter)=\(cursor)"]).joined(separator: "&"))")
    }
}

extension Request {
    /// Throws where there is any parameter: for what takes none.
    func refuseParameters() throws {
        var reader = QueryReader(self)
        try reader.finish()
    }
}
