/// What readers may know of tags and authors: those that a live article has, in the order of their names.
enum Migration0005LiveNames {
    static let identifier = "0005-live-names"

    static let sql = """
        CREATE INDEX tag_live_by_name ON tag (sortKey, id) WHERE articleCount > 0;
        CREATE INDEX author_live_by_name ON author (sortKey, id) WHERE articleCount > 0;
        """
}
