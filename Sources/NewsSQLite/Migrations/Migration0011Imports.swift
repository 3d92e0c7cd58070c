/// What an import remembers of each field, so that it changes only what its source changed; and when a comment came here.
enum Migration0011Imports {
    static let identifier = "0011-imports"

    static let sql = """
        -- What the source gave last of each field, and what was kept of it, as digests: 'title:k3j2h1 summary:abc:def'. NULL
        -- for what was imported by a version that remembered no fields.
        ALTER TABLE import_record ADD COLUMN fields TEXT;

        -- Of the things that a source may mean by their names: whether it has told of one.
        CREATE INDEX import_record_by_resource ON import_record (kind, resourceId, sourceId)
            WHERE kind IN ('section', 'tag', 'author', 'topic');

        -- When a comment came here, where that is not when it was written: what waits is kept for 30 days from then on.
        ALTER TABLE comment ADD COLUMN receivedAt INTEGER;
        """
}
