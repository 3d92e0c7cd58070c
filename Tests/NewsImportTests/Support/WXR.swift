import Foundation
import NewsImport
import Testing

/// Writes small exports and imports them.
struct WXR {
    var version: String? = "1.2"
    var language = "en-US"
    /// What `<wp:base_blog_url>` holds; nil for a channel without one.
    var site: String? = "https://example.org"
    var link = "https://example.org"
    /// What stands in the channel before the items.
    var head = ""
    var items: [String] = []

    var text: String {
        """
        <?xml version="1.0" encoding="UTF-8" ?>
        <!-- generator="WordPress/6.4" -->
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
         xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:wp="http://wordpress.org/export/1.2/">
        <channel>
        <title>A site</title>
        <link>\(link)</link>
        <language>\(language)</language>
        \(version.map { "<wp:wxr_version>\($0)</wp:wxr_version>" } ?? "")
        \(site.map { "<wp:base_blog_url>\($0)</wp:base_blog_url>" } ?? "")
        \(head)
        \(items.joined(separator: "\n"))
        </channel>
        </rss>
        """
    }

    /// An item with sensible values for what a test does not name.
    static func item(
        id: Int,
        type: String = "post",
        title: String = "A title",
        status: String = "publish",
        gmt: String = "2012-03-15 08:00:00",
        body: String = "A text.",
        more: String = ""
    ) -> String {
        """
        <item><title>\(title)</title><link>https://example.org/?p=\(id)</link>
        <dc:creator><![CDATA[jane]]></dc:creator><content:encoded><![CDATA[\(body)]]></content:encoded>
        <wp:post_id>\(id)</wp:post_id><wp:post_date_gmt>\(gmt)</wp:post_date_gmt>
        <wp:status>\(status)</wp:status><wp:post_type>\(type)</wp:post_type>\(more)</item>
        """
    }

    static func meta(_ key: String, _ value: String) -> String {
        "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:postmeta>"
    }

    static func comment(
        _ id: Int,
        parent: Int = 0,
        approved: String = "1",
        type: String = "",
        text: String = "Well said.",
        more: String = "<wp:comment_date_gmt>2012-03-16 09:00:00</wp:comment_date_gmt>"
    ) -> String {
        """
        <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author><![CDATA[Ann &amp; Bob]]></wp:comment_author>
        <wp:comment_author_email>ann@example.org</wp:comment_author_email>\(more)
        <wp:comment_content><![CDATA[\(text)]]></wp:comment_content><wp:comment_approved>\(approved)</wp:comment_approved>
        <wp:comment_type>\(type)</wp:comment_type><wp:comment_parent>\(parent)</wp:comment_parent></wp:comment>
        """
    }

    static func attachment(_ id: Int, url: String, parent: Int = 0, more: String = "") -> String {
        item(
            id: id,
            type: "attachment",
            status: "inherit",
            body: "",
            more: "<wp:attachment_url>\(url)</wp:attachment_url><wp:post_parent>\(parent)</wp:post_parent>\(more)"
        )
    }

    /// Imports the export into a repository, a fresh one by default.
    func imported(
        into repository: InMemoryRepository = InMemoryRepository(),
        _ options: WordPressOptions = WordPressOptions()
    ) throws -> (repository: InMemoryRepository, report: ImportReport) {
        let report = try withFile(text) {
            try ImportDriver(repository: repository).run(WordPressImport(files: [$0], options: options))
        }
        return (repository, report)
    }

    /// Imports several files as one export.
    static func imported(
        together exports: [WXR],
        into repository: InMemoryRepository = InMemoryRepository()
    ) throws -> (repository: InMemoryRepository, report: ImportReport) {
        var files: [String] = []
        func gather(_ rest: ArraySlice<WXR>) throws -> ImportReport {
            guard let next = rest.first else {
                return try ImportDriver(repository: repository).run(WordPressImport(files: files))
            }
            return try withFile(next.text) { file in
                files.append(file)
                return try gather(rest.dropFirst())
            }
        }
        return (repository, try gather(exports[...]))
    }
}

/// Writes a temporary file for the time of `body`.
func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
    try withFile(Data(text.utf8), body)
}

/// Writes a temporary file for the time of `body`.
func withFile<Result>(_ data: Data, _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xml")
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
}

/// The message with which a file's import is refused; nil where it is not.
func refusal(of file: String, into repository: InMemoryRepository = InMemoryRepository()) -> String? {
    do {
        _ = try ImportDriver(repository: repository).run(WordPressImport(files: [file]))
        return nil
    } catch let failure as ImportFailure {
        return failure.message
    } catch {
        return "not an ImportFailure: \(error)"
    }
}
