/// What readers write: comments of their own, views, the rankings made of both; and the keys of those who moderate.
enum Migration0002Readers {
    static let identifier = "0002-readers"

    static let sql = """
        CREATE TABLE api_key (
            -- Who may do more than read. The key itself is shown once and never stored: hash is its SHA-256.
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL CHECK (name <> ''),
            scopes TEXT NOT NULL CHECK (scopes <> ''),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            createdAt INTEGER NOT NULL,
            lastUsedAt INTEGER,
            revokedAt INTEGER
        ) STRICT;

        CREATE UNIQUE INDEX api_key_by_name ON api_key (name) WHERE revokedAt IS NULL;

        CREATE TABLE idempotency_key (
            -- What a write was answered with, for a client that does not know whether it arrived. hash is that of the
            -- route and the client's key, request that of the body.
            hash BLOB NOT NULL PRIMARY KEY,
            request BLOB NOT NULL,
            answer BLOB NOT NULL,
            expiresAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX idempotency_key_by_expiry ON idempotency_key (expiresAt);

        -- The SHA-256 of the token with which a reader may change a comment for a while; a hash of its text, by which
        -- the same text sent twice is found.
        ALTER TABLE comment ADD COLUMN editToken BLOB;
        ALTER TABLE comment ADD COLUMN textHash INTEGER;

        CREATE INDEX comment_by_status ON comment (status, createdAt, id);
        CREATE INDEX comment_by_moment ON comment (createdAt, id, status, articleId);
        CREATE INDEX comment_by_text ON comment (textHash, createdAt) WHERE textHash IS NOT NULL;
        CREATE INDEX comment_by_email ON comment (email COLLATE NOCASE) WHERE email IS NOT NULL;

        DROP INDEX comment_by_article;
        CREATE INDEX comment_of_article ON comment (articleId, createdAt, id, status);

        -- One whole index in place of two partial ones: foreign keys can use no partial index, and looked through all
        -- comments for the replies of one that is deleted.
        DROP INDEX comment_of_thread;
        DROP INDEX comment_by_thread;
        CREATE INDEX comment_of_thread ON comment (threadId, isShown, createdAt, id);

        CREATE TABLE comment_decision (
            -- Who decided on a comment, when, and what.
            commentId INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'spam', 'deleted')),
            PRIMARY KEY (commentId, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE view_hour (
            -- Views of an article within an hour, counted in hours since 1970. The newest hours lie together, so that
            -- counting writes to few pages however long the archive is. Without a foreign key: it would look through all
            -- buckets whenever a draft is deleted, and an article that was ever read is not deleted.
            hour INTEGER NOT NULL,
            articleId INTEGER NOT NULL,
            views INTEGER NOT NULL CHECK (views > 0),
            PRIMARY KEY (hour, articleId)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE article_views (
            -- Sums of view_hour over the rolling windows, over the windows before them, and over all time. Which
            -- buckets are in which window is what view_edge says.
            articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            day INTEGER NOT NULL DEFAULT 0 CHECK (day >= 0),
            beforeDay INTEGER NOT NULL DEFAULT 0 CHECK (beforeDay >= 0),
            week INTEGER NOT NULL DEFAULT 0 CHECK (week >= 0),
            beforeWeek INTEGER NOT NULL DEFAULT 0 CHECK (beforeWeek >= 0),
            month INTEGER NOT NULL DEFAULT 0 CHECK (month >= 0),
            beforeMonth INTEGER NOT NULL DEFAULT 0 CHECK (beforeMonth >= 0),
            total INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0)
        ) STRICT;

        CREATE TABLE view_edge (
            -- Where windows begin: an edge is that many hours behind the present one. Buckets from (hour, articleId) on
            -- are on its near side. An edge moves a few hundred buckets at a time, each move in one transaction with
            -- the sums, so that the two agree at every moment, also after a stop in the middle of a move.
            hours INTEGER PRIMARY KEY,
            hour INTEGER NOT NULL DEFAULT 0,
            articleId INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        INSERT INTO view_edge (hours) VALUES (24), (48), (168), (336), (720), (1440);

        CREATE TABLE ranking (
            -- The first articles of a ranking, best first, as [[articleId, count, previousRank or null], …]. scope is
            -- 'all', 'section:12', 'tag:7', 'topic:3' or 'language:en'. Written anew where it changed.
            measure TEXT NOT NULL CHECK (measure IN ('views', 'comments')),
            period TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
            scope TEXT NOT NULL,
            generatedAt INTEGER NOT NULL,
            entries TEXT NOT NULL CHECK (json_valid(entries)),
            PRIMARY KEY (measure, period, scope)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ranking_state (
            -- When the rankings of a measure were last worked out: those that did not change are right as of then.
            measure TEXT PRIMARY KEY,
            generatedAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
