/// A change log that says all that followers need: why something is gone, what it left, rankings, and what becomes visible or
/// ceases to be by the clock alone.
enum Migration0014Changes {
    static let identifier = "0014-changes"

    static let sql = identity + change + due + names

    private static let identity = """
        CREATE TABLE newsroom_uid (
            -- One row: what tells this newsroom from all others, for good. An archive carries it.
            kind TEXT NOT NULL PRIMARY KEY CHECK (kind = 'newsroom'),
            uid TEXT NOT NULL CHECK (uid GLOB replace(hex(zeroblob(16)), '0', '[0-9a-f]'))
        ) STRICT, WITHOUT ROWID;

        INSERT INTO newsroom_uid (kind, uid) VALUES ('newsroom', lower(hex(randomblob(16))));

        -- Tells this file's log from that of any other: another one wherever it begins anew.
        ALTER TABLE newsroom ADD COLUMN history TEXT NOT NULL DEFAULT '';

        UPDATE newsroom SET history = lower(hex(randomblob(6)));

        """

    /// The log with one more kind. Nothing refers to it, and it has no triggers; the numbers go on where they were, also where
    /// all entries are gone.
    private static let change = """
        CREATE TABLE change_with_reason (
            -- Every change of what readers can see, in the order of the commits, and of what editors alone see. Sync,
            -- events, webhooks and caches read it; nothing else announces changes.
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN
                ('section', 'tag', 'author', 'topic', 'media', 'gallery', 'collection', 'article', 'comment', 'site',
                'ranking')),
            resourceId INTEGER NOT NULL,
            operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'delete')),
            isPublic INTEGER NOT NULL DEFAULT 1 CHECK (isPublic IN (0, 1)),
            -- Why readers see it no more. Of an update: 'reference' where not the thing itself has changed, but something
            -- that it shows; 'addresses' where those of all things have.
            reason TEXT CHECK (reason IN ('withdrawn', 'unpublished', 'deleted', 'merged', 'moderated', 'trashed',
                'reference', 'addresses')),
            -- The name of the key, or of what imported it; without one it was the newsroom itself, or a reader.
            actor TEXT,
            -- What took the place of what was deleted: it was merged.
            replacementId INTEGER,
            -- What it was called that was deleted: nothing else knows it from then on.
            name TEXT,
            -- The slug of what readers see no more, as they knew it.
            slug TEXT,
            -- What an article was in and is not any more: ids by kind, and languages. {"section":["3"],"language":["en"]}
            leaves TEXT CHECK (leaves IS NULL OR json_valid(leaves)),
            -- The place of what readers see: without gaps, so that nobody can tell from it how much is drafted.
            number INTEGER CHECK ((number IS NULL) OR isPublic)
        ) STRICT;

        INSERT INTO change_with_reason
                (sequence, at, kind, resourceId, operation, isPublic, reason, actor, replacementId, name, number)
            SELECT sequence, at, kind, resourceId, operation, isPublic,
                iif(operation = 'delete' AND replacementId IS NOT NULL, 'merged', NULL), actor, replacementId, name,
                iif(isPublic, sum(isPublic) OVER (ORDER BY sequence), NULL)
            FROM change ORDER BY sequence;

        DELETE FROM sqlite_sequence WHERE name = 'change_with_reason';

        INSERT INTO sqlite_sequence (name, seq) SELECT 'change_with_reason', seq FROM sqlite_sequence WHERE name = 'change';

        DROP TABLE change;

        ALTER TABLE change_with_reason RENAME TO change;

        CREATE INDEX change_of_deleted ON change (kind, resourceId) WHERE name IS NOT NULL;

        CREATE UNIQUE INDEX change_by_number ON change (number) WHERE number IS NOT NULL;

        CREATE TRIGGER change_numbered AFTER INSERT ON change WHEN NEW.isPublic BEGIN
            UPDATE change SET number = 1 + ifnull((SELECT max(number) FROM change WHERE number IS NOT NULL), 0)
            WHERE sequence = NEW.sequence;
        END;

        """

    /// Galleries that were told of, and picks whose end was.
    private static let due = """
        ALTER TABLE gallery ADD COLUMN isLive INTEGER NOT NULL DEFAULT 0 CHECK (isLive IN (0, 1));

        UPDATE gallery SET isLive = 1 WHERE publishedAt <= unixepoch();

        CREATE INDEX gallery_due ON gallery (publishedAt) WHERE isLive = 0 AND publishedAt IS NOT NULL;

        ALTER TABLE collection_item ADD COLUMN hasEnded INTEGER NOT NULL DEFAULT 0 CHECK (hasEnded IN (0, 1));

        UPDATE collection_item SET hasEnded = 1 WHERE endsAt <= unixepoch();

        CREATE INDEX collection_item_due ON collection_item (endsAt) WHERE hasEnded = 0 AND endsAt IS NOT NULL;

        """

    /// A tag or an author comes to readers with its first live article, and goes with its last. The moment is that of the
    /// entry before: the log is in the order of time.
    private static let names = ["tag", "author"].map { kind in
        """
        CREATE TRIGGER \(kind)_visibility_changed AFTER UPDATE OF articleCount ON \(kind)
        WHEN (OLD.articleCount = 0) <> (NEW.articleCount = 0) BEGIN
            INSERT INTO change (at, kind, resourceId, operation, reason, slug) VALUES (
                ifnull((SELECT at FROM change ORDER BY sequence DESC LIMIT 1), unixepoch()), '\(kind)', NEW.id,
                iif(NEW.articleCount = 0, 'delete', 'create'), iif(NEW.articleCount = 0, 'unpublished', 'reference'),
                iif(NEW.articleCount = 0, NEW.slug, NULL)
            );
        END;

        """
    }.joined()
}
