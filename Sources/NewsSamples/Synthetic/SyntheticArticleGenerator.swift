internal import NewsDomain

/// Writes the articles of a synthetic newsroom. Each is drawn from a stream of its own: the number and the seed say
/// all of it.
struct SyntheticArticleGenerator {
    private let world: SyntheticWorld
    private let seed: UInt64
    let now: Timestamp
    private var english: SyntheticProse
    private var arabic: SyntheticProse
    private var persian: SyntheticProse

    private static let day = 86_400
    private static let years = 3_652 * day

    init(world: SyntheticWorld, seed: UInt64, now: Timestamp) {
        self.world = world
        self.seed = seed
        self.now = now
        english = SyntheticProse(world.english)
        arabic = SyntheticProse(world.arabic)
        persian = SyntheticProse(world.persian)
    }

    /// The article of a number from 0 up.
    mutating func article(_ number: Int) -> ImportedArticle {
        var random = SyntheticRandom(seed: seed, stream: UInt64(number) + 1)
        let tags = drawTags(&random)
        let topics = drawTopics(&random)
        // The rarest of the tags says most about what the article is about.
        let subject = world.tags[tags.max() ?? 0]
        switch random.below(100) {
        case 0:
            return write(number, &random, tags, [], subject, subject.arabicTheme, with: &arabic)
        case 1:
            return write(number, &random, tags, [], subject, subject.persianTheme, with: &persian)
        default:
            return write(number, &random, tags, topics, subject, subject.theme, with: &english)
        }
    }

    private func write(
        _ number: Int,
        _ random: inout SyntheticRandom,
        _ tags: [Int],
        _ topics: [Int],
        _ subject: SyntheticWorld.Tag,
        _ theme: SyntheticProse.Theme,
        with prose: inout SyntheticProse
    ) -> ImportedArticle {
        prose.random = SyntheticRandom(seed: random.next())
        prose.theme = theme
        prose.topics = topics.map { world.topics[$0].title }
        let title = prose.line(of: prose.language.titles)
        let summary = random.chance(800) ? prose.lines(2, of: prose.language.sentences) : nil
        prose.writeBody(paragraphs: random.within(11...23))
        let body = Body(
            html: String(decoding: prose.buffer.html, as: UTF8.self),
            text: String(decoding: prose.buffer.text, as: UTF8.self)
        )
        let (status, publishedAt) = drawPublication(&random)
        let isOut = status == .published && publishedAt.map { $0 < now } == true
        return ImportedArticle(
            sourceID: "article:\(number)",
            slug: SyntheticSlug.of(title: title, number: number, language: prose.language.tag),
            language: prose.language.tag,
            title: title,
            kicker: random.chance(700) ? subject.record.name : nil,
            summary: summary,
            body: body,
            section: world.sections[random.chance(600) ? subject.section : random.below(world.sections.count)].sourceID,
            authors: drawAuthors(&random),
            tags: tags.map { world.tags[$0].record.sourceID },
            topics: topics.map { world.topics[$0].record.sourceID },
            heroImage: random.chance(600) ? random.pick(world.media).sourceID : nil,
            status: status,
            publishedAt: publishedAt,
            updatedAt: drawUpdate(&random, of: publishedAt),
            commentsOpen: !random.chance(100),
            comments: isOut ? drawComments(number, &random, since: publishedAt ?? now, with: &prose) : [],
            views: isOut ? drawViews(&random, since: publishedAt ?? now) : []
        )
    }

    /// A recent article is read by many; of the old ones, a third now and then.
    private func drawViews(_ random: inout SyntheticRandom, since publishedAt: Timestamp) -> [ImportedViewHour] {
        let isRecent = now.hour - publishedAt.hour < Int64(SyntheticViews.days * 24)
        guard isRecent || random.chance(333) else { return [] }
        return SyntheticViews.hours(
            publishedAt: publishedAt,
            now: now,
            draws: isRecent ? 16 : 1,
            handful: isRecent ? 60 : 5,
            &random
        )
    }

    // 3 to 6 different ones; drawn again where a tag comes up twice.
    private func drawTags(_ random: inout SyntheticRandom) -> [Int] {
        let count = random.within(3...6)
        var tags: [Int] = []
        tags.reserveCapacity(count)
        while tags.count < count {
            let tag = world.tagTable.draw(&random)
            if !tags.contains(tag) { tags.append(tag) }
        }
        return tags
    }

    private func drawTopics(_ random: inout SyntheticRandom) -> [Int] {
        let count =
            switch random.below(100) {
            case ..<35: 0
            case ..<70: 1
            case ..<90: 2
            default: 3
            }
        var topics: [Int] = []
        while topics.count < count {
            let topic = world.topicTable.draw(&random)
            if !topics.contains(topic) { topics.append(topic) }
        }
        return topics
    }

    private func drawAuthors(_ random: inout SyntheticRandom) -> [String] {
        let first = world.authorTable.draw(&random)
        let second = world.authorTable.draw(&random)
        guard second != first, random.chance(150) else { return [world.authors[first].sourceID] }
        return [world.authors[first].sourceID, world.authors[second].sourceID]
    }

    /// Ten years back from now, thicker towards the present; few by night.
    private func drawPublication(_ random: inout SyntheticRandom) -> (ArticleStatus, Timestamp?) {
        let fate = random.below(1000)
        let ahead = now.advanced(by: Int64(3_600 + random.below(30 * Self.day)))
        var age = 60 + random.below(Self.years)
        if random.chance(500) { age = 60 + random.below(age) }
        let secondOfDay = (now.seconds - Int64(age)) % Int64(Self.day)
        if secondOfDay < 5 * 3_600, random.chance(700) { age += 6 * 3_600 }
        let past = now.advanced(by: -Int64(age))
        switch fate {
        case ..<3: return (.draft, nil)
        case ..<6: return (.published, ahead)
        case ..<8: return (.withdrawn, past)
        default: return (.published, past)
        }
    }

    private func drawUpdate(_ random: inout SyntheticRandom, of publishedAt: Timestamp?) -> Timestamp? {
        guard random.chance(100), let publishedAt, publishedAt < now else { return nil }
        return min(now, publishedAt.advanced(by: Int64(600 + random.below(3 * Self.day))))
    }
}
