internal import NewsDomain

/// What a first reading of an export finds out: that it is sound, what it holds, and what has to be written before
/// the articles that refer to it.
struct WXRFirstPass {
    private(set) var terms: WXRTerms
    private(set) var authors = WXRAuthors()
    let media = AttachmentSpool()
    private(set) var attachments = AttachmentIndex()
    /// The contents of reusable blocks by their ids.
    private(set) var reusable: [Int64: [UInt8]] = [:]
    private(set) var articles = 0
    private(set) var hasPages = false
    private(set) var items = 0
    /// The address of the site; empty where no file says it.
    private(set) var site = ""
    private var siteLanguage = ""

    private var sections: [String: WXRTerm] = [:]
    private var tags: [String: WXRTerm] = [:]
    private var credits: Set<WXRCredit> = []
    /// Posts that show the attachments uploaded to them.
    private var postsWithGallery: Set<Int64> = []
    private var identities = WXRIdentitySet()
    /// Sticky posts, with their dates.
    private var sticky: [(sourceID: String, at: Timestamp)] = []
    /// How many more bytes of reusable blocks are kept.
    private var blockRoom = 32 << 20
    private let options: WordPressOptions

    init(options: WordPressOptions) {
        self.options = options
        terms = WXRTerms(sectionTaxonomy: options.sectionTaxonomy)
    }

    /// The name under which the ids are unique: one site's.
    var source: String { ImportSourceName.wordPress(site: site) }

    var languages: WXRLanguages { WXRLanguages(option: options.language, site: siteLanguage) }

    /// How many records there are, galleries aside.
    var recordCount: Int {
        sections.count + (hasPages ? 1 : 0) + tags.count + people.count + media.count + articles
            + (sticky.isEmpty ? 0 : 1)
    }

    /// Takes what a file says before its items; false where it is of another site than those before.
    mutating func add(_ channel: WXRChannel) -> Bool {
        let isFirst = site.isEmpty
        if isFirst { (site, siteLanguage) = (channel.site, channel.language) }
        guard isFirst || ImportSourceName.wordPress(site: channel.site) == source else { return false }
        terms.add(channel)
        authors.add(channel)
        return true
    }

    /// Takes note of an item. What is skipped is counted here, and here only.
    mutating func add(_ item: WXRItem, notes: inout ImportNotes) throws {
        items += 1
        noteDroppedCharacters(item, notes: &notes)
        switch WXRDisposition(item, includesPages: options.includesPages) {
        case .skip(let kind, let reason):
            notes.skip(kind, reason, of: item.label)
        case .attachment:
            guard let identity = newIdentity(item, .media, notes: &notes),
                let spooled = MediaMapping.media(item, identity, notes: &notes)
            else { return }
            if let id = identity.id { note(attachment: id) }
            try media.append(spooled)
        case .block:
            guard let id = item.id, reusable[id] == nil, blockRoom >= item.content.count else { return }
            blockRoom -= item.content.count
            reusable[id] = item.content
        case .guestAuthor:
            authors.add(guest: item)
        case .article:
            guard let identity = newIdentity(item, .articles, notes: &notes) else { return }
            addArticle(item, identity)
        }
    }

    private mutating func newIdentity(
        _ item: WXRItem,
        _ kind: ImportKind,
        notes: inout ImportNotes
    ) -> WXRIdentity? {
        guard let identity = item.identity, identities.insert(identity) else {
            notes.skip(kind, "of an id that another item has", of: item.label)
            return nil
        }
        return identity
    }

    private func noteDroppedCharacters(_ item: WXRItem, notes: inout ImportNotes) {
        let lines = item.droppedCharacters
        guard !lines.isEmpty else { return }
        var names: [Int] = []
        for line in lines where names.last != line { names.append(line) }
        let place = (names.count == 1 ? "line " : "lines ") + names.map(String.init).joined(separator: ", ")
        notes.warn("control character dropped", count: lines.count, of: "\(item.label) at \(place)")
    }

    private mutating func addArticle(_ item: WXRItem, _ identity: WXRIdentity) {
        articles += 1
        let (section, tags) = terms.terms(of: item)
        if item.type == "page" { hasPages = true } else { sections[section.key] = section }
        for tag in tags { self.tags[tag.key] = tag }
        credits.formUnion(item.credits)
        let shortcodes: [StaticString] = ["[gallery", "[playlist"]
        if let id = identity.id, shortcodes.contains(where: { item.content.exactPosition(of: $0) != nil }) {
            postsWithGallery.insert(id)
        }
        if item.isSticky, ["publish", "future"].contains(item.status), !item.isPasswordProtected, let at = item.moment {
            sticky.append((PostMapping.sourceID(post: identity), at))
        }
    }

    /// Takes note of an attachment that is in the file, or was imported before.
    mutating func note(attachment id: Int64) {
        _ = attachments.ids.insert(id)
    }

    /// Finds the attachments of posts that show theirs, after the last item.
    mutating func finish() throws {
        guard !postsWithGallery.isEmpty else { return }
        var found: [Int64: [(order: Int64, id: Int64)]] = [:]
        try media.readAll { media in
            guard let id = media.id, postsWithGallery.contains(media.parent) else { return }
            found[media.parent, default: []].append((media.order, id))
        }
        attachments.ofPost = found.mapValues { $0.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map(\.id) }
    }
}

extension WXRFirstPass {
    /// Everybody who is credited, once each, by their logins.
    private var people: [WXRTerm] {
        let people = Dictionary(credits.map(authors.author).map { ($0.key, $0) }) { min($0, $1) }
        return people.values.sorted { $0.key < $1.key }
    }

    /// The records that articles refer to: sections in the export's order, tags and authors by name, media.
    func forEachReferred(_ take: (ImportRecord) throws -> Void) throws {
        let order = terms.sectionOrder.enumerated().map { ($1, $0) }
        let positions = Dictionary(order) { first, _ in first }
        for section in sections.values.sorted(by: {
            (positions[$0.key] ?? .max, $0.key) < (positions[$1.key] ?? .max, $1.key)
        }) {
            try take(
                .section(
                    ImportedSection(
                        sourceID: terms.sourceID(section: section),
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
        for author in people {
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
        let items = sticky.sorted { ($1.at, $1.sourceID) < ($0.at, $0.sourceID) }
            .map { ImportedCollection.Item(.article($0.sourceID)) }
        return ImportedCollection(
            sourceID: "collection:editors-choice",
            slug: slug,
            title: "Editor's choice",
            items: items
        )
    }
}

/// Of two names of one login the one that sorts first, so that it is the same in each run.
private func min(_ one: WXRTerm, _ other: WXRTerm) -> WXRTerm {
    one.name <= other.name ? one : other
}
