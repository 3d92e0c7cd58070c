internal import NewsDomain

/// What a first reading of an export finds out: that it is sound, what it holds, and what has to be written before
/// the articles that refer to it.
struct WXRSurvey {
    private(set) var channel = WXRChannel()
    private(set) var terms = WXRTerms(WXRChannel())
    let media = MediaSpool()
    private(set) var attachments = AttachmentIndex()
    private(set) var articles = 0
    private(set) var hasPages = false
    private(set) var items = 0

    private var sections: [String: WXRTerm] = [:]
    private var tags: [String: WXRTerm] = [:]
    private var authors: [String: WXRTerm] = [:]
    /// Posts that show the attachments uploaded to them.
    private var postsWithGallery: Set<Int64> = []
    private var ids = IdentifierSet()
    /// Sticky posts, with their dates.
    private var sticky: [(id: Int64, at: Timestamp)] = []
    private let includesPages: Bool

    init(includesPages: Bool) {
        self.includesPages = includesPages
    }

    /// The name under which the ids are unique: one site's.
    var source: String {
        "wordpress:" + (channel.blogURL.isEmpty ? channel.link : channel.blogURL)
    }

    var language: LanguageTag {
        guard let tag = LanguageTag(channel.language), tag.namesALanguage else { return .english }
        return tag
    }

    /// How many records there are, galleries aside.
    var recordCount: Int {
        sections.count + (hasPages ? 1 : 0) + tags.count + authors.count + media.count + articles
            + (sticky.isEmpty ? 0 : 1)
    }

    mutating func add(_ channel: WXRChannel) {
        self.channel = channel
        terms = WXRTerms(channel)
    }

    /// Takes note of an item. What is skipped is counted here, and here only.
    mutating func add(_ item: WXRItem, notes: inout ImportNotes) throws {
        items += 1
        switch WXRDisposition(item, includesPages: includesPages) {
        case .skip(let kind, let reason):
            notes.skip(kind, reason)
        case .attachment:
            guard let id = item.id, ids.insert(id) else { return notes.skip(.media, Self.doubleID) }
            guard let spooled = MediaMapping.media(item, id: id, notes: &notes) else { return }
            _ = attachments.ids.insert(id)
            try media.append(spooled)
        case .article:
            guard let id = item.id, ids.insert(id) else { return notes.skip(.articles, Self.doubleID) }
            addArticle(item, id: id)
        }
    }

    private static let doubleID = "of an id that another item has"

    private mutating func addArticle(_ item: WXRItem, id: Int64) {
        articles += 1
        let (section, tags) = terms.terms(of: item)
        if item.type == "page" { hasPages = true } else { sections[section.key] = section }
        for tag in tags { self.tags[tag.key] = tag }
        if let author = terms.author(item.creator) { authors[author.key] = author }
        let shortcodes: [StaticString] = ["[gallery", "[playlist"]
        if shortcodes.contains(where: { item.content.exactPosition(of: $0) != nil }) { postsWithGallery.insert(id) }
        if item.isSticky, ["publish", "future"].contains(item.status), !item.isPasswordProtected, let at = item.moment {
            sticky.append((id, at))
        }
    }

    /// Finds the attachments of posts that show theirs, after the last item.
    mutating func finish() throws {
        guard !postsWithGallery.isEmpty else { return }
        var found: [Int64: [(order: Int64, id: Int64)]] = [:]
        try media.readAll { media in
            guard postsWithGallery.contains(media.parent) else { return }
            found[media.parent, default: []].append((media.order, media.id))
        }
        attachments.ofPost = found.mapValues { $0.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map(\.id) }
    }
}

extension WXRSurvey {
    /// The records that articles refer to: sections in the export's order, tags and authors by name, media.
    func forEachReferred(_ take: (ImportRecord) throws -> Void) throws {
        let order = terms.categoryOrder.enumerated().map { ($1, $0) }
        let positions = Dictionary(order) { first, _ in first }
        for section in sections.values.sorted(by: {
            (positions[$0.key] ?? .max, $0.key) < (positions[$1.key] ?? .max, $1.key)
        }) {
            try take(
                .section(
                    ImportedSection(
                        sourceID: PostMapping.sourceID(section: section),
                        slug: Slug(from: section.key),
                        name: section.name,
                        description: section.description
                    )
                )
            )
        }
        if hasPages { try take(.section(PostMapping.pages)) }
        for tag in tags.values.sorted(by: { $0.key < $1.key }) {
            let slug = Slug(from: tag.key)
            try take(.tag(ImportedTag(sourceID: PostMapping.sourceID(tag: tag), slug: slug, name: tag.name)))
        }
        for author in authors.values.sorted(by: { $0.key < $1.key }) {
            // A login that is an e-mail address must not show in a slug.
            let slug = author.key.contains("@") ? nil : Slug(from: author.key)
            let id = PostMapping.sourceID(author: author)
            try take(.author(ImportedAuthor(sourceID: id, slug: slug, name: author.name)))
        }
        try media.readAll { try take(.media($0.record)) }
    }

    /// The sticky posts as the editors' choice, the newest first, as WordPress shows them. Nil where there are none.
    var editorsChoice: ImportedCollection? {
        guard !sticky.isEmpty, let slug = Slug(from: "editors-choice") else { return nil }
        let items = sticky.sorted { ($1.at, $1.id) < ($0.at, $0.id) }
            .map { ImportedCollection.Item(.article(PostMapping.sourceID(post: $0.id))) }
        return ImportedCollection(
            sourceID: "collection:editors-choice",
            slug: slug,
            title: "Editor's choice",
            items: items
        )
    }
}
