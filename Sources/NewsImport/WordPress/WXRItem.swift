/// An item of an export as it stands in the file: a post, page, attachment, menu entry or whatever else WordPress
/// keeps in its table of posts. Texts are trimmed and empty where there are none.
struct WXRItem {
    var id: Int64?
    var title = ""
    var link = ""
    /// RFC 822.
    var pubDate = ""
    /// The author's login; in WXR 1.0 the name.
    var creator = ""
    var guid = ""
    /// HTML, UTF-8; the largest text by far, and worked on as bytes.
    var content: [UInt8] = []
    var excerpt = ""
    /// `YYYY-MM-DD hh:mm:ss`, local and in UTC; all zeros where not set.
    var date = ""
    var dateGMT = ""
    var modifiedGMT = ""
    var commentStatus = ""
    /// The slug, percent-encoded.
    var name = ""
    var status = ""
    var parent: Int64 = 0
    var menuOrder: Int64 = 0
    var type = ""
    var isPasswordProtected = false
    var isSticky = false
    var attachmentURL = ""
    var categories: [WXRCategory] = []
    /// The custom fields that are of use, by key.
    var meta: [String: String] = [:]
    /// The slugs that it had before, which WordPress redirects from.
    var oldSlugs: [String] = []
    var comments: [WXRComment] = []
    /// The lines of the file on which a control character was dropped from it.
    var droppedCharacters: [Int] = []

    /// Whether a custom field is kept.
    static func keeps(meta key: String) -> Bool {
        usedMeta.contains(key) || primaryTermPrefixes.contains { key.hasPrefix($0) }
    }

    /// What the custom fields that name the main term of a taxonomy begin with: of Yoast SEO, Rank Math, The SEO Framework.
    static let primaryTermPrefixes = ["_yoast_wpseo_primary_", "rank_math_primary_", "_primary_term_"]

    private static let usedMeta: Set<String> = [
        "_thumbnail_id", "_wp_attachment_image_alt", "_wp_attachment_metadata", "_wp_trash_meta_status",
        "_wp_desired_post_slug", "footnotes", "custom_permalink", "_wpml_import_language_code", "_locale",
        "cap-display_name", "cap-user_login", "cap-linked_account", "_yoast_wpseo_canonical",
        "rank_math_canonical_url",
    ]
}

/// A `<category>` of an item: a term of any taxonomy.
struct WXRCategory {
    /// The taxonomy: `category`, `post_tag` (`tag` in WXR 1.0) or another; nil in the doubles that WXR 1.0 writes.
    var domain: String?
    /// The slug, percent-encoded.
    var nicename: String?
    var name = ""
}

/// A comment as it stands in the file.
struct WXRComment {
    var id: Int64?
    var parent: Int64 = 0
    var author = ""
    var email = ""
    var date = ""
    var dateGMT = ""
    /// HTML.
    var content = ""
    /// `1`, `0`, `spam`, `trash` or `post-trashed`.
    var approved = ""
    /// Empty or `comment` for one by a reader; `pingback`, `trackback` and those of plugins.
    var type = ""
}
