/// The site, where imported articles were before, and readers' list of what was changed last.
enum Migration0008Site {
    static let identifier = "0008-site"

    static let sql = site + formerAddresses + updates + change

    private static let site = """
        CREATE TABLE site (
            -- What the newsroom says of itself as a site: one row, none until somebody says something.
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version INTEGER NOT NULL CHECK (version >= 1),
            updatedAt INTEGER NOT NULL,
            url TEXT,
            name TEXT NOT NULL CHECK (name <> ''),
            tagline TEXT,
            language TEXT NOT NULL,
            timeZone TEXT NOT NULL,
            logoId INTEGER REFERENCES media (id) ON DELETE SET NULL
        ) STRICT;

        CREATE TABLE site_link (
            -- The site elsewhere, such as in a social network.
            siteId INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            name TEXT NOT NULL CHECK (name <> ''),
            url TEXT NOT NULL CHECK (url <> ''),
            PRIMARY KEY (siteId, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE site_pattern (
            -- How the addresses of a kind are made, where that is not the standard way.
            siteId INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
            kind TEXT NOT NULL
                CHECK (kind IN ('article', 'section', 'tag', 'topic', 'author', 'gallery', 'collection')),
            pattern TEXT NOT NULL CHECK (pattern <> ''),
            PRIMARY KEY (siteId, kind)
        ) STRICT, WITHOUT ROWID;

        """

    private static let formerAddresses = """
        CREATE TABLE former_address (
            -- Where an article was on a site that it was imported from: path and what matters of the query, decoded
            -- and without upper case.
            path TEXT NOT NULL CHECK (path <> ''),
            host TEXT NOT NULL,
            articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            PRIMARY KEY (path, host)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX former_address_by_article ON former_address (articleId);

        """

    /// With the moment of publication, so that what is scheduled is passed over without a look at its row.
    private static let updates = """
        CREATE INDEX article_published_by_update ON article (updatedAt, id, publishedAt) WHERE status = 'published';

        """

    /// The log of changes with one more kind. No table refers to it, and it has neither triggers nor indexes; the numbers
    /// go on where they were, also where all entries are gone.
    private static let change = """
        CREATE TABLE change_with_site (
            -- Every change of what readers can see, in the order of the commits. Sync, events, webhooks and caches
            -- read it; nothing else announces changes.
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN
                ('section', 'tag', 'author', 'topic', 'media', 'gallery', 'collection', 'article', 'comment', 'site')),
            resourceId INTEGER NOT NULL,
            operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'delete'))
        ) STRICT;

        INSERT INTO change_with_site (sequence, at, kind, resourceId, operation)
            SELECT sequence, at, kind, resourceId, operation FROM change ORDER BY sequence;

        DELETE FROM sqlite_sequence WHERE name = 'change_with_site';

        INSERT INTO sqlite_sequence (name, seq) SELECT 'change_with_site', seq FROM sqlite_sequence WHERE name = 'change';

        DROP TABLE change;

        ALTER TABLE change_with_site RENAME TO change;
        """
}
