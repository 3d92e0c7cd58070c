internal import GRDB
internal import NewsDomain

/// Where a window of views begins, or the one before it: what is moved from sum to sum as hours pass.
struct ViewEdge {
    /// How far it is behind the present hour.
    let hours: Int64
    /// The sum on its near side, which loses what it passes over.
    let near: String
    /// The sum on its far side, which gains that; nil where nothing is kept of it.
    let far: String?

    static let all = [
        ViewEdge(hours: 24, near: "day", far: "beforeDay"),
        ViewEdge(hours: 48, near: "beforeDay", far: nil),
        ViewEdge(hours: 168, near: "week", far: "beforeWeek"),
        ViewEdge(hours: 336, near: "beforeWeek", far: nil),
        ViewEdge(hours: 720, near: "month", far: "beforeMonth"),
        ViewEdge(hours: 1440, near: "beforeMonth", far: nil),
    ]

    /// How many buckets are passed over in one transaction: a few milliseconds of work.
    static let bucketsPerMove = 500
}

/// The place of an edge among the buckets: the first one on its near side.
private struct EdgePlace {
    var hour: Int64
    var article: Int64
}

/// A bucket as an edge passes over it.
private struct Bucket {
    var hour: Int64
    var article: Int64
    var views: Int
}

extension Database {
    /// Moves the edges towards where they are to be at `now`, over a bounded number of buckets; false once all are there.
    ///
    /// They move back, too, where the clock was put back after it had been wrong.
    func moveViewEdges(at now: Timestamp) throws -> Bool {
        // A bucket leaves the window before it leaves the one behind that; back it comes the other way round.
        for edge in ViewEdge.all where try advance(edge, at: now) { return true }
        for edge in ViewEdge.all.reversed() where try retreat(edge, at: now) { return true }
        return false
    }

    private func advance(_ edge: ViewEdge, at now: Timestamp) throws -> Bool {
        let target = now.hour - edge.hours
        guard let place = try place(of: edge), place.hour < target else { return false }
        try advance(edge, from: place, to: target)
        return true
    }

    private func retreat(_ edge: ViewEdge, at now: Timestamp) throws -> Bool {
        let target = now.hour - edge.hours
        guard let place = try place(of: edge), place.hour > target || (place.hour == target && place.article > 0) else {
            return false
        }
        try retreat(edge, from: place, to: target)
        return true
    }

    private func place(of edge: ViewEdge) throws -> EdgePlace? {
        let sql = "SELECT hour, articleId FROM view_edge WHERE hours = ?"
        return try lookUp(sql, edge.hours, row: { EdgePlace(hour: $0.next(), article: $0.next()) })
    }

    private func advance(_ edge: ViewEdge, from place: EdgePlace, to target: Int64) throws {
        let sql = """
            SELECT hour, articleId, views FROM view_hour
            WHERE (hour, articleId) >= (?, ?) AND hour < ? ORDER BY hour, articleId LIMIT ?
            """
        let buckets = try buckets(sql, [place.hour, place.article, target, ViewEdge.bucketsPerMove])
        try transfer(buckets, from: edge.near, to: edge.far)
        let isThere = buckets.count < ViewEdge.bucketsPerMove
        let end = isThere ? nil : buckets.last.map { EdgePlace(hour: $0.hour, article: $0.article + 1) }
        try put(edge, at: end ?? EdgePlace(hour: target, article: 0))
    }

    private func retreat(_ edge: ViewEdge, from place: EdgePlace, to target: Int64) throws {
        let sql = """
            SELECT hour, articleId, views FROM view_hour
            WHERE hour >= ? AND (hour, articleId) < (?, ?) ORDER BY hour DESC, articleId DESC LIMIT ?
            """
        let buckets = try buckets(sql, [target, place.hour, place.article, ViewEdge.bucketsPerMove])
        try transfer(buckets, from: edge.far, to: edge.near)
        let isThere = buckets.count < ViewEdge.bucketsPerMove
        let end = isThere ? nil : buckets.last.map { EdgePlace(hour: $0.hour, article: $0.article) }
        try put(edge, at: end ?? EdgePlace(hour: target, article: 0))
    }

    private func buckets(_ sql: String, _ arguments: StatementArguments) throws -> [Bucket] {
        try rows(sql, arguments) { Bucket(hour: $0.next(), article: $0.next(), views: $0.next()) }
    }

    private func transfer(_ buckets: [Bucket], from loser: String?, to winner: String?) throws {
        let changes = [loser.map { "\($0) = \($0) - ?1" }, winner.map { "\($0) = \($0) + ?1" }].compactMap(\.self)
        let sql = "UPDATE article_views SET \(changes.joined(separator: ", ")) WHERE articleId = ?2"
        for bucket in buckets { try run(sql, bucket.views, bucket.article) }
    }

    private func put(_ edge: ViewEdge, at place: EdgePlace) throws {
        try run("UPDATE view_edge SET hour = ?, articleId = ? WHERE hours = ?", place.hour, place.article, edge.hours)
    }
}
