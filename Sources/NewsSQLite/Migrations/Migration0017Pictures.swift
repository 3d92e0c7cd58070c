/// Files of media that the newsroom keeps itself.
enum Migration0017Pictures {
    static let identifier = "0017-pictures"

    static let sql =
        kinds + """
            -- SHA-256 of the file as it was uploaded; nil for what lies elsewhere. All that is told of it beside the words is the
            -- file's from then on.
            ALTER TABLE media ADD COLUMN hash TEXT CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*');
            -- How many pictures it is made of: more than one move.
            ALTER TABLE media ADD COLUMN frames INTEGER CHECK (frames > 0);
            -- A ThumbHash, in base64.
            ALTER TABLE media ADD COLUMN placeholder TEXT;
            -- What a crop keeps, in hundredths from the left and from the upper edge.
            ALTER TABLE media ADD COLUMN focalX INTEGER CHECK (focalX BETWEEN 0 AND 100);
            ALTER TABLE media ADD COLUMN focalY INTEGER
                CHECK ((focalX IS NULL) = (focalY IS NULL) AND (focalY IS NULL OR focalY BETWEEN 0 AND 100));

            CREATE INDEX media_by_hash ON media (hash) WHERE hash IS NOT NULL;

            DROP TRIGGER media_edited;

            CREATE TRIGGER media_edited AFTER UPDATE OF kind, url, width, height, bytes, mimeType, durationSeconds, alt, caption,
                credit, hash, frames, placeholder, focalX, focalY ON media BEGIN
                UPDATE media SET version = version + 1 WHERE id = NEW.id;
            END;
            """

    /// One more kind, without making the table anew: others refer to it, and its triggers would be lost. What the schema says is
    /// changed as SQLite has it done (https://www.sqlite.org/lang_altertable.html#otheralter): no row breaks the wider rule.
    private static let kinds = """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema
            SET sql = replace(sql, '(''image'', ''video'', ''audio'')', '(''image'', ''video'', ''audio'', ''document'')')
            WHERE type = 'table' AND name = 'media';
        PRAGMA writable_schema = RESET;

        """
}
