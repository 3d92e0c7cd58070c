/// What an export says before its items.
struct WXRChannel {
    var version: String?
    var link = ""
    var blogURL = ""
    var siteURL = ""
    var language = ""
    /// In the file's order.
    var authors: [WXRAuthor] = []
    /// Categories and tags, in the file's order.
    var terms: [Term] = []

    struct WXRAuthor {
        var login = ""
        var displayName = ""
        var firstName = ""
        var lastName = ""
    }

    struct Term {
        /// `category`, `post_tag` or another.
        var taxonomy: String
        var id: Int64?
        /// Percent-encoded.
        var slug = ""
        var name = ""
        var description = ""
    }

    /// The site that it is of: what an export calls the blog, else the link of the channel.
    var site: String {
        [blogURL, link, siteURL].first { !$0.isEmpty } ?? ""
    }
}
