/// What editors need to undo what was done, and not to undo what others did: a trash, versions of everything that can be
/// edited, who did what; and a search for topics in what was written before them.
enum Migration0010Trash {
    static let identifier = "0010-trash"

    static let sql = trash + versions.joined(separator: "\n") + change + formerID + topicSearch

    private static let trash = """
        -- When it was put into the trash. What lies there is nobody's but editors' who ask for it: a draft, so that no
        -- list, counter or clock can bring it out.
        ALTER TABLE article ADD COLUMN deletedAt INTEGER CHECK (deletedAt IS NULL OR status = 'draft');

        CREATE INDEX article_trashed ON article (updatedAt, id, deletedAt) WHERE deletedAt IS NOT NULL;

        DROP INDEX article_by_update;
        CREATE INDEX article_by_update ON article (updatedAt, id) WHERE deletedAt IS NULL;
        DROP INDEX article_by_status;
        CREATE INDEX article_by_status ON article (status, updatedAt, id) WHERE status <> 'published' AND deletedAt IS NULL;

        -- The slug of what lies in the trash is free: whoever takes it leaves another to what lies there.
        \(leavingSlug("article_slug_given BEFORE INSERT ON article"))
        \(leavingSlug("article_slug_changed BEFORE UPDATE OF slug ON article WHEN NEW.slug <> OLD.slug"))

        """

    private static func leavingSlug(_ trigger: String) -> String {
        """
        CREATE TRIGGER \(trigger) BEGIN
            UPDATE article SET slug = slug || '-trashed-' || id WHERE slug = NEW.slug AND deletedAt IS NOT NULL;
        END;

        """
    }

    /// Goes up with each change of what editors set, and not with what is counted. Changes of what is kept in other rows
    /// move it where they are made.
    private static let versions = [
        version("section", "slug, name, description, position"),
        version("tag", "slug, name"),
        version("author", "slug, name, biography, pictureId"),
        version("topic", "slug, title, type, language, definitionHtml, imageId"),
        version("gallery", "slug, kind, language, title, description, publishedAt, posterId"),
        version("collection", "slug, title, position"),
        version(
            "media",
            "kind, url, width, height, bytes, mimeType, durationSeconds, alt, caption, credit"
        ),
        version("comment", "status, name, text"),
        // What is merged into another leaves its place to that.
        replaced("gallery", "UPDATE OF mediaId ON gallery_item"),
        replaced("collection", "UPDATE OF topicId, galleryId ON collection_item"),
        "",
    ]

    /// Where a row says nothing of its version, as in older archives, it is the first.
    private static func version(_ table: String, _ columns: String) -> String {
        """
        ALTER TABLE \(table) ADD COLUMN version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1);

        CREATE TRIGGER \(table)_edited AFTER UPDATE OF \(columns) ON \(table) BEGIN
            UPDATE \(table) SET version = version + 1 WHERE id = NEW.id;
        END;

        """
    }

    private static func replaced(_ table: String, _ event: String) -> String {
        """
        CREATE TRIGGER \(table)_item_replaced AFTER \(event) BEGIN
            UPDATE \(table) SET version = version + 1 WHERE id = NEW.\(table)Id;
        END;

        """
    }

    private static let change = """
        -- Whether readers can see what was changed. Those who tell others of changes read only what is public; the rest
        -- is for those who ask who did it.
        ALTER TABLE change ADD COLUMN isPublic INTEGER NOT NULL DEFAULT 1 CHECK (isPublic IN (0, 1));
        -- The name of the key, or of what imported it; without one it was the newsroom itself, or a reader.
        ALTER TABLE change ADD COLUMN actor TEXT;
        -- What took the place of what was deleted: it was merged.
        ALTER TABLE change ADD COLUMN replacementId INTEGER;
        -- What it was called that was deleted: nothing else knows it from then on.
        ALTER TABLE change ADD COLUMN name TEXT;

        CREATE INDEX change_of_deleted ON change (kind, resourceId) WHERE name IS NOT NULL;

        """

    /// The same table for media, too. Nothing refers to it, and it has no triggers.
    private static let formerID = """
        CREATE TABLE former_id_with_media (
            -- The ids of what was merged into another of its kind, and which that is.
            kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author', 'topic', 'gallery', 'media')),
            id INTEGER NOT NULL,
            resourceId INTEGER NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO former_id_with_media (kind, id, resourceId) SELECT kind, id, resourceId FROM former_id;
        DROP TABLE former_id;
        ALTER TABLE former_id_with_media RENAME TO former_id;
        CREATE INDEX former_id_by_resource ON former_id (kind, resourceId);

        """

    private static let topicSearch = """
        CREATE TABLE topic_search (
            -- One row: how far topics have been looked for in what was written before they had their names, from the
            -- newest article to the oldest. Articles below beforeId are next, down to stopId; where names change on the
            -- way, once more from the newest down to where it was then. Nothing is looked for where beforeId is 0.
            id INTEGER PRIMARY KEY CHECK (id = 1),
            beforeId INTEGER NOT NULL DEFAULT 0 CHECK (beforeId >= 0),
            stopId INTEGER NOT NULL DEFAULT 0 CHECK (stopId >= 0),
            beginsAnew INTEGER NOT NULL DEFAULT 0 CHECK (beginsAnew IN (0, 1)),
            -- How often names have changed: what was found with others is not written.
            generation INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        INSERT INTO topic_search (id) VALUES (1);

        \(searching("topic_name_added AFTER INSERT ON topic_name"))
        \(searching("topic_name_removed AFTER DELETE ON topic_name"))
        """

    private static func searching(_ trigger: String) -> String {
        """
        CREATE TRIGGER \(trigger) BEGIN
            UPDATE topic_search SET generation = generation + 1, beginsAnew = beforeId > 0, stopId = beforeId,
                beforeId = iif(beforeId > 0, beforeId, (SELECT ifnull(max(id) + 1, 0) FROM article));
        END;

        """
    }
}
