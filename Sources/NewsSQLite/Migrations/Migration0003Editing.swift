/// What editors need beyond what readers see: lists of drafts, and redirects from what was renamed or merged.
enum Migration0003Editing {
    static let identifier = "0003-editing"

    static let sql = """
        CREATE TABLE former_slug (
            -- Where something other than an article used to be, renamed or merged into another: answered with a
            -- redirect. Articles have article_former_slug.
            kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author', 'topic', 'gallery', 'collection')),
            slug TEXT NOT NULL,
            resourceId INTEGER NOT NULL,
            PRIMARY KEY (kind, slug)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX former_slug_by_resource ON former_slug (kind, resourceId);

        CREATE INDEX article_by_update ON article (updatedAt, id);
        CREATE INDEX article_by_status ON article (status, updatedAt, id) WHERE status <> 'published';
        -- Whole in place of partial: foreign keys can use no partial index.
        DROP INDEX article_of_section;
        CREATE INDEX article_of_section ON article (sectionId);
        CREATE INDEX gallery_draft ON gallery (id) WHERE publishedAt IS NULL;
        CREATE INDEX collection_item_by_end ON collection_item (endsAt) WHERE endsAt IS NOT NULL;
        """
}
