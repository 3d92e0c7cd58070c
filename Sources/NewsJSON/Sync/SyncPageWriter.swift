package import NewsDomain

/// Writes pages for copies: as much of one as makes no more than ``SyncPage/maximumBytes``, and the token of what follows.
package struct SyncPageWriter {
    private let page: SyncPage
    private let token: SyncToken
    private let addresses: SiteAddresses

    private static let type: JSONKey = "type"
    private static let id: JSONKey = "id"
    private static let slug: JSONKey = "slug"
    private static let op: JSONKey = "op"
    private static let value: JSONKey = "value"
    private static let reason: JSONKey = "reason"
    private static let replacement: JSONKey = "replacement"
    private static let pageKey: JSONKey = "page"
    private static let sync: JSONKey = "sync"
    private static let next: JSONKey = "next"
    /// What stands around the things of a page, its token aside.
    private static let frameBytes = 100

    /// A page that was asked for with a token, or, at the beginning, with what a token of the same would say.
    package init(_ page: SyncPage, of token: SyncToken, addresses: SiteAddresses) {
        self.page = page
        self.token = token
        self.addresses = addresses
    }

    /// The page, and the token of the next one, nil where the copy is up to date.
    package func write() -> (json: [UInt8], next: String?) {
        let (items, end, isLast) = fitting()
        var token = token
        token.place = end
        let text = token.text
        var json = JSONWriter(capacity: items.reduce(1024) { $0 + $1.count + 1 })
        json.object { json in
            json.key(PageWriter.data)
            json.array(items) { $0.raw($1) }
            json.key(Self.pageKey)
            json.object { json in Self.write(next: isLast ? nil : text, to: &json) }
            json.key(Self.sync)
            json.object { json in Self.write(next: isLast ? text : nil, to: &json) }
        }
        return (json.finish(), isLast ? nil : text)
    }

    private static func write(next: String?, to json: inout JSONWriter) {
        json.key(Self.next)
        json.string(next)
    }

    /// The things that there is room for, at least one, and where a copy is behind them.
    private func fitting() -> (items: [[UInt8]], end: SyncPlace, isLast: Bool) {
        let selection = SyncFields.selection(token.fields, of: token.selection.kinds)
        var room = SyncPage.maximumBytes - Self.frameBytes - token.text.utf8.count * 2
        var items: [[UInt8]] = []
        for (index, item) in page.items.enumerated() {
            let bytes = write(item, selection)
            room -= bytes.count + 1
            guard room >= 0 || index == 0 else { return (items, page.items[index - 1].place, false) }
            items.append(bytes)
        }
        return (items, page.end, page.isLast)
    }

    private func write(_ item: SyncItem, _ selection: FieldSelection?) -> [UInt8] {
        var json = JSONWriter(capacity: 4096, addresses: addresses)
        json.object { json in
            json.key(Self.type)
            json.string(item.key.kind.rawValue)
            json.key(Self.id)
            json.integer(item.key.id)
            json.key(Self.slug)
            json.string(item.slug)
            json.key(Self.op)
            switch item.operation {
            case .upsert(let value):
                json.string("upsert")
                json.key(Self.value)
                value.write(to: &json, selection)
            case .delete(let deletion):
                json.string("delete")
                Self.write(deletion, to: &json)
            }
        }
        return json.finish()
    }

    private static func write(_ deletion: SyncDeletion, to json: inout JSONWriter) {
        json.key(reason)
        switch deletion {
        case .deleted: json.string("deleted")
        case .withdrawn: json.string("withdrawn")
        case .filtered: json.string("filtered")
        case .merged(let other):
            json.string("merged")
            json.key(replacement)
            json.integer(other)
        }
    }
}
