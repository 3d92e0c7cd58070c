import NewsDomain
import NewsMarkup
import NewsSamples
import Testing

/// The synthetic newsroom is what the project measures itself with: it has to be the same everywhere, and like news.
struct SyntheticNewsroomTests {
    private static let now = Timestamp(seconds: 1_795_391_000)
    private static let sample = SortedRecords(SyntheticNewsroom(seed: 7, count: 2_000, now: now))
    private var sample: SortedRecords { Self.sample }
    private var now: Timestamp { Self.now }

    @Test("A seed gives the same records on every machine")
    func isDeterministic() {
        // The sum is written down: it changes when, and only when, the generator does.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for article in SortedRecords(SyntheticNewsroom(seed: 42, count: 200, now: now)).articles {
            let parts =
                [article.sourceID, article.title, article.summary ?? "", article.body.html, article.body.text]
                + [article.slug?.text ?? "", article.section, article.publishedAt?.rfc3339 ?? ""] + article.tags
                + article.authors + article.topics + article.comments.map { $0.text + $0.createdAt.rfc3339 }
            for byte in parts.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        #expect(hash == 0xDDC8_0DC8_CE3A_3B57)
        let other = SortedRecords(SyntheticNewsroom(seed: 43, count: 1, now: now))
        let one = SortedRecords(SyntheticNewsroom(seed: 42, count: 1, now: now))
        #expect(one.articles.first?.title != other.articles.first?.title)
    }

    @Test("A smaller newsroom is the beginning of a larger one")
    func isPrefix() {
        let small = SyntheticNewsroom(seed: 7, count: 50, now: now).map { String(describing: $0) }
        let large = SyntheticNewsroom(seed: 7, count: 90, now: now).map { String(describing: $0) }
        #expect(Array(large.prefix(small.count)) == small)
        #expect(large.count == SyntheticNewsroom.recordsBeforeArticles + 90)
        #expect(Array(SyntheticNewsroom(seed: 7, count: -1, now: now)).count == SyntheticNewsroom.recordsBeforeArticles)
    }

    @Test("The sanitiser would leave the bodies as they are, and read the same text out of them")
    func bodiesAreSanitised() {
        for article in sample.articles.prefix(300) {
            let markup = Markup.sanitize(article.body.html)
            #expect(markup.html == article.body.html, "\(article.sourceID)")
            #expect(markup.text == article.body.text, "\(article.sourceID)")
        }
        for topic in sample.topics {
            let markup = Markup.sanitize(topic.definition.html)
            #expect(Body(html: markup.html, text: markup.text) == topic.definition, "\(topic.sourceID)")
        }
    }

    @Test("Records come in the order in which they refer to each other, and every reference resolves")
    func referencesResolve() {
        var seen: Set<String> = []
        for record in SyntheticNewsroom(seed: 7, count: 500, now: now) {
            #expect(record.references.allSatisfy(seen.contains), "\(record.key)")
            #expect(seen.insert(record.key).inserted, "\(record.key) comes twice")
        }
    }

    @Test("Every slug is the one its title would get, and is there once")
    func slugsAreSlugs() {
        let slugs = sample.articles.map(\.slug)
        #expect(Set(slugs).count == slugs.count)
        for article in sample.articles {
            let number = article.sourceID.dropFirst("article:".count)
            #expect(article.slug?.text == Slug(from: article.title + " " + number)?.text, "\(article.title)")
        }
        for tag in sample.tags { #expect(tag.slug == Slug(from: tag.name), "\(tag.name)") }
        for author in sample.authors { #expect(author.slug == Slug(from: author.name), "\(author.name)") }
        for topic in sample.topics { #expect(topic.slug == Slug(from: topic.title), "\(topic.title)") }
        for section in sample.sections { #expect(section.slug == Slug(from: section.name), "\(section.name)") }
    }

    @Test("Lengths, shares and dates are those of a news site")
    func isLikeNews() {
        let articles = sample.articles
        let bytes = articles.map { $0.body.html.utf8.count }.reduce(0, +) / articles.count
        #expect((5_000...7_000).contains(bytes))
        let words = articles.map { $0.body.text.split(separator: " ").count }.reduce(0, +) / articles.count
        #expect((750...1_050).contains(words))
        #expect((1_050...1_350).contains(articles.filter { $0.heroImage != nil }.count))
        #expect((1.5...2.5).contains(Double(articles.map(\.comments.count).reduce(0, +)) / Double(articles.count)))
        #expect((20...60).contains(articles.filter { $0.language.direction == .rightToLeft }.count))
        #expect((8...12).contains(sample.sections.count))
        #expect(articles.allSatisfy { (3...6).contains($0.tags.count) && Set($0.tags).count == $0.tags.count })
        var uses: [String: Int] = [:]
        for tag in articles.flatMap(\.tags) { uses[tag, default: 0] += 1 }
        let most = uses.values.max() ?? 0
        #expect(most > articles.count / 4 && most < articles.count * 3 / 4)
        #expect(uses.count > 380)
    }

    @Test("Dates reach ten years back, a few articles are drafts, scheduled or withdrawn")
    func datesAndStatuses() {
        let articles = sample.articles
        let dates = articles.compactMap(\.publishedAt)
        #expect(dates.min().map { $0 > now.advanced(by: -3_660 * 86_400) } == true)
        #expect(dates.min().map { $0 < now.advanced(by: -3_500 * 86_400) } == true)
        #expect(Set(dates).count > dates.count * 99 / 100)
        for status in [ArticleStatus.draft, .withdrawn] {
            #expect((1...20).contains(articles.filter { $0.status == status }.count))
        }
        #expect((1...20).contains(articles.filter { $0.publishedAt.map { $0 > now } == true }.count))
        #expect(articles.allSatisfy { $0.status == .draft || $0.publishedAt != nil })
        #expect(articles.allSatisfy { $0.updatedAt.map { $0 <= now } ?? true })
    }

    @Test("Comments follow what they reply to, and the articles' topics are named in the texts")
    func commentsAndTopics() {
        var replies = 0
        var named = 0
        var tied = 0
        let titles = Dictionary(uniqueKeysWithValues: sample.topics.map { ($0.sourceID, $0.title) })
        for article in sample.articles {
            var times: [String: Timestamp] = [:]
            for comment in article.comments {
                let earliest = comment.parent.flatMap { times[$0] } ?? article.publishedAt ?? now
                #expect(earliest <= comment.createdAt && comment.createdAt <= now)
                replies += comment.parent == nil ? 0 : 1
                times[comment.sourceID] = comment.createdAt
            }
            tied += article.topics.count
            named += article.topics.count { titles[$0].map(article.body.text.contains) == true }
        }
        #expect(replies > sample.articles.count / 3)
        #expect(named > tied * 8 / 10)
    }

    @Test("The vocabulary is of several thousand words, and a few of them make up much of the text")
    func vocabularyIsZipfian() {
        var counts: [Substring: Int] = [:]
        for article in sample.articles.prefix(1_000) {
            for word in article.body.text.split(whereSeparator: { !$0.isLetter }) { counts[word, default: 0] += 1 }
        }
        #expect(counts.count > 4_000)
        let total = counts.values.reduce(0, +)
        let frequent = counts.values.sorted(by: >).prefix(100).reduce(0, +)
        #expect(frequent * 10 > total * 4)
    }
}
