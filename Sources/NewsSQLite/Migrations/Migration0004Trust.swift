/// Counters that move in one way, whatever changes at once; a newsroom whose counters were wrong is counted anew.
enum Migration0004Trust {
    static let identifier = "0004-trust"

    static let sql = """
        -- Two triggers fired for one change where an article moved to another section and came or went at once.
        DROP TRIGGER article_live_changed;
        DROP TRIGGER article_section_changed;

        CREATE TRIGGER article_counted_anew AFTER UPDATE OF isLive, sectionId ON article
        WHEN NEW.isLive <> OLD.isLive OR NEW.sectionId <> OLD.sectionId BEGIN
            -- What it counted for before, then what it counts for now: right for any combination of the two.
            UPDATE section SET articleCount = articleCount - OLD.isLive WHERE id = OLD.sectionId;
            UPDATE section SET articleCount = articleCount + NEW.isLive WHERE id = NEW.sectionId;
            UPDATE newsroom SET liveArticleCount = liveArticleCount + NEW.isLive - OLD.isLive
                WHERE NEW.isLive <> OLD.isLive;
            UPDATE author SET articleCount = articleCount + NEW.isLive - OLD.isLive
                WHERE NEW.isLive <> OLD.isLive
                    AND id IN (SELECT authorId FROM article_author WHERE articleId = NEW.id);
            UPDATE tag SET articleCount = articleCount + NEW.isLive - OLD.isLive
                WHERE NEW.isLive <> OLD.isLive AND id IN (SELECT tagId FROM article_tag WHERE articleId = NEW.id);
            UPDATE topic SET articleCount = articleCount + NEW.isLive - OLD.isLive
                WHERE NEW.isLive <> OLD.isLive AND id IN (SELECT topicId FROM article_topic WHERE articleId = NEW.id);
        END;

        UPDATE newsroom SET liveArticleCount = (SELECT count(*) FROM article WHERE isLive = 1);
        UPDATE section SET articleCount = n FROM
            (SELECT s.id k, count(a.id) n FROM section s LEFT JOIN article a ON a.sectionId = s.id AND a.isLive = 1 GROUP BY s.id)
            WHERE id = k AND articleCount <> n;
        UPDATE author SET articleCount = n FROM
            (SELECT t.id k, count(a.id) n FROM author t LEFT JOIN article_author r ON r.authorId = t.id
                LEFT JOIN article a ON a.id = r.articleId AND a.isLive = 1 GROUP BY t.id)
            WHERE id = k AND articleCount <> n;
        UPDATE tag SET articleCount = n FROM
            (SELECT t.id k, count(a.id) n FROM tag t LEFT JOIN article_tag r ON r.tagId = t.id
                LEFT JOIN article a ON a.id = r.articleId AND a.isLive = 1 GROUP BY t.id)
            WHERE id = k AND articleCount <> n;
        UPDATE topic SET articleCount = n FROM
            (SELECT t.id k, count(a.id) n FROM topic t LEFT JOIN article_topic r ON r.topicId = t.id
                LEFT JOIN article a ON a.id = r.articleId AND a.isLive = 1 GROUP BY t.id)
            WHERE id = k AND articleCount <> n;

        CREATE TABLE view_fold (
            -- One row: views of days before this hour stand in the first hour of their day. No window reaches that far
            -- back, and a newsroom that is read for years keeps a row a day of what was read, in place of 24.
            id INTEGER PRIMARY KEY CHECK (id = 1),
            hour INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        INSERT INTO view_fold (id) VALUES (1);

        -- How many revisions are kept of an article; 0 keeps all. Revision 1 stays: it says when an article was made.
        ALTER TABLE newsroom ADD COLUMN revisionsKept INTEGER NOT NULL DEFAULT 0 CHECK (revisionsKept >= 0);

        CREATE TRIGGER article_revision_added AFTER INSERT ON article_revision WHEN NEW.number > 20 BEGIN
            DELETE FROM article_revision
                WHERE articleId = NEW.articleId AND number > 1
                    AND number <= NEW.number - (SELECT revisionsKept FROM newsroom WHERE revisionsKept > 0);
        END;

        -- They held readers' edit tokens in clear. They are sealed from now on.
        DELETE FROM idempotency_key;

        -- Bytes of all answers that are remembered: bounded, the oldest are forgotten first.
        ALTER TABLE newsroom ADD COLUMN memoBytes INTEGER NOT NULL DEFAULT 0 CHECK (memoBytes >= 0);

        CREATE TRIGGER idempotency_key_added AFTER INSERT ON idempotency_key BEGIN
            UPDATE newsroom SET memoBytes = memoBytes + length(NEW.answer);
        END;

        CREATE TRIGGER idempotency_key_removed AFTER DELETE ON idempotency_key BEGIN
            UPDATE newsroom SET memoBytes = memoBytes - length(OLD.answer);
        END;
        """
}
