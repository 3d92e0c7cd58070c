/// The line below an article's title.
enum Migration0012Subtitle {
    static let identifier = "0012-subtitle"

    static let sql = "ALTER TABLE article ADD COLUMN subtitle TEXT;"
}
