internal import Foundation
internal import NewsDomain
internal import NewsMarkup

/// Makes an article, and the galleries in its body, of a post or page.
struct PostMapping: Sendable {
    private let terms: WXRTerms
    private let language: LanguageTag
    private let attachments: AttachmentIndex
    /// Where the site is.
    private let site: String

    init(terms: WXRTerms, language: LanguageTag, attachments: AttachmentIndex, site: String) {
        self.site = site
        self.terms = terms
        self.language = language
        self.attachments = attachments
    }

    /// What became of an item.
    struct Mapped: Sendable {
        var article: ImportedArticle
        /// The galleries in its body. They go before it.
        var galleries: [ImportedGallery]
        var notes: ImportNotes
    }

    /// The `sourceID`s of what an article refers to.
    static func sourceID(post id: Int64) -> String { "post:\(id)" }
    static func sourceID(section: WXRTerm) -> String { "category:\(section.key)" }
    static func sourceID(tag: WXRTerm) -> String { "tag:\(tag.key)" }
    static func sourceID(author: WXRTerm) -> String { "author:\(author.key)" }

    /// The section that pages go into.
    static let pages = ImportedSection(sourceID: "pages", slug: Slug(from: "pages"), name: "Pages")

    /// The item, which has been found to be an article.
    func map(_ item: WXRItem, id: Int64) -> Mapped {
        var notes = ImportNotes()
        let page = MediaMapping.isWebAddress(item.link) ? item.link : site
        let body = WXRBody(item.content, at: page, notes: &notes)
        let (status, publishedAt) = publication(of: item, notes: &notes)
        let (section, tags) = terms.terms(of: item)
        noteOtherTaxonomies(item, notes: &notes)
        var comments = CommentMapping(fallbackDate: publishedAt, page: page)
        let title = Self.title(item.title, text: body.body.text)
        let galleries = self.galleries(
            body.galleries,
            of: id,
            title: title,
            publishedAt: status == .published ? publishedAt : nil,
            notes: &notes
        )
        let summary = item.excerpt.isEmpty ? "" : Markup.plainText(item.excerpt)
        let article = ImportedArticle(
            sourceID: Self.sourceID(post: id),
            slug: slug(of: item),
            language: language,
            title: title,
            summary: summary.isEmpty ? nil : summary,
            body: body.body,
            section: item.type == "page" ? Self.pages.sourceID : Self.sourceID(section: section),
            authors: terms.author(item.creator).map { [Self.sourceID(author: $0)] } ?? [],
            tags: tags.map(Self.sourceID(tag:)),
            galleries: galleries.map(\.sourceID),
            heroImage: heroImage(of: item, notes: &notes),
            status: status,
            publishedAt: publishedAt,
            updatedAt: WXRDate.utc(item.modifiedGMT),
            commentsOpen: item.commentStatus == "open",
            canonicalURL: MediaMapping.isWebAddress(item.link) ? item.link : nil,
            comments: comments.comments(item.comments),
            formerAddresses: Self.formerAddresses(of: item)
        )
        notes.add(comments.notes)
        return Mapped(article: article, galleries: galleries, notes: notes)
    }

    /// Where it was: its permanent link, and the address by its number that WordPress gave it first.
    private static func formerAddresses(of item: WXRItem) -> [FormerAddress] {
        var addresses: [FormerAddress] = []
        for text in [item.link, item.guid] {
            guard let address = FormerAddress(text), address.host != nil, !addresses.contains(address) else { continue }
            addresses.append(address)
        }
        return addresses
    }

    /// The status and date. Nothing becomes public here that was not in WordPress: whatever is not plainly published
    /// is a draft.
    private func publication(of item: WXRItem, notes: inout ImportNotes) -> (ArticleStatus, Timestamp?) {
        let moment = item.moment
        switch item.status {
        case "publish", "future":
            guard let moment else {
                notes.warn("published without a date, taken as a draft")
                return (.draft, nil)
            }
            if item.hasOnlyLocalDate { notes.warn("date without a time zone, taken as UTC") }
            return (item.isPasswordProtected ? .draft : .published, moment)
        case "private":
            return (.draft, moment)
        case "trash":
            return moment.map { (.withdrawn, $0) } ?? (.draft, nil)
        case "draft", "pending", "auto-draft":
            return (.draft, nil)
        default:
            notes.warn("status \"\(item.status)\" taken as draft")
            return (.draft, nil)
        }
    }

    /// The slug as text. The trash hides it behind a suffix.
    private func slug(of item: WXRItem) -> Slug? {
        var name = item.name
        if item.status == "trash" {
            if let desired = item.meta["_wp_desired_post_slug"], !desired.isEmpty { name = desired }
            if name.hasSuffix("__trashed") { name.removeLast(9) }
        }
        guard !name.isEmpty else { return nil }
        guard name.utf8.contains(UInt8(ascii: "%")) else { return Slug(from: name) }
        return name.removingPercentEncoding.flatMap { Slug(from: $0) }
    }

    private func heroImage(of item: WXRItem, notes: inout ImportNotes) -> String? {
        guard let id = item.meta["_thumbnail_id"].flatMap({ Int64($0) }), id > 0 else { return nil }
        if !attachments.ids.contains(id) { notes.warn("hero image is not in the file") }
        return MediaMapping.sourceID(id)
    }

    private func galleries(
        _ requests: [GalleryRequest],
        of post: Int64,
        title: String,
        publishedAt: Timestamp?,
        notes: inout ImportNotes
    ) -> [ImportedGallery] {
        var galleries: [ImportedGallery] = []
        var shown: Set<[Int64]> = []
        for request in requests {
            var seen: Set<Int64> = request.excluded
            let media = (request.ids ?? attachments.ofPost[post] ?? []).filter {
                attachments.ids.contains($0) && seen.insert($0).inserted
            }
            guard !media.isEmpty else {
                notes.warn("gallery without pictures left out")
                continue
            }
            guard shown.insert(media).inserted else { continue }
            galleries.append(
                ImportedGallery(
                    sourceID: "gallery:post:\(post):\(galleries.count + 1)",
                    kind: request.kind,
                    language: language,
                    title: title,
                    publishedAt: publishedAt,
                    items: media.map { ImportedGallery.Item(media: MediaMapping.sourceID($0)) }
                )
            )
        }
        return galleries
    }

    private func noteOtherTaxonomies(_ item: WXRItem, notes: inout ImportNotes) {
        for category in item.categories {
            guard let domain = category.domain, !["category", "post_tag", "tag"].contains(domain) else { continue }
            notes.warn("terms of taxonomy \(domain) left out")
        }
    }

    /// The title as plain text; where there is none, the first words of the text, at most 60 characters.
    static func title(_ html: String, text: String) -> String {
        let title = Markup.plainText(html)
        if !title.isEmpty { return title }
        let words = text.prefix(200).split(whereSeparator: \.isWhitespace)
        var start = ""
        for word in words where !word.isEmpty {
            if !start.isEmpty && start.count + word.count + 1 > 60 { return start + "…" }
            start += (start.isEmpty ? "" : " ") + word
        }
        return start.isEmpty ? "Untitled" : String(start.prefix(60))
    }
}

/// What posts need to know of attachments.
struct AttachmentIndex: Sendable {
    /// The ids of those that became media.
    var ids = IdentifierSet()
    /// The attachments uploaded to a post, in their order, for the posts that have a `[gallery]` of them.
    var ofPost: [Int64: [Int64]] = [:]
}
