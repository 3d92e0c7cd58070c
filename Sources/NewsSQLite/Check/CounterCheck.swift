internal import GRDB

/// A maintained value, and how it is told from the rows that it stands for.
struct CounterCheck {
    let name: String
    /// Selects id, stored value and true value of every row where they differ.
    let sql: String
    /// Statements that set the stored values right, over a table `wrong (id, stored, truth)` of those rows.
    let repairs: [String]

    /// A sentence with an example; nil where all are right.
    func fault(_ db: Database) throws -> String? {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM (\(sql)) LIMIT 2")
        guard let first = rows.first else { return nil }
        let (id, stored, truth): (Int64, DatabaseValue, DatabaseValue) = (first[0], first[1], first[2])
        let others = rows.count > 1 ? ", and others" : ""
        return "\(name): row \(id)\(others) says \(stored), its rows say \(truth)."
    }

    func repair(_ db: Database) throws {
        try db.execute(sql: "CREATE TEMP TABLE wrong (id, stored, truth)")
        try db.execute(sql: "INSERT INTO wrong \(sql)")
        for repair in repairs { try db.execute(sql: repair) }
        try db.execute(sql: "DROP TABLE wrong")
    }

    /// Sets a column of the rows that a key names to the truth.
    private static func setting(_ table: String, _ column: String, key: String = "id") -> String {
        "UPDATE \(table) SET \(column) = wrong.truth FROM wrong WHERE \(table).\(key) = wrong.id"
    }

    /// Every counter and repeated value of the schema.
    static let all: [CounterCheck] =
        [
            CounterCheck(
                name: "newsroom.liveArticleCount",
                sql: """
                    SELECT id, liveArticleCount, n FROM newsroom, (SELECT count(*) n FROM article WHERE isLive = 1)
                    WHERE liveArticleCount <> n
                    """,
                repairs: [setting("newsroom", "liveArticleCount")]
            ),
            CounterCheck(
                name: "newsroom.memoBytes",
                sql: """
                    SELECT id, memoBytes, n FROM newsroom,
                        (SELECT ifnull(sum(length(answer)), 0) n FROM idempotency_key)
                    WHERE memoBytes <> n
                    """,
                repairs: [setting("newsroom", "memoBytes")]
            ),
            counter(
                "section",
                "articleCount",
                "SELECT sectionId k, count(*) n FROM article WHERE isLive = 1 GROUP BY 1"
            ),
            counter("gallery", "itemCount", "SELECT galleryId k, count(*) n FROM gallery_item GROUP BY 1"),
            counter(
                "article",
                "commentCount",
                "SELECT articleId k, count(*) n FROM comment WHERE status = 'approved' GROUP BY 1"
            ),
            counter(
                "comment",
                "replyCount",
                "SELECT threadId k, count(*) n FROM comment WHERE status = 'approved' AND depth > 0 GROUP BY 1"
            ),
            counter(
                "comment",
                "shownReplies",
                "SELECT parentId k, count(*) n FROM comment WHERE isShown = 1 GROUP BY 1"
            ),
        ]
        + ViewEdge.all.map { edge in
            // What lies between an edge and the one after it, or between the nearest edge and now.
            let upper =
                edge.far == nil
                ? "AND (hour, articleId) < (SELECT hour, articleId FROM view_edge WHERE hours = \(edge.hours / 2))" : ""
            return viewSum(
                edge.near,
                "(hour, articleId) >= (SELECT hour, articleId FROM view_edge WHERE hours = \(edge.hours)) \(upper)"
            )
        }
        + [viewSum("total", "1")]
        + ["author", "tag", "topic"].map { kind in
            counter(
                kind,
                "articleCount",
                """
                SELECT r.\(kind)Id k, count(*) n FROM article_\(kind) r JOIN article a ON a.id = r.articleId
                WHERE a.isLive = 1 GROUP BY 1
                """
            )
        }
        + ["section", "tag", "author", "topic", "gallery", "collection"].map { kind in
            CounterCheck(
                name: "former_slug of a \(kind)",
                sql: """
                    SELECT f.resourceId, f.slug, 'nothing' FROM former_slug f LEFT JOIN \(kind) t ON t.id = f.resourceId
                    WHERE f.kind = '\(kind)' AND t.id IS NULL
                    """,
                repairs: [
                    "DELETE FROM former_slug WHERE kind = '\(kind)' AND resourceId IN (SELECT id FROM wrong)"
                ]
            )
        }
        + [
            languageCounts("newsroom", "SELECT 1, language, count(*) FROM article WHERE isLive = 1 GROUP BY 2"),
            languageCounts(
                "section",
                "SELECT sectionId, language, count(*) FROM article WHERE isLive = 1 GROUP BY 1, 2"
            ),
        ]
        + ["author", "tag"].map { kind in
            languageCounts(
                kind,
                """
                SELECT r.\(kind)Id, a.language, count(*) FROM article_\(kind) r JOIN article a ON a.id = r.articleId
                WHERE a.isLive = 1 GROUP BY 1, 2
                """
            )
        }
        + ["section", "tag", "author", "topic", "gallery", "media"].map { kind in
            CounterCheck(
                name: "former_id of a \(kind)",
                sql: """
                    SELECT f.resourceId, f.id, 'nothing' FROM former_id f LEFT JOIN \(kind) t ON t.id = f.resourceId
                    WHERE f.kind = '\(kind)' AND t.id IS NULL
                    """,
                repairs: ["DELETE FROM former_id WHERE kind = '\(kind)' AND resourceId IN (SELECT id FROM wrong)"]
            )
        }
        + ["section", "tag", "author", "topic", "media", "gallery", "collection", "article", "comment"].map { kind in
            CounterCheck(
                name: "last_id of \(kind)",
                sql: """
                    SELECT greatest, ifnull(last, 0), greatest FROM
                        (SELECT max(id) greatest, (SELECT id FROM last_id WHERE kind = '\(kind)') last FROM \(kind))
                    WHERE greatest > ifnull(last, 0)
                    """,
                repairs: [
                    """
                    INSERT INTO last_id (kind, id) SELECT '\(kind)', truth FROM wrong WHERE 1
                    ON CONFLICT DO UPDATE SET id = excluded.id
                    """
                ]
            )
        }
        + ["author", "tag", "topic", "term"].map { kind in
            CounterCheck(
                name: "article_\(kind).listedAt",
                sql: """
                    SELECT a.id, r.listedAt, iif(a.status = 'published', a.publishedAt, NULL) truth
                    FROM article_\(kind) r JOIN article a ON a.id = r.articleId
                    WHERE r.listedAt IS NOT iif(a.status = 'published', a.publishedAt, NULL)
                    """,
                repairs: [setting("article_\(kind)", "listedAt", key: "articleId")]
            )
        }

