import Foundation
import GRDB

@testable import NewsSQLite

/// A newsroom as an earlier version left it: of its schema, with rows that were written under each schema on the way there.
enum OlderNewsroom {
    /// All schemas there ever were, by the last migration of each, oldest first.
    static var schemas: [String] { Migrations.migrator.migrations }

    /// Makes one in a folder.
    static func make(_ schema: String, in directory: String) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: directory + "/" + SQLiteNewsroom.fileName)
        for step in schemas.prefix(through: schemas.firstIndex(of: schema) ?? 0) {
            try Migrations.migrator.migrate(queue, upTo: step)
            try queue.write { db in try db.execute(sql: rows[step] ?? "") }
        }
        try queue.close()
    }

    /// Everything in a database: what it is marked as, its schema, and each row of each table.
    static func content(of path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in
            let marks = try ["application_id", "user_version"].map { name in
                "\(name) \(try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? -1)"
            }
            let schema = try String.fetchAll(db, sql: "SELECT type || name || ifnull(sql, '') FROM sqlite_schema")
            let tables = try String.fetchAll(
                db,
                sql: "SELECT name FROM pragma_table_list WHERE type IN ('table', 'shadow')"
            )
            let rows = try tables.filter { $0 != "sqlite_schema" && $0 != "sqlite_temp_schema" }.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table) \($0.description)" }
            }
            return marks + schema.sorted() + rows.sorted()
        }
    }

    /// What was written under a schema. Later ones have what came with them, and articles under those that changed what an
    /// article is; from the index of words on, nothing that would have to be in it.
    private static let rows = [
        "0001-newsroom": catalogue + articles + comments + """
            INSERT INTO change (at, kind, resourceId, operation) VALUES
                (1795000000, 'article', 1, 'create'), (1795000000, 'tag', 5, 'delete');
            INSERT INTO import_source VALUES (1, 'wordpress:https://old.example', 1795000000);
            INSERT INTO import_record VALUES (1, 'article', 'p1', 1, 12345);
            """,
        "0002-readers": """
        INSERT INTO api_key (id, name, scopes, hash, createdAt) VALUES (1, 'desk', 'write,moderate', zeroblob(32), 1795000000);
        INSERT INTO idempotency_key VALUES (x'01', x'02', x'0304', 1795000900);
        INSERT INTO comment (id, articleId, threadId, depth, status, name, text, createdAt, editToken, textHash)
            VALUES (4, 1, 4, 0, 'spam', 'Buy', 'Buy.', 1795000300, zeroblob(32), 99);
        INSERT INTO comment_decision VALUES (2, 1, 1795000200, 'desk', 'approved');
        INSERT INTO view_hour VALUES (498611, 1, 5);
        INSERT INTO article_views (articleId, day, week, month, total) VALUES (1, 5, 5, 5, 5);
        INSERT INTO ranking VALUES ('views', 'day', 'all', 1795000000, '[[1,5,null]]');
        INSERT INTO ranking_state VALUES ('views', 1795000000);
        """,
        "0003-editing": """
        INSERT INTO former_slug VALUES ('tag', 'old-tides', 1), ('section', 'old-news', 1);
        UPDATE article SET title = 'First power, late', version = 2, updatedAt = 1795000400 WHERE id = 1;
        INSERT INTO article_revision VALUES (1, 3, 1795000400, 'desk', '{"title":"First power"}');
        """,
        "0004-trust": """
        INSERT INTO idempotency_key VALUES (x'05', x'06', x'070809', 1795000900);
        UPDATE newsroom SET revisionsKept = 50;
        """,
        "0006-identity": """
        INSERT INTO former_id VALUES ('tag', 7, 1);
        UPDATE last_id SET id = 7 WHERE kind = 'tag';
        """,
        "0007-posters": "UPDATE gallery SET posterId = 1 WHERE id = 1; UPDATE gallery_item SET title = 'Reel';",
        "0008-site": """
        INSERT INTO site VALUES (1, 4, 1795000500, 'https://x.example', 'X', NULL, 'fa', 'Asia/Tehran', 1);
        INSERT INTO site_link VALUES (1, 0, 'Mastodon', 'https://m.example/@x');
        INSERT INTO site_pattern VALUES (1, 'article', '/{yyyy}/{id}');
        INSERT INTO former_address VALUES ('/?p=1', 'old.example', 1);
        INSERT INTO change (at, kind, resourceId, operation) VALUES (1795000500, 'site', 1, 'update');
        """,
        "0009-languages": """
        UPDATE article SET language = 'en-GB' WHERE id = 1;
        """,
        "0010-trash": """
        INSERT INTO article (id, slug, language, title, summary, sectionId, status, updatedAt, wordCount, deletedAt)
            VALUES (5, 'thrown-away', 'en', 'Thrown away', 'No.', 1, 'draft', 1795000600, 1, 1795000600);
        INSERT INTO article_body VALUES (5, '<p>No.</p>', 'No.');
        INSERT INTO article_revision VALUES (5, 1, 1795000600, 'desk', '{}');
        UPDATE last_id SET id = 5 WHERE kind = 'article';
        INSERT INTO former_id VALUES ('media', 9, 1);
        UPDATE last_id SET id = 9 WHERE kind = 'media';
        INSERT INTO change (at, kind, resourceId, operation, isPublic, actor, replacementId, name)
            VALUES (1795000600, 'tag', 7, 'delete', 1, 'desk', 1, 'Tide');
        """,
        "0011-imports": """
        UPDATE import_record SET fields = 'title:k3j2h1 summary:abc:def';
        UPDATE comment SET receivedAt = 1795000700 WHERE id = 3;
        """,
        "0012-subtitle": "UPDATE article SET subtitle = 'Four minutes late' WHERE id = 1;",
        "0014-changes": """
        INSERT INTO change (at, kind, resourceId, operation, isPublic, reason, slug, leaves)
            VALUES (1795000800, 'article', 3, 'delete', 1, 'withdrawn', 'gone', '{"section":["2"]}');
        """,
        "0015-webhooks": """
        INSERT INTO webhook (id, url, events, format, secret, position, createdAt, updatedAt)
            VALUES (1, 'https://hooks.example/', 'article.*', 'standard', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 1, 1795000900, 1795000900);
        INSERT INTO webhook_delivery VALUES
            (1, 1, 'article.published', 'article', 1, 1795000000, x'7b7d', 'failed', 9, 9, NULL, 1795000900, 500, 'no', 0);
        """,
        "0016-previews": """
        INSERT INTO preview (articleId, hash, createdAt, expiresAt, createdBy)
            VALUES (2, zeroblob(32), 1795000900, 1995000900, 'desk');
        """,
    ]

    private static let catalogue = """
        INSERT INTO section (id, slug, name, position) VALUES (1, 'news', 'News', 1), (2, 'sport', 'Sport', 2);
        INSERT INTO tag (id, slug, name, sortKey) VALUES
            (1, 'tides', 'Tides', 'tides'), (2, 'unused', 'Unused', 'unused');
        INSERT INTO media (id, kind, url, alt) VALUES
            (1, 'image', 'https://img.example/1.jpg', 'Gates'), (2, 'video', 'https://img.example/2.mp4', NULL);
        INSERT INTO author (id, slug, name, sortKey, pictureId) VALUES (1, 'ann', 'Ann', 'ann', 1);
        INSERT INTO topic (id, slug, title, sortKey, type, language, definitionHtml, definitionText, inFocus)
            VALUES (1, 'barrier', 'Barrier', 'barrier', 'place', 'en', '<p>A dam.</p>', 'A dam.', 1);
        INSERT INTO topic_name VALUES (1, 0, 'Barrier', 'barrier'), (1, 1, 'Dam', 'dam');
        INSERT INTO topic_link VALUES (1, 0, 'https://x.example/barrier');
        INSERT INTO gallery (id, slug, kind, language, title, publishedAt) VALUES
            (1, 'reels', 'film', 'en', 'Reels', 1795000000), (2, 'piers', 'photo', 'en', 'Piers', NULL);
        INSERT INTO gallery_item (galleryId, position, mediaId) VALUES (1, 0, 2), (1, 1, 1);

        """

    /// One live, a draft, one withdrawn, and one that is due a day after ``FixedClock/start``.
    private static let articles = """
        INSERT INTO article (id, slug, language, title, summary, sectionId, imageId, status, publishedAt, updatedAt, isLive,
                wordCount) VALUES
            (1, 'first-power', 'en', 'First power', 'It came.', 1, 1, 'published', 1795000000, 1795000000, 1, 5),
            (2, 'a-draft', 'en', 'A draft', 'Not yet.', 1, NULL, 'draft', NULL, 1795000000, 0, 2),
            (3, 'gone', 'de', 'Weg', 'Weg.', 2, NULL, 'withdrawn', 1794000000, 1795000000, 0, 1),
            (4, 'soon', 'en', 'Soon', 'Soon.', 2, NULL, 'published', 1795426200, 1795000000, 0, 1);
        INSERT INTO article_body VALUES (1, '<p>The Barrier sends its power.</p>', 'The Barrier sends its power.'),
            (2, '<p>Not yet.</p>', 'Not yet.'), (3, '<p>Weg.</p>', 'Weg.'), (4, '<p>Soon.</p>', 'Soon.');
        INSERT INTO article_author VALUES (1, 1, 0, 1795000000), (4, 1, 0, 1795426200);
        INSERT INTO article_tag VALUES (1, 1, 0, 1795000000), (2, 1, 0, NULL), (4, 1, 0, 1795426200);
        INSERT INTO article_topic VALUES (1, 1, 0, 'text', '[[4,7]]', 1795000000);
        INSERT INTO term VALUES (77, 1);
        INSERT INTO article_term VALUES (1, 77, 'power', 1795000000);
        INSERT INTO article_gallery VALUES (1, 0, 1);
        INSERT INTO article_related VALUES (1, 0, 4);
        INSERT INTO article_excluded VALUES (1, 3);
        INSERT INTO article_former_slug VALUES ('old-power', 1);
        INSERT INTO article_correction VALUES (1, 0, 1795000100, 'It is 3 km long.');
        INSERT INTO article_revision VALUES (1, 1, 1795000000, 'desk', '{}'), (1, 2, 1795000100, 'desk', '{"kicker":"Sea"}'),
            (2, 1, 1795000000, 'desk', '{}'), (3, 1, 1795000000, 'desk', '{}'), (4, 1, 1795000000, 'desk', '{}');
        INSERT INTO collection_item (collectionId, position, articleId, label) VALUES (1, 0, 1, 'From the strait');
        INSERT INTO collection_item (collectionId, position, linkUrl, linkTitle, endsAt)
            VALUES (1, 1, 'https://x.example/', 'X', 1794000000);

        """

    private static let comments = """
        INSERT INTO comment (id, articleId, parentId, threadId, depth, status, name, email, text, createdAt) VALUES
            (1, 1, NULL, 1, 0, 'approved', 'Fenna', 'f@x.example', 'Four minutes is nothing.', 1795000100),
            (2, 1, 1, 1, 1, 'approved', NULL, NULL, 'To a tide.', 1795000200),
            (3, 1, NULL, 3, 0, 'pending', 'Bram', NULL, 'Quiet.', 1795000300);

        """
}
