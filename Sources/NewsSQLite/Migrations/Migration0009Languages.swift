/// What there is in which language, so that everything can be asked for in one.
enum Migration0009Languages {
    static let identifier = "0009-languages"

    static let sql = """
        CREATE TABLE language_count (
            -- How many live articles the newsroom (id 1) and each section, tag and author have in a language, by its
            -- whole tag. Kept by triggers. Its rows of the newsroom say which languages there are.
            kind TEXT NOT NULL CHECK (kind IN ('newsroom', 'section', 'tag', 'author')),
            resourceId INTEGER NOT NULL,
            language TEXT NOT NULL,
            articleCount INTEGER NOT NULL CHECK (articleCount >= 0),
            PRIMARY KEY (kind, resourceId, language)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX language_count_by_articles ON language_count (kind, language, articleCount, resourceId)
            WHERE articleCount > 0;

        \(filling)

        -- By the whole tag in place of its primary language: each variant is found as fast as all of them.
        DROP INDEX article_by_language;
        CREATE INDEX article_by_language ON article (language, publishedAt, id) WHERE status = 'published';
        CREATE INDEX article_by_section_language ON article (sectionId, language, publishedAt, id)
            WHERE status = 'published';
        CREATE INDEX gallery_by_language ON gallery (language, publishedAt, id) WHERE publishedAt IS NOT NULL;
        CREATE INDEX topic_by_language ON topic (language, sortKey, id);

        CREATE TRIGGER article_went_live_in_language AFTER INSERT ON article WHEN NEW.isLive = 1 BEGIN
            INSERT INTO language_count VALUES ('newsroom', 1, NEW.language, 1), ('section', NEW.sectionId, NEW.language, 1)
                ON CONFLICT DO UPDATE SET articleCount = articleCount + 1;
        END;

        CREATE TRIGGER article_counted_anew_in_language AFTER UPDATE OF isLive, sectionId, language ON article
        WHEN NEW.isLive <> OLD.isLive OR NEW.sectionId <> OLD.sectionId OR NEW.language <> OLD.language BEGIN
            -- What it counted for before, then what it counts for now.
            \(leaving("newsroom", "= 1"))
            \(leaving("section", "= OLD.sectionId"))
            \(leaving("tag", "IN (SELECT tagId FROM article_tag WHERE articleId = NEW.id)"))
            \(leaving("author", "IN (SELECT authorId FROM article_author WHERE articleId = NEW.id)"))
            INSERT INTO language_count
                SELECT kind, id, NEW.language, 1 FROM (
                    SELECT 'newsroom' kind, 1 id UNION ALL SELECT 'section', NEW.sectionId
                    UNION ALL SELECT 'tag', tagId FROM article_tag WHERE articleId = NEW.id
                    UNION ALL SELECT 'author', authorId FROM article_author WHERE articleId = NEW.id)
                WHERE NEW.isLive = 1
                ON CONFLICT DO UPDATE SET articleCount = articleCount + 1;
        END;

        \(["tag", "author"].map(relation).joined(separator: "\n"))
        \(["section", "tag", "author"].map(forgetting).joined(separator: "\n"))
        """

    /// Counts everything anew, into an empty table.
    static let filling = """
        INSERT INTO language_count
            SELECT 'newsroom', 1, language, count(*) FROM article WHERE isLive = 1 GROUP BY language;
        INSERT INTO language_count
            SELECT 'section', sectionId, language, count(*) FROM article WHERE isLive = 1 GROUP BY sectionId, language;
        INSERT INTO language_count
            SELECT 'tag', tagId, language, count(*) FROM article_tag r JOIN article a ON a.id = r.articleId
            WHERE isLive = 1 GROUP BY tagId, language;
        INSERT INTO language_count
            SELECT 'author', authorId, language, count(*) FROM article_author r JOIN article a ON a.id = r.articleId
            WHERE isLive = 1 GROUP BY authorId, language;
        """

    private static func leaving(_ kind: String, _ resource: String) -> String {
        """
        UPDATE language_count SET articleCount = articleCount - 1
                WHERE OLD.isLive = 1 AND kind = '\(kind)' AND language = OLD.language AND resourceId \(resource);
        """
    }

    private static func relation(_ kind: String) -> String {
        """
        CREATE TRIGGER article_\(kind)_added_in_language AFTER INSERT ON article_\(kind) BEGIN
            INSERT INTO language_count
                SELECT '\(kind)', NEW.\(kind)Id, language, 1 FROM article WHERE id = NEW.articleId AND isLive = 1
                ON CONFLICT DO UPDATE SET articleCount = articleCount + 1;
        END;

        CREATE TRIGGER article_\(kind)_removed_in_language AFTER DELETE ON article_\(kind) BEGIN
            UPDATE language_count SET articleCount = articleCount - 1
                WHERE kind = '\(kind)' AND resourceId = OLD.\(kind)Id
                    AND language = (SELECT language FROM article WHERE id = OLD.articleId AND isLive = 1);
        END;

        """
    }

    private static func forgetting(_ kind: String) -> String {
        """
        CREATE TRIGGER \(kind)_deleted_in_languages AFTER DELETE ON \(kind) BEGIN
            DELETE FROM language_count WHERE kind = '\(kind)' AND resourceId = OLD.id;
        END;

        """
    }
}