    /// Counts of live articles by language; `truth` selects id, language and count.
    private static func languageCounts(_ kind: String, _ truth: String) -> CounterCheck {
        CounterCheck(
            name: "language_count of a \(kind)",
            sql: """
                WITH truth (id, language, n) AS (\(truth))
                SELECT id, sum(stored) s, sum(n) t FROM
                    (SELECT resourceId id, language, articleCount stored, 0 n FROM language_count WHERE kind = '\(kind)'
                    UNION ALL SELECT id, language, 0, n FROM truth)
                GROUP BY id, language HAVING s <> t
                """,
            repairs: [
                "DELETE FROM language_count WHERE kind = '\(kind)'",
                "INSERT INTO language_count SELECT '\(kind)', * FROM (\(truth))",
            ]
        )
    }

    /// A sum of views kept in `article_views`, of the buckets that meet the condition.
    private static func viewSum(_ column: String, _ condition: String) -> CounterCheck {
        CounterCheck(
            name: "article_views.\(column)",
            sql: """
                SELECT articleId, s, n FROM
                    (SELECT articleId, sum(stored) s, sum(truth) n FROM
                        (SELECT articleId, \(column) stored, 0 truth FROM article_views
                        UNION ALL SELECT articleId, 0, views FROM view_hour WHERE \(condition))
                    GROUP BY articleId)
                WHERE s <> n
                """,
            repairs: [
                // Of an article whose views were lost altogether there is no row.
                "INSERT OR IGNORE INTO article_views (articleId) SELECT w.id FROM wrong w JOIN article a ON a.id = w.id",
                setting("article_views", column, key: "articleId"),
            ]
        )
    }

    /// A count kept in `table.column`; `truth` selects it as k (the row) and n.
    private static func counter(_ table: String, _ column: String, _ truth: String) -> CounterCheck {
        CounterCheck(
            name: "\(table).\(column)",
            sql: """
                SELECT id, \(column), ifnull(n, 0) FROM \(table) LEFT JOIN (\(truth)) ON k = id
                WHERE \(column) <> ifnull(n, 0)
                """,
            repairs: [setting(table, column)]
        )
    }
}
