import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What is counted is right after whatever is done, however it is combined.
struct CounterTests {
    @Test(arguments: 2...9) func countersAreRightAfterAnyChanges(seed: Int) async throws {
        var editors = try await RandomEditors(seed: UInt64(seed))
        for step in 1...60 {
            let done = try await editors.doSomething()
            #expect(try editors.newsroom.store.integrityFaults() == [], "seed \(seed), step \(step): \(done)")
        }
        #expect(editors.doneKinds.count >= 12, "the steps are of many kinds: \(editors.doneKinds)")
    }

    /// Every counter of the check, harmed in a way of its own.
    private static let spoilers = [
        "newsroom.liveArticleCount": "UPDATE newsroom SET liveArticleCount = 30",
        "newsroom.memoBytes": "UPDATE newsroom SET memoBytes = 7",
        "section.articleCount": "UPDATE section SET articleCount = 7",
        "gallery.itemCount": "UPDATE gallery SET itemCount = 9",
        "article.commentCount": "UPDATE article SET commentCount = 9",
        "comment.replyCount": "UPDATE comment SET replyCount = 4 WHERE depth = 0",
        "comment.shownReplies": "UPDATE comment SET shownReplies = 3 WHERE depth = 1",
        "author.articleCount": "UPDATE author SET articleCount = articleCount + 1",
        "tag.articleCount": "UPDATE tag SET articleCount = articleCount + 1",
        "topic.articleCount": "UPDATE topic SET articleCount = articleCount + 1",
        "language_count of a newsroom": "DELETE FROM language_count WHERE kind = 'newsroom'",
        "language_count of a section": "UPDATE language_count SET articleCount = 8 WHERE kind = 'section'",
        "language_count of a author": "UPDATE language_count SET language = 'xx' WHERE kind = 'author'",
        "language_count of a tag": "INSERT INTO language_count VALUES ('tag', 99, 'en', 3)",
        "article_author.listedAt": "UPDATE article_author SET listedAt = 1",
        "article_tag.listedAt": "UPDATE article_tag SET listedAt = NULL",
        "article_topic.listedAt": "UPDATE article_topic SET listedAt = 1",
        "article_term.listedAt": "UPDATE article_term SET listedAt = 1",
        "article_views.day": "UPDATE article_views SET day = day + 1",
        "article_views.beforeDay": "UPDATE article_views SET beforeDay = beforeDay + 1",
        "article_views.week": "UPDATE article_views SET week = week + 1",
        "article_views.beforeWeek": "UPDATE article_views SET beforeWeek = beforeWeek + 1",
        "article_views.month": "UPDATE article_views SET month = month + 1",
        "article_views.beforeMonth": "UPDATE article_views SET beforeMonth = beforeMonth + 1",
        "article_views.total": "UPDATE article_views SET total = 99",
        "former_slug of a section": "INSERT INTO former_slug VALUES ('section', 'gone-s', 99)",
        "former_slug of a tag": "INSERT INTO former_slug VALUES ('tag', 'gone-t', 99)",
        "former_slug of a author": "INSERT INTO former_slug VALUES ('author', 'gone-a', 99)",
        "former_slug of a topic": "INSERT INTO former_slug VALUES ('topic', 'gone-o', 99)",
        "former_slug of a gallery": "INSERT INTO former_slug VALUES ('gallery', 'gone-g', 99)",
        "former_slug of a collection": "INSERT INTO former_slug VALUES ('collection', 'gone-c', 99)",
        "former_id of a section": "INSERT INTO former_id VALUES ('section', 98, 99)",
        "former_id of a tag": "INSERT INTO former_id VALUES ('tag', 98, 99)",
        "former_id of a author": "INSERT INTO former_id VALUES ('author', 98, 99)",
        "former_id of a topic": "INSERT INTO former_id VALUES ('topic', 98, 99)",
        "former_id of a gallery": "INSERT INTO former_id VALUES ('gallery', 98, 99)",
        "former_id of a media": "INSERT INTO former_id VALUES ('media', 98, 99)",
        "last_id of section": "UPDATE last_id SET id = 0 WHERE kind = 'section'",
        "last_id of tag": "DELETE FROM last_id WHERE kind = 'tag'",
        "last_id of author": "UPDATE last_id SET id = 0 WHERE kind = 'author'",
        "last_id of topic": "UPDATE last_id SET id = 0 WHERE kind = 'topic'",
        "last_id of media": "UPDATE last_id SET id = 0 WHERE kind = 'media'",
        "last_id of gallery": "UPDATE last_id SET id = 0 WHERE kind = 'gallery'",
        "last_id of collection": "UPDATE last_id SET id = 1 WHERE kind = 'collection'",
        "last_id of article": "UPDATE last_id SET id = 0 WHERE kind = 'article'",
        "last_id of comment": "DELETE FROM last_id",
    ]

