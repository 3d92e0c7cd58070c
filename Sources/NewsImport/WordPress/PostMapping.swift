internal import Foundation
internal import NewsDomain
internal import NewsMarkup

/// Makes an article, and the galleries in its body, of a post or page.
struct PostMapping: Sendable {
    let terms: WXRTerms
    let authors: WXRAuthors
    let languages: WXRLanguages
    let attachments: AttachmentIndex
    let body: WXRBody.Rules
    /// Where the site is.
    let site: String
    /// When it is imported; nil where what missed its schedule is not to be told.
    let now: Timestamp?

    /// What became of an item.
    struct Mapped: Sendable {
        var article: ImportedArticle
        /// The galleries in its body. They go before it.
        var galleries: [ImportedGallery]
        var notes: ImportNotes
        /// What the notes are of.
        var label: String
    }

    /// The `sourceID`s of what an article refers to.
    static func sourceID(post identity: WXRIdentity) -> String { "post:\(identity.text)" }
    static func sourceID(tag: WXRTerm) -> String { "tag:\(tag.key)" }
    static func sourceID(author: WXRTerm) -> String { "author:\(author.key)" }

    /// The section that pages go into.
    static let pages = ImportedSection(sourceID: "pages", slug: Slug(from: "pages"), name: "Pages")

    /// The item, which has been found to be an article.
    func map(_ item: WXRItem, _ identity: WXRIdentity) -> Mapped {
        var notes = ImportNotes()
        let page = MediaMapping.isWebAddress(item.link) ? item.link : site
        let body = WXRBody(item, at: page, by: body, notes: &notes)
        let (status, publishedAt) = publication(of: item, notes: &notes)
        let (section, tags) = terms.terms(of: item)
        noteOtherTaxonomies(item, notes: &notes)
        let language = languages.language(of: item, terms, notes: &notes)
        var comments = CommentMapping(of: identity, fallbackDate: publishedAt, page: page)
        let title = Self.title(item.title, text: body.body.text)
        let galleries = self.galleries(
            body.galleries,
            of: identity,
            language: language,
            title: title,
            publishedAt: status == .published ? publishedAt : nil,
            notes: &notes
        )
        let summary = item.excerpt.isEmpty ? "" : Markup.plainText(item.excerpt)
        let article = ImportedArticle(
            sourceID: Self.sourceID(post: identity),
            slug: slug(of: item),
            language: language,
            title: title,
            summary: summary.isEmpty ? nil : summary,
            body: body.body,
            section: item.type == "page" ? Self.pages.sourceID : terms.sourceID(section: section),
            authors: item.credits.map { Self.sourceID(author: authors.author($0)) },
            tags: tags.map(Self.sourceID(tag:)),
            galleries: galleries.map(\.sourceID),
            heroImage: heroImage(of: item, notes: &notes),
            status: status,
            publishedAt: publishedAt,
            updatedAt: WXRDate.utc(item.modifiedGMT),
            commentsOpen: item.commentStatus == "open",
            canonicalURL: canonicalURL(of: item),
            comments: comments.comments(item.comments),
            formerAddresses: WXRAddresses(of: item, site: site).all
        )
        notes.add(comments.notes)
        return Mapped(article: article, galleries: galleries, notes: notes, label: item.label)
    }

    /// What its editors say it is a copy of, else where it was.
    private func canonicalURL(of item: WXRItem) -> String? {
        [item.meta["_yoast_wpseo_canonical"], item.meta["rank_math_canonical_url"], item.link]
            .compactMap(\.self).first(where: MediaMapping.isWebAddress)
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
            if item.status == "future", let now, moment <= now {
                notes.warn("was still scheduled when its time had passed, published at that time")
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
        guard attachments.ids.contains(id) else {
            notes.warn("hero image is not in the file")
            return nil
        }
        return MediaMapping.sourceID(id)
    }

    private func galleries(
        _ requests: [GalleryRequest],
        of post: WXRIdentity,
        language: LanguageTag,
        title: String,
        publishedAt: Timestamp?,
        notes: inout ImportNotes
    ) -> [ImportedGallery] {
        var galleries: [ImportedGallery] = []
        var shown: Set<[Int64]> = []
        for request in requests {
            var seen: Set<Int64> = request.excluded
            let named = request.ids ?? post.id.flatMap { attachments.ofPost[$0] } ?? []
            let media = named.filter {
                attachments.ids.contains($0) && seen.insert($0).inserted
            }
            guard !media.isEmpty else {
                notes.warn("gallery without pictures left out")
                continue
            }
            let absent = Set(named).subtracting(media).subtracting(request.excluded).count
            if absent > 0 { notes.warn("pictures of a gallery are not in the file", count: absent) }
            guard shown.insert(media).inserted else { continue }
            galleries.append(
                ImportedGallery(
                    sourceID: "gallery:post:\(post.text):\(galleries.count + 1)",
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
            guard let domain = category.domain, !terms.areRead(of: domain) else { continue }
            // How a theme was to show it, and no subject.
            if domain == "post_format" {
                let format = (category.nicename ?? category.name).withoutPrefix("post-format-")
                notes.warn("post format \(format) left out")
            } else {
                notes.warn("terms of taxonomy \(domain) left out")
            }
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
    /// The ids of those that became media, in this import or an earlier one.
    var ids = IdentifierSet()
    /// The attachments uploaded to a post, in their order, for the posts that have a `[gallery]` of them.
    var ofPost: [Int64: [Int64]] = [:]
}
