package import NewsDomain

/// Writes what stands around resources: `{"data": …}`, and `page` beside a list. `addresses` are those of what has any.
package enum PageWriter {
    static let data: JSONKey = "data"
    private static let meta: JSONKey = "meta"
    private static let removed: JSONKey = "removed"
    private static let missing: JSONKey = "missing"
    private static let page: JSONKey = "page"
    private static let limit: JSONKey = "limit"
    private static let next: JSONKey = "next"
    private static let total: JSONKey = "total"
    private static let totalRelation: JSONKey = "totalRelation"

    /// One resource.
    package static func one<Value>(
        _ value: Value,
        _ shape: Shape<Value>,
        _ selection: FieldSelection?,
        addresses: SiteAddresses = .standard
    ) -> [UInt8] {
        var json = JSONWriter(capacity: 16 * 1024, addresses: addresses)
        json.object { json in
            json.key(data)
            shape.write(value, to: &json, selection)
        }
        return json.finish()
    }

    /// One resource that was written, what was taken out of its text, and, where it got an earlier content, what of that could
    /// not be brought back.
    package static func written<Value>(
        _ value: Value,
        _ shape: Shape<Value>,
        removed: [RemovedPart] = [],
        missing: [MissingReference]? = nil,
        addresses: SiteAddresses = .standard
    ) -> [UInt8] {
        var json = JSONWriter(capacity: 16 * 1024, addresses: addresses)
        json.object { json in
            json.key(data)
            shape.write(value, to: &json)
            json.key(meta)
            json.object { json in
                json.key(self.removed)
                json.array(removed) { Shape<RemovedPart>.removedPart.write($1, to: &$0) }
                guard let missing else { return }
                json.key(self.missing)
                json.array(missing) { Shape<MissingReference>.missingReference.write($1, to: &$0) }
            }
        }
        return json.finish()
    }

    /// A list that is whole.
    package static func all<Value>(_ values: [Value], _ shape: Shape<Value>) -> [UInt8] {
        var json = JSONWriter(capacity: 512 * (values.count + 1))
        json.object { json in
            json.key(data)
            json.array(values) { shape.write($1, to: &$0) }
        }
        return json.finish()
    }

    /// A page of a list. `next` is the cursor's text.
    package static func list<Value>(
        _ values: [Value],
        _ shape: Shape<Value>,
        _ selection: FieldSelection?,
        limit: Int,
        next: String?,
        total: Total?,
        addresses: SiteAddresses = .standard
    ) -> [UInt8] {
        var json = JSONWriter(capacity: 512 * (values.count + 1), addresses: addresses)
        json.object { json in
            json.key(data)
            json.array(values) { shape.write($1, to: &$0, selection) }
            json.key(page)
            write(limit: limit, next: next, total: total, to: &json)
        }
        return json.finish()
    }

    /// The `page` object.
    static func write(limit: Int, next: String?, total: Total?, to json: inout JSONWriter) {
        json.object { json in
            json.key(self.limit)
            json.integer(limit)
            json.key(self.next)
            json.string(next)
            if let total {
                json.key(self.total)
                json.integer(total.count)
                json.key(totalRelation)
                json.string(total.isExact ? "eq" : "gte")
            }
        }
    }
}
