import NewsDomain
import NewsMarkup
import Testing

@testable import NewsSamples

/// The demo newsroom is the first thing a user sees: nothing in it may be broken, short or left over.
struct DemoNewsroomTests {
    private let now = Timestamp(seconds: 1_795_391_000)
    private var newsroom: SortedRecords { SortedRecords(DemoNewsroom.records(publishedBefore: now)) }

    /// Late in the evening, a second after midnight, and noon, in UTC.
    private static let moments = [1_795_391_000, 1_795_392_001, 1_795_435_200].map(Timestamp.init(seconds:))

    @Test("The same now gives the same newsroom")
    func isDeterministic() {
        let one = DemoNewsroom.records(publishedBefore: now).map { String(describing: $0) }
        let other = DemoNewsroom.records(publishedBefore: now).map { String(describing: $0) }
        #expect(one == other)
    }

    @Test("There is as much of everything as was promised")
    func isLarge() {
        let newsroom = newsroom
        #expect(newsroom.articles.count >= 30)
        #expect(Set(newsroom.articles.map(\.section)).count >= 8)
        #expect(newsroom.tags.count >= 20)
        #expect(newsroom.authors.count >= 8)
        #expect(newsroom.topics.count >= 16)
        #expect(Set(newsroom.topics.map(\.type)) == Set(TopicType.allCases))
        #expect(newsroom.galleries.filter { $0.kind == .photo && $0.items.count >= 6 }.count == 2)
        #expect(newsroom.galleries.filter { $0.kind == .film && $0.items.count >= 3 }.count == 1)
        #expect(Set(newsroom.articles.map(\.language.text)).isSuperset(of: ["en", "de", "es", "ar", "fa"]))
        let comments = newsroom.articles.flatMap(\.comments)
        #expect(comments.count >= 60)
        #expect(Set(comments.map(\.status)) == Set(CommentStatus.allCases))
        #expect(newsroom.links.contains { !$0.excluded.isEmpty })
        #expect(newsroom.collections.map(\.sourceID) == ["editors-choice", "in-focus", "weekend-reads"])
    }

    @Test("Records come in the order in which they refer to each other, and every reference resolves")
    func referencesResolve() {
        var seen: Set<String> = []
        for record in DemoNewsroom.records(publishedBefore: now) {
            for reference in record.references {
                #expect(seen.contains(reference), "\(record.key) refers to \(reference)")
            }
            #expect(seen.insert(record.key).inserted, "\(record.key) comes twice")
        }
    }

    @Test("Every slug is a slug, and is there once for its kind")
    func slugsAreSlugs() {
        let newsroom = newsroom
        let kinds: [[Slug?]] = [
            newsroom.sections.map(\.slug), newsroom.tags.map(\.slug), newsroom.authors.map(\.slug),
            newsroom.topics.map(\.slug), newsroom.galleries.map(\.slug), newsroom.articles.map(\.slug),
            newsroom.collections.map(\.slug),
        ]
        for slugs in kinds {
            #expect(Set(slugs.map { $0?.text }).count == slugs.count)
            for slug in slugs {
                #expect(slug.map { Slug(from: $0.text)?.text == $0.text } == true, "\(slug?.text ?? "none")")
            }
        }
    }

