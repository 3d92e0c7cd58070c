import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Editors, moderators, readers and imports who do things at random.
struct RandomEditors {
    let newsroom: TestNewsroom
    private(set) var doneKinds: Set<String> = []
    private var random: SplitMix
    private var articles: [Int64] = []
    private var number = 0

    private static let sections = ["news", "s2", "s3"]
    private static let tags = ["t1", "t2", "t3", "t4"]
    private static let authors = ["w1", "w2", "w3"]

    init(seed: UInt64) async throws {
        random = SplitMix(seed)
        newsroom = try TestNewsroom(
            [.news, .section("s2"), .section("s3")] + Self.tags.map(ImportRecord.tag)
                + Self.authors.map { .author(ImportedAuthor(sourceID: $0, slug: Slug(from: $0), name: $0)) }
        )
        while articles.count < 4 { _ = try? await create() }
    }

    /// Does one thing and says which; what breaks a rule is refused, and counts as done.
    mutating func doSomething() async throws -> String {
        number += 1
        let steps: [(String, (inout RandomEditors) async throws -> String)] = [
            ("create", { try await $0.create() }), ("change", { try await $0.change() }),
            ("change", { try await $0.change() }), ("change", { try await $0.change() }),
            ("batch", { try await $0.batch() }), ("remove", { try await $0.remove() }),
            ("recover", { try await $0.recover() }), ("restore", { try await $0.restore() }),
            ("merge", { try await $0.merge() }), ("merge any", { try await $0.mergeAny() }),
            ("delete", { try await $0.deleteSection() }), ("delete any", { try await $0.deleteAny() }),
            ("rename", { try await $0.renameTopic() }), ("search", { try $0.search() }),
            ("pick", { try await $0.pickSome() }), ("import", { try $0.importArticle() }),
            ("moderate", { try await $0.moderate() }), ("view", { try await $0.view() }),
            ("time", { try $0.passTime() }),
        ]
        let (kind, step) = steps[Int(random.next() % UInt64(steps.count))]
        do {
            let said = try await step(&self)
            doneKinds.insert(kind)
            return said
        } catch let error as NewsError {
            return "\(kind) was refused: \(error.detail) \(error.faults.map(\.detail))"
        } catch let failure as EditorialFailure {
            return "\(kind) was refused: \(failure.reason.detail)"
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int(random.next() % UInt64(values.count))]
    }

    private mutating func some<Value>(_ values: [Value]) -> [Value] {
        values.shuffled(using: &random).prefix(Int(random.next() % UInt64(values.count + 1))).map { $0 }
    }