    @Test(arguments: spoilers.keys.sorted()) func checkFindsWhatIsWrongAndRepairsIt(name: String) throws {
        let newsroom = try Self.newsroomWithEverything()
        #expect(try newsroom.store.integrityFaults() == [])
        try newsroom.change(try #require(Self.spoilers[name]))
        let faults = try newsroom.store.integrityFaults()
        #expect(faults.contains { $0.hasPrefix(name) }, "\(faults)")
        #expect(try newsroom.store.repairCounters().contains { $0.hasPrefix(name) })
        #expect(try newsroom.store.integrityFaults() == [])
        #expect(try newsroom.store.repairCounters() == [])
    }

    @Test func everyCounterOfTheCheckIsSpoilt() throws {
        #expect(Set(SQLiteNewsroom.counters) == Set(Self.spoilers.keys))
    }

    /// A statistic, a property of the text, a name that the trash frees, how often something was changed: none of them repeats
    /// what rows say.
    private static let noCounters: Set = [
        "term.documentCount", "article.wordCount", "article.slug", "article.version", "section.version", "tag.version",
        "author.version", "topic.version", "gallery.version", "collection.version", "media.version", "comment.version",
        "topic_search.generation", "change",
    ]

    /// Whoever adds a counter to the schema adds it to the check.
    @Test func everyCounterOfTheSchemaIsChecked() throws {
        let queue = try DatabaseQueue()
        try queue.writeWithoutTransaction { try $0.execute(sql: SQLiteNewsroom.schema()) }
        let kept = try queue.read { db in try Self.keptByTriggers(db).union(Self.countedByName(db)) }
        #expect(
            kept.isSuperset(of: [
                "section.articleCount", "article_term.listedAt", "comment.shownReplies", "language_count",
            ])
        )
        for column in kept.subtracting(Self.noCounters) {
            #expect(
                SQLiteNewsroom.counters.contains { $0 == column || $0.hasPrefix(column + " ") },
                "\(column) is not checked"
            )
        }
    }

    /// What triggers keep: `table.column` of each UPDATE, and the tables of each INSERT.
    private static func keptByTriggers(_ db: Database) throws -> Set<String> {
        let triggers = try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger'").joined(
            separator: ";\n"
        )
        let updates = triggers.matches(of: /UPDATE (\w+) SET (\w+) =/).map { "\($0.output.1).\($0.output.2)" }
        let inserts = triggers.matches(of: /INSERT INTO (\w+)/).map { String($0.output.1) }
        // Of a table that triggers fill, its name stands for its columns.
        return Set(updates.filter { column in !inserts.contains { column.hasPrefix($0 + ".") } } + inserts)
    }

    /// What is called a count, and the sums of views.
    private static func countedByName(_ db: Database) throws -> Set<String> {
        let sql = """
            SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name <> 'language_count'
                AND (c.name LIKE '%Count' OR c.name LIKE '%Replies' OR t.name = 'article_views' AND c.pk = 0)
            """
        return try Set(String.fetchAll(db, sql: sql))
    }

    @Test func viewsOfAnArticleThatHaveNoSumsAreSummedAgain() throws {
        let newsroom = try Self.newsroomWithEverything()
        try newsroom.change("DELETE FROM article_views")
        #expect(try newsroom.store.integrityFaults() != [])
        _ = try newsroom.store.repairCounters()
        #expect(try newsroom.store.integrityFaults() == [])
    }

    private static func newsroomWithEverything() throws -> TestNewsroom {
        let comments = [nil, "1", "2"]
            .enumerated()
            .map { index, parent in
                ImportedComment(
                    sourceID: String(index + 1),
                    parent: parent,
                    status: .approved,
                    name: nil,
                    text: "comment \(index)",
                    createdAt: FixedClock.start
                )
            }
        return try TestNewsroom([
            .news, .tag("t"), .author(ImportedAuthor(sourceID: "w", name: "Writer")),
            .topic(
                ImportedTopic(
                    sourceID: "o",
                    title: "Ferries",
                    type: .concept,
                    language: .english,
                    definition: Body(html: "", text: "")
                )
            ),
            .media(ImportedMedia(sourceID: "m", kind: .image, url: "https://x.example/m.jpg")),
            .gallery(
                ImportedGallery(
                    sourceID: "g",
                    kind: .photo,
                    language: .english,
                    title: "Boats",
                    publishedAt: FixedClock.start,
                    items: [ImportedGallery.Item(media: "m")]
                )
            ),
            .article(
                .sample("a") {
                    $0.tags = ["t"]
                    $0.authors = ["w"]
                    $0.topics = ["o"]
                    $0.comments = comments
                    $0.views = [ImportedViewHour(hour: FixedClock.start.hour, views: 3)]
                }
            ),
        ])
    }
}
