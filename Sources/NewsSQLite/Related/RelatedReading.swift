internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func related(_ query: RelatedQuery, at now: Timestamp) throws -> LookupResult<[RelatedArticle]> {
        try readWithNames { db, names in
            try db.locate(query.article, at: now)
                .map { article in
                    let languages = try query.languages.map { try db.languages(ofArticles: $0).map(\.tag) }
                    return try db.related(
                        to: article,
                        in: languages,
                        limit: query.limit,
                        query.parts,
                        at: now,
                        names
                    )
                }
        }
    }
}

/// How many articles are looked at on either side in time for each thing in common: what keeps the cost the same for
/// a tag of 200 articles and one of 100,000.
private let neighboursPerSignal = 16

/// How many scored candidates are loaded to find enough that may be shown.
private let candidatesLoaded = 48

extension Database {
    /// Curated articles in their order, then computed ones, best first; where languages are given, those that are in them.
    func related(
        to article: LiveArticle,
        in languages: [String]? = nil,
        limit: Int,
        _ parts: ArticleParts,
        at now: Timestamp,
        _ names: NameCache
    ) throws -> [RelatedArticle] {
        let curatedArguments: StatementArguments = [article.id, now.seconds, languages.map(textList), limit]
        let curated: [Int64] = try rows(Self.curatedSQL, curatedArguments) { $0.next() }
        let excluded: [Int64] = try rows(Self.excludedSQL, [article.id, article.id]) { $0.next() }
        var computed: [RelatedScoring.Candidate] = []
        if curated.count < limit, !article.optsOutOfRelated {
            let scoring = try scoring(for: article, at: now)
            let hidden = Set(excluded + curated + [article.id])
            let candidates = scoring.best(candidatesLoaded + hidden.count).filter { !hidden.contains($0.id) }
            let shown = try showable(candidates.map(\.id), besides: article, in: languages, at: now)
            computed = Array(candidates.lazy.filter { shown.contains($0.id) }.prefix(limit - curated.count))
        }
        let summaries = try summaries(curated + computed.map(\.id), parts, names)
        let scored = Dictionary(computed.map { ($0.id, $0) }) { first, _ in first }
        return summaries.map { summary in
            guard let candidate = scored[summary.id] else { return RelatedArticle(article: summary, source: .curated) }
            return RelatedArticle(
                article: summary,
                source: .computed(score: candidate.score, reasons: candidate.reasons)
            )
        }
    }

    static let curatedSQL = """
        SELECT a.id FROM article_related r JOIN article a ON a.id = r.relatedId
        WHERE r.articleId = ?1 AND a.status = 'published' AND a.publishedAt <= ?2
            AND (?3 IS NULL OR a.language IN (SELECT value FROM json_each(?3)))
        ORDER BY r.position LIMIT ?4
        """

    private static let excludedSQL = """
        SELECT otherId FROM article_excluded WHERE articleId = ?
        UNION SELECT articleId FROM article_excluded WHERE otherId = ?
        """

    /// Of the candidates, those that may be shown beside the article: visible, in the languages or in its own, not opted out.
    private func showable(
        _ ids: [Int64],
        besides article: LiveArticle,
        in languages: [String]?,
        at now: Timestamp
    ) throws -> Set<Int64> {
        let isIn = languages == nil ? "primaryLanguage = ?" : "language IN (SELECT value FROM json_each(?))"
        let sql = """
            SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value
            WHERE a.status = 'published' AND a.publishedAt <= ? AND a.optsOutOfRelated = 0 AND a.\(isIn)
            """
        let language = languages.map(textList) ?? String(article.language.primary)
        let shown: [Int64] = try rows(sql, [idList(ids), now.seconds, language]) { $0.next() }
        return Set(shown)
    }

    private func scoring(for article: LiveArticle, at now: Timestamp) throws -> RelatedScoring {
        var scoring = RelatedScoring(publishedAt: article.publishedAt, articleCount: try liveArticleCount())
        let place = article.publishedAt.seconds
        for (signal, candidate, time) in try shared(.topic, of: article.id, around: place, now) {
            scoring.shareTopic(candidate, at: time, signal.reference, count: signal.count)
        }
        for (signal, candidate, time) in try shared(.tag, of: article.id, around: place, now) {
            scoring.shareTag(candidate, at: time, signal.reference, count: signal.count)
        }
        for (signal, candidate, time) in try shared(.word, of: article.id, around: place, now) {
            scoring.shareWord(candidate, at: time, word: signal.name, count: signal.count)
        }
        for (signal, candidate, time) in try sectionNeighbours(of: article, now) {
            scoring.shareSection(candidate, at: time, signal.reference)
        }
        return scoring
    }

    private typealias Shared = (signal: RelatedSignal, candidate: Int64, time: Timestamp)

    private func shared(
        _ kind: RelatedSignal.Kind,
        of article: Int64,
        around place: Int64,
        _ now: Timestamp
    ) throws -> [Shared] {
        let signals = try rows(kind.signalsSQL, [article, RelatedSignal.Kind.perKind]) { columns in
            RelatedSignal(id: columns.next(), slug: columns.next(), name: columns.next(), count: columns.next())
        }
        guard !signals.isEmpty else { return [] }
        let byID = Dictionary(signals.map { ($0.id, $0) }) { first, _ in first }
        let none = Array(repeating: nil as Int64?, count: RelatedSignal.Kind.perKind - signals.count)
        let things = StatementArguments(signals.map(\.id) + none)
        return try rows(kind.neighboursSQL, things + [place, now.seconds, neighboursPerSignal]) { columns -> Shared? in
            guard let signal = byID[columns.next()] else { return nil }
            return (signal, columns.next(), Timestamp(seconds: columns.next()))
        }
        .compactMap(\.self)
    }

    private func sectionNeighbours(of article: LiveArticle, _ now: Timestamp) throws -> [Shared] {
        let side = """
            SELECT id, publishedAt FROM article INDEXED BY article_by_section
            WHERE status = 'published' AND sectionId = ?1 AND publishedAt
            """
        let sql = """
            SELECT s.slug, s.name, n.id, n.publishedAt FROM section s JOIN (
                SELECT * FROM (\(side) <= ?2 ORDER BY publishedAt DESC LIMIT ?4)
                UNION ALL SELECT * FROM (\(side) > ?2 AND publishedAt <= ?3 ORDER BY publishedAt LIMIT ?4)
            ) n WHERE s.id = ?1
            """
        let arguments: StatementArguments = [
            article.sectionID, article.publishedAt.seconds, now.seconds, neighboursPerSignal,
        ]
        return try rows(sql, arguments) { columns in
            let signal = RelatedSignal(id: article.sectionID, slug: columns.next(), name: columns.next(), count: 0)
            return (signal, columns.next(), Timestamp(seconds: columns.next()))
        }
    }
}