    private mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }

    /// A change of any of the fields, many at once.
    private mutating func anyChange() -> ArticleChange {
        var change = ArticleChange()
        if chance(40) { change.title = "Title \(number)" }
        if chance(40) { change.body = Body(html: "<p>Text \(number)</p>", text: "Text \(number) of boats") }
        if chance(50) { change.section = .slug(pick(Self.sections)) }
        if chance(40) { change.tags = some(Self.tags).map(ResourceReference.slug) }
        if chance(30) { change.authors = some(Self.authors).map(ResourceReference.slug) }
        if chance(20) {
            change.topics = [.slug("Topic \(random.next() % 3)")]
            change.createsMissing = true
        }
        if chance(60) { change.status = pick([.draft, .published, .scheduled, .withdrawn]) }
        if chance(40) { change.publishedAt = newsroom.clock.now().advanced(by: random.within(-90_000...90_000)) }
        if chance(30) { change.language = LanguageTag(pick(["en", "en-GB", "fa"])) }
        if chance(10) { change.commentsOpen = chance(50) }
        if chance(10) { change.slug = Slug(from: "slug-\(random.next() % 20)") }
        return change
    }

    private func perform(_ operations: [EditorialOperation]) async throws -> [EditorialOutcome] {
        let done = try await newsroom.store.perform(
            operations,
            by: "test",
            claim: nil,
            memo: { _ in [] },
            at: newsroom.clock.now()
        )
        guard case .now(let outcomes) = done else { return [] }
        return outcomes
    }

    private mutating func create() async throws -> String {
        var change = anyChange()
        change.title = "Article \(number)-\(random.next() % 1000)"
        change.section = change.section ?? "news"
        change.body = change.body ?? Body(html: "<p>Boats</p>", text: "Boats")
        for outcome in try await perform([.article(.create(change))]) {
            if case .article(let article) = outcome { articles.append(article.summary.id) }
        }
        return "created \(change)"
    }

    private mutating func change() async throws -> String {
        let (id, change) = (pick(articles), anyChange())
        _ = try await perform([.article(.change(.id(id), change, .any))])
        return "changed \(id): \(change)"
    }

    private mutating func batch() async throws -> String {
        let operations = (0..<3).map { _ in EditorialOperation.article(.change(.id(pick(articles)), anyChange(), .any))
        }
        _ = try await perform(operations)
        return "batch \(operations)"
    }

    private mutating func remove() async throws -> String {
        let id = pick(articles)
        _ = try await perform([.article(.remove(.id(id), .any))])
        return "removed \(id)"
    }

    private mutating func recover() async throws -> String {
        let id = pick(articles)
        _ = try await perform([.article(.recover(.id(id), .any))])
        return "took \(id) out of the trash"
    }

    /// Makes a thing, has an article that may lie in the trash soon have it, and merges it into another or deletes it.
    private mutating func mergeAny() async throws -> String {
        let (one, other) = try await twoOfAKind()
        _ = try await perform([.catalogue(.merge(one, into: other.reference, .any))])
        return "merged \(one)"
    }

    private mutating func deleteAny() async throws -> String {
        let (one, other) = try await twoOfAKind()
        let replacement = chance(50) ? other.reference : nil
        _ = try await perform([.catalogue(.delete(one, replacement: replacement, .any))])
        return "deleted \(one)"
    }

    private mutating func twoOfAKind() async throws -> (CatalogueItem, CatalogueItem) {
        let kind = pick([CatalogueKind.section, .tag, .author, .topic, .gallery, .media])
        let items = try await (make(kind, "one"), make(kind, "other"))
        var change = anyChange()
        switch kind {
        case .section: change.section = items.0.reference
        case .tag: change.tags = [items.0.reference, items.1.reference]
        case .author: change.authors = [items.0.reference]
        case .topic: change.topics = [items.0.reference, items.1.reference]
        case .gallery: change.galleries = [items.0.reference, items.1.reference]
        case .media: if case .id(let id) = items.0.reference { change.image = .some(id) }
        case .collection: break
        }
        // Where that is refused, nobody has it.
        if chance(80) { _ = try? await perform([.article(.change(.id(pick(articles)), change, .any))]) }
        return items
    }

    private mutating func make(_ kind: CatalogueKind, _ word: String) async throws -> CatalogueItem {
        let name = "\(word) \(kind) \(number)"
        let slug = Slug(from: name)
        let change: CatalogueChange
        switch kind {
        case .section:
            var section = SectionChange()
            (section.name, section.slug) = (name, slug)
            change = .section(section)
        case .tag:
            var tag = TagChange()
            (tag.name, tag.slug) = (name, slug)
            change = .tag(tag)
        case .author:
            var author = AuthorChange()
            (author.name, author.slug) = (name, slug)
            change = .author(author)
        case .topic:
            var topic = TopicChange()
            (topic.title, topic.slug, topic.type) = (name, slug, .concept)
            change = .topic(topic)
        case .gallery:
            var gallery = GalleryChange()
            (gallery.title, gallery.slug, gallery.kind) = (name, slug, .photo)
            change = .gallery(gallery)
        case .collection, .media:
            var media = MediaChange()
            (media.kind, media.url) = (.image, "https://x.example/\(word)\(number).jpg")
            change = .media(media)
        }
        guard case .thing(let thing, _)? = try await perform([.catalogue(.create(change))]).first else {
            throw NewsError(.notFound, "Nothing was made.")
        }
        if case .media(let media) = thing { return CatalogueItem(.media, .id(media.id)) }
        return CatalogueItem(kind, .slug(slug?.text ?? ""))
    }

    /// Makes a topic, or gives one another name, of which texts may speak.
    private mutating func renameTopic() async throws -> String {
        var change = TopicChange()
        let name = pick(["Boats", "Text", "Topic 1", "Of boats", "Imported"])
        (change.title, change.type, change.aliases) = (name, .concept, chance(50) ? ["Alias \(number)"] : [])
        let item = CatalogueItem(.topic, .slug("topic-\(random.next() % 3)"))
        _ = try await perform([
            .catalogue(chance(50) ? .change(item, .topic(change), .any) : .create(.topic(change)))
        ])
        return "a topic is called \(name)"
    }

    private mutating func search() throws -> String {
        let step = try newsroom.store.searchForTopics(at: newsroom.clock.now())
        return "searched: \(String(describing: step))"
    }

    private mutating func pickSome() async throws -> String {
        let picks = some(articles).map { Pick(.article(.id($0))) }
        let selection = RelatedSelection(articles: some(articles).map { .id($0) })
        _ = try? await perform([.article(.setRelated(.id(pick(articles)), selection, .any))])
        _ = try await perform([.catalogue(.setPicks(collection: "editors-choice", picks, .any))])
        return "picked \(picks)"
    }

    private mutating func restore() async throws -> String {
        let (id, revision) = (pick(articles), Int(random.within(1...4)))
        _ = try await perform([
            .article(.restore(.id(id), revision: revision, .any) { Body(html: $0, text: "Restored") })
        ])
        return "restored \(revision) of \(id)"
    }

    private mutating func merge() async throws -> String {
        var change = TagChange()
        change.name = "extra \(number)"
        _ = try await perform([.catalogue(.create(.tag(change)))])
        var tagged = ArticleChange()
        tagged.tags = [.slug("extra-\(number)"), .slug(pick(Self.tags))]
        _ = try await perform([.article(.change(.id(pick(articles)), tagged, .any))])
        let target = pick(Self.tags)
        _ = try await perform([
            .catalogue(.merge(CatalogueItem(.tag, .slug("extra-\(number)")), into: .slug(target), .any))
        ])
        return "merged a tag into \(target)"
    }

    private mutating func deleteSection() async throws -> String {
        var change = SectionChange()
        change.name = "Extra \(number)"
        _ = try await perform([.catalogue(.create(.section(change)))])
        var moved = ArticleChange()
        moved.section = .slug("extra-\(number)")
        moved.status = chance(50) ? .published : nil
        _ = try await perform([.article(.change(.id(pick(articles)), moved, .any))])
        let item = CatalogueItem(.section, .slug("extra-\(number)"))
        _ = try await perform([.catalogue(.delete(item, replacement: .slug(pick(Self.sections)), .any))])
        return "replaced a section"
    }

    private mutating func importArticle() throws -> String {
        let id = "i\(random.next() % 4)"
        let (section, tags, authors) = (pick(Self.sections), some(Self.tags), some(Self.authors))
        let status = pick([ArticleStatus.draft, .published, .withdrawn])
        let seconds = random.within(-50_000...50_000)
        let comments = (0..<Int(random.next() % 3))
            .map { index in
                ImportedComment(
                    sourceID: "\(id)-\(index)",
                    parent: index == 1 ? "\(id)-0" : nil,
                    status: index == 0 ? .approved : .pending,
                    name: nil,
                    text: "\(id) \(index)",
                    createdAt: FixedClock.start
                )
            }
        let article = ImportedArticle.sample(id, title: "Imported \(number)", section: section, secondsAgo: seconds) {
            $0.tags = tags
            $0.authors = authors
            $0.status = status
            $0.language = LanguageTag(trusted: random.next() % 2 == 0 ? "en" : "pt-BR")
            $0.comments = comments
        }
        try newsroom.add([.article(article)])
        return "imported \(id): \(status), \(section), \(seconds) s ago"
    }

    private mutating func moderate() async throws -> String {
        var query = ModerationQuery()
        query.limit = 100
        let all = try await newsroom.store.comments(query).items.map(\.comment.comment.id)
        guard !all.isEmpty else { throw NewsError(.notFound, "There are no comments.") }
        let (ids, status) = (Array(Set([pick(all), pick(all)])), pick(CommentStatus.allCases))
        _ = try await ModerationService(repository: newsroom.store, clock: newsroom.clock).moderate(
            ids,
            status,
            by: "test"
        )
        return "moderated \(ids) to \(status)"
    }

    private mutating func view() async throws -> String {
        let (id, visitor) = (pick(articles), random.next())
        let view = View(article: .id(id), visitor: Visitor(current: visitor))
        try await newsroom.store.count([view], at: newsroom.clock.now())
        return "viewed \(id)"
    }

    private mutating func passTime() throws -> String {
        let seconds = pick([60, 40_000, 90_000, 40 * 86_400, 70 * 86_400] as [Int64])
        newsroom.clock.advance(by: seconds)
        try newsroom.store.publishDueArticles(at: newsroom.clock.now())
        try newsroom.store.refreshRankings(at: newsroom.clock.now())
        try newsroom.store.purge(Retention(), at: newsroom.clock.now())
        return "\(seconds) s passed"
    }
}
