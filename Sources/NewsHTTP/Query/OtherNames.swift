/// What other APIs call things that have another name here: WordPress, Ghost, Strapi, Contentful, JSON:API, and what is
/// usual. Names are compared without case and punctuation, so that `per_page`, `perPage` and `page[size]` are found alike.
struct OtherNames: Sendable {
    struct Row: Sendable {
        let here: String
        /// All that it is called, folded.
        let names: Set<String>
        /// What is said in place of the name alone.
        var note: String?
        /// What is said where it is not known here.
        var absence: String?

        init(_ here: String, _ elsewhere: String, note: String? = nil, absence: String? = nil) {
            self.here = here
            names = Set(elsewhere.split(separator: " ").map(String.init) + [here.folded])
            self.note = note
            self.absence = absence
        }
    }

    let rows: [Row]

    static let none = OtherNames(rows: [])

    /// The row that a folded name belongs to: one that leads to what is known, else one that says why it does not.
    func row(of folded: String, among known: [String]) -> Row? {
        let found = rows.filter { $0.names.contains(folded) }
        return found.first { known.contains($0.here) } ?? found.first { $0.absence != nil }
    }

    /// Of parameters.
    static let parameters = OtherNames(rows: [
        Row(
            "cursor",
            """
            page paged offset skip start pagenumber pageoffset pageafter pagecursor pagestart paginationpage paginationstart \
            pagetoken nextcursor startafter
            """,
            note: "Lists go on by “cursor”: send the “page.next” of the page before."
        ),
        Row(
            "limit",
            """
            perpage pagesize size take first top max maxresults pagelimit paginationpagesize paginationlimit postsperpage \
            num rows
            """
        ),
        Row("sort", "sortby orderby order ordering sortorder orderdirection"),
        Row("q", "query s search term filterq name prefix startswith"),
        Row("facets", "facet facetby aggregations aggs"),
        Row("highlight", "highlights highlighting snippet snippets"),
        Row("language", "lang locale lng hl"),
        Row("section", "category categories cat channel filtersection filtercategory"),
        Row("tag", "tagslug tagid filtertag keyword keywords label"),
        Row("author", "byline writer filterauthor authorname createdby"),
        Row("topic", "subject entity filtertopic"),
        Row("publishedAfter", "after since from fromdate datefrom startdate dateafter"),
        Row("publishedBefore", "before until to todate dateto enddate datebefore"),
        Row("exclude", "notin postnotin excludeids without"),
        Row("fields", "select attributes only fieldsarticles fieldsposts"),
        Row(
            "include",
            "embed expand populate with relations related includes withrelated",
            absence: "Extras belong to one article: /v1/articles/{article}?include=related,comments."
        ),
        Row("format", "formats bodyformat contentformat output"),
        Row("count", "total withcount includecount includetotal counttotal paginationwithcount"),
        Row("status", "state poststatus publicationstate"),
        Row("slug", "id", absence: "One thing is at an address of its own, such as /v1/articles/{article}."),
    ])

    /// Of what resources are made of: in `fields`, and in bodies.
    static let members = OtherNames(rows: [
        Row("title", "headline heading posttitle"),
        Row("name", "title headline displayname label author authorname"),
        Row("email", "authoremail mail"),
        Row("parentId", "parent replyto inreplyto"),
        Row("summary", "excerpt description standfirst dek abstract lead teaser customexcerpt"),
        Row("description", "summary excerpt abstract"),
        Row("kicker", "overline eyebrow"),
        Row(
            "body",
            "content html text plaintext bodyhtml articlebody",
            absence: "The text is there for one article: /v1/articles/{article}."
        ),
        Row("text", "content body comment message"),
        Row("section", "category categories channel primarytag"),
        Row("authors", "author byline creator writers primaryauthor"),
        Row("tags", "keywords labels"),
        Row("topics", "subjects entities"),
        Row("image", "featuredimage featureimage featuredmedia thumbnail cover picture leadimage heroimage photo img"),
        Row("picture", "image avatar photo profileimage"),
        Row("url", "src href link uri"),
        Row("canonicalUrl", "canonical permalink"),
        Row("publishedAt", "date dategmt datepublished published pubdate publishdate publicationdate"),
        Row("updatedAt", "modified modifiedgmt datemodified lastmodified updated"),
        Row("createdAt", "date datecreated created"),
        Row("facets", "facet facetby aggregations aggs"),
        Row("highlight", "highlights highlighting snippet snippets"),
        Row("language", "lang locale inlanguage"),
        Row("commentCount", "comments numcomments commentscount replycount"),
        Row("readingMinutes", "readingtime timetoread"),
        Row("wordCount", "words"),
        Row("alt", "alttext"),
        Row("biography", "bio"),
        Row("status", "state poststatus"),
        Row("data", "attributes", absence: "Paths begin inside “data”: “title”, not “data.title”."),
    ])
}
