/// What an export says before its items.
struct WXRChannel {
    var version: String?
    var link = ""
    var blogURL = ""
    var language = ""
    /// In the file's order.
    var authors: [Author] = []
    /// Categories and tags, in the file's order.
    var terms: [Term] = []

    struct Author {
        var login = ""
        var displayName = ""
    }

    struct Term {
        /// `category`, `post_tag` or another.
        var taxonomy: String
        /// Percent-encoded.
        var slug = ""
        var name = ""
        var description = ""
    }
}
