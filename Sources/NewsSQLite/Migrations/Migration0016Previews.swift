/// Tokens that open one article each.
enum Migration0016Previews {
    static let identifier = "0016-previews"

    static let sql = """
        CREATE TABLE preview (
            -- Whoever has the token sees the article, whatever its status, until it ends.
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            -- SHA-256 of the token: whoever reads this file opens nothing with it.
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL CHECK (expiresAt > createdAt),
            createdBy TEXT NOT NULL
        ) STRICT;

        CREATE INDEX preview_by_article ON preview (articleId, id);

        CREATE INDEX preview_by_end ON preview (expiresAt);
        """
}