    @Test("Articles have a real length, a kicker, a summary and a hero image")
    func articlesAreWhole() {
        for article in newsroom.articles {
            let words = article.body.text.split(whereSeparator: \.isWhitespace).count
            #expect((400...900).contains(words), "\(article.sourceID) has \(words) words")
            #expect(article.kicker?.isEmpty == false)
            #expect(article.summary.map { (60...260).contains($0.count) } == true, "\(article.sourceID)")
            #expect(article.body.html.contains("<h2"), "\(article.sourceID)")
            if article.status == .published { #expect(article.heroImage != nil, "\(article.sourceID)") }
        }
    }

    @Test("The sanitiser finds nothing in the bodies to take out")
    func bodiesAreClean() {
        for article in DemoArticle.all {
            let slug = article.header.slug
            let markup = Markup.sanitize(article.html)
            #expect(markup.removed.isEmpty, "\(slug): \(markup.removed)")
            // All but white space stays, apart from what the sanitiser adds to an outside link.
            let before = article.html.filter { !$0.isWhitespace }
            let after = markup.html.filter { !$0.isWhitespace }.replacing(/rel="[a-z]*"/, with: "")
            #expect(before == after, "\(slug)")
            #expect(Markup.sanitize(markup.html).html == markup.html)
        }
        for topic in DemoTopic.all {
            #expect(Markup.sanitize(topic.html).removed.isEmpty, "\(topic.header.slug)")
        }
    }

    @Test("A topic of an article is named in its text, and most topics in several")
    func topicsOccur() {
        let newsroom = newsroom
        var uses: [String: Int] = [:]
        for article in newsroom.articles {
            for topic in newsroom.topics where article.topics.contains(topic.sourceID) {
                let names = [topic.title] + topic.aliases
                let text = article.body.text.lowercased()
                #expect(
                    names.contains { text.contains($0.lowercased()) },
                    "\(topic.title) is not in \(article.sourceID)"
                )
                uses[topic.sourceID, default: 0] += 1
            }
        }
        for topic in newsroom.topics { #expect(uses[topic.sourceID, default: 0] >= 1, "\(topic.title)") }
        #expect(uses.values.filter { $0 >= 2 }.count * 3 >= newsroom.topics.count * 2)
    }

    @Test("What is published lies between ten weeks ago and some hours ago; one is ahead", arguments: moments)
    func datesAreNatural(now: Timestamp) {
        let articles = SortedRecords(DemoNewsroom.records(publishedBefore: now)).articles
        let published = articles.filter { $0.status == .published }.compactMap(\.publishedAt)
        let past = published.filter { $0 <= now }
        #expect(published.count - past.count == 1)
        #expect(past.max().map { $0 > now.advanced(by: -6 * 3600) && $0 < now.advanced(by: -3600) } == true)
        #expect(past.min().map { $0 > now.advanced(by: -75 * 86_400) && $0 < now.advanced(by: -60 * 86_400) } == true)
        #expect(published.allSatisfy { $0.seconds % 300 == 0 })
        #expect(articles.filter { $0.status == .draft }.count == 1)
        #expect(articles.filter { $0.status == .withdrawn }.count == 1)
        for article in articles {
            if let updated = article.updatedAt {
                #expect(updated <= now && article.publishedAt.map { $0 <= updated } == true, "\(article.sourceID)")
            }
        }
    }

    @Test("Comments are written after their article and the comment they reply to, and before now", arguments: moments)
    func commentsAreInOrder(now: Timestamp) {
        let articles = SortedRecords(DemoNewsroom.records(publishedBefore: now)).articles
        for article in articles {
            var times: [String: Timestamp] = [:]
            for comment in article.comments {
                let earliest = comment.parent.flatMap { times[$0] } ?? article.publishedAt ?? now
                #expect(comment.parent.map { times[$0] != nil } ?? true)
                #expect(earliest < comment.createdAt && comment.createdAt <= now, "\(comment.sourceID)")
                #expect((3...4_000).contains(comment.text.count))
                #expect(comment.email.map { $0.hasSuffix("@example.org") } ?? true)
                times[comment.sourceID] = comment.createdAt
            }
        }
        let deepest = articles.flatMap(\.comments).map { $0.sourceID.filter { $0 == "." }.count }.max()
        #expect(deepest == 3)
    }

    @Test("One article each is corrected, from elsewhere, and closed to comments")
    func specialCasesAreThere() {
        let articles = newsroom.articles
        #expect(articles.contains { !$0.corrections.isEmpty })
        #expect(articles.contains { $0.source != nil && $0.canonicalURL != nil })
        #expect(articles.contains { !$0.commentsOpen && $0.status == .published && !$0.comments.isEmpty })
        #expect(articles.contains { !$0.galleries.isEmpty })
    }

    @Test("Every address of a picture or film is on a domain kept for examples, and films have a length")
    func mediaAreExamples() {
        for media in newsroom.media {
            #expect(media.url.hasPrefix("https://images.example.org/demo/"))
            #expect(media.alt?.isEmpty == false && media.mimeType?.isEmpty == false)
            #expect((media.kind == .audio) == (media.width == nil && media.height == nil))
            #expect((media.kind == .image) == (media.durationSeconds == nil))
        }
    }

    @Test("Every file of the media is in the binary, is what it is said to be, and stands in texts where it was stored")
    func filesAreThere() throws {
        let files = DemoNewsroom.files
        #expect(Set(files.map(\.name)).isSuperset(of: newsroom.media.map(\.sourceID)))
        for file in files { #expect(file.bytes.count > 1_000 && file.bytes.count < 100_000, "\(file.name)") }
        let name = "skerran-barrier-section"
        let bytes = try #require(files.first { $0.name == name }?.bytes)
        let stored = StoredFile(hash: FileHash(bytes: Array(bytes.prefix(32))), type: .jpg, bytes: bytes.count)
        let records = SortedRecords(DemoNewsroom.records(publishedBefore: now, files: [name: stored]))
        let bodies = records.articles.map(\.body.html)
        #expect(bodies.contains { $0.contains("src=\"\(stored.path)\"") })
        #expect(!bodies.contains { $0.contains("/demo/\(name)") })
    }
}
