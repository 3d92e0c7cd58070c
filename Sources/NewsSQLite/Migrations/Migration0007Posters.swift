/// What galleries lacked: a picture that stands for one whose first item is a film, and titles of its items.
enum Migration0007Posters {
    static let identifier = "0007-posters"

    static let sql = """
        -- Nil where the first item stands for it.
        ALTER TABLE gallery ADD COLUMN posterId INTEGER REFERENCES media (id) ON DELETE RESTRICT;
        ALTER TABLE gallery_item ADD COLUMN title TEXT;

        CREATE INDEX gallery_by_poster ON gallery (posterId) WHERE posterId IS NOT NULL;
        """
}
