internal import NewsDomain

/// What the articles of a synthetic newsroom refer to. It depends on the seed alone, not on how many articles there
/// are, so that a larger newsroom has a smaller one for its beginning.
struct SyntheticWorld {
    /// A tag with the section and the theme of what is written under it.
    struct Tag {
        var record: ImportedTag
        var section: Int
        var theme: SyntheticProse.Theme
        var arabicTheme: SyntheticProse.Theme
        var persianTheme: SyntheticProse.Theme
    }

    /// A topic with the UTF-8 of its title.
    struct Topic {
        var record: ImportedTopic
        var title: [UInt8]
    }

    private(set) var sections: [ImportedSection] = []
    private(set) var tags: [Tag] = []
    private(set) var authors: [ImportedAuthor] = []
    private(set) var media: [ImportedMedia] = []
    private(set) var topics: [Topic] = []

    let tagTable: ZipfTable
    let authorTable: ZipfTable
    let topicTable: ZipfTable
    let english: SyntheticLanguage
    let arabic: SyntheticLanguage
    let persian: SyntheticLanguage

    /// Those of the demo newsroom as they are there, so that the two go together, and two more.
    private static let allSections =
        DemoTerm.sections.map(\.section)
        + ["Politics", "World"].map { name in
            ImportedSection(sourceID: name.lowercased(), slug: Slug(trusted: name.lowercased()), name: name)
        }
    private static let tagCount = 400
    private static let authorCount = 200
    private static let mediaCount = 600
    private static let topicCount = 60

    /// How many records a world is made of, whatever its seed.
    static let recordCount = allSections.count + tagCount + authorCount + mediaCount + topicCount

    /// The world of a seed.
    init(seed: UInt64) {
        english = .english()
        arabic = .arabic()
        persian = .persian()
        tagTable = ZipfTable(count: Self.tagCount, offset: 0.5)
        authorTable = ZipfTable(count: Self.authorCount, offset: 8)
        topicTable = ZipfTable(count: Self.topicCount, offset: 2)
        var random = SyntheticRandom(seed: seed, stream: 0)
        sections = Self.allSections
        makeTags(&random)
        makeAuthors(&random)
        makeMedia(&random)
        makeTopics(&random)
    }

    /// The world as records, what is referred to before what refers to it.
    var records: [ImportRecord] {
        sections.map(ImportRecord.section) + tags.map { .tag($0.record) } + authors.map(ImportRecord.author)
            + media.map(ImportRecord.media) + topics.map { .topic($0.record) }
    }

    private mutating func makeTags(_ random: inout SyntheticRandom) {
        var seen: Set<String> = []
        while tags.count < Self.tagCount {
            let noun = english.nouns.string(random.below(english.nouns.count))
            let adjective = english.adjectives.string(random.below(english.adjectives.count))
            // The much used tags are of one word, the special ones of two.
            let words = tags.count < 90 ? noun : "\(adjective) \(noun)"
            guard seen.insert(words).inserted else { continue }
            let record = ImportedTag(
                sourceID: "tag:\(tags.count)",
                slug: Slug(trusted: SyntheticSlug.of(words)),
                name: words.prefix(1).uppercased() + words.dropFirst()
            )
            tags.append(
                Tag(
                    record: record,
                    section: random.below(sections.count),
                    theme: SyntheticProse.theme(english, &random),
                    arabicTheme: SyntheticProse.theme(arabic, &random),
                    persianTheme: SyntheticProse.theme(persian, &random)
                )
            )
        }
    }

    private mutating func makeAuthors(_ random: inout SyntheticRandom) {
        var seen: Set<String> = []
        var prose = SyntheticProse(english)
        let names = SyntheticTemplates("{name}")
        let biographies = SyntheticTemplates(
            """
            Writes about the {nouns} of {place} and other {adjective} {nouns}.
            Reported from {place} for {number} years, mostly on {nouns}.
            Has been with the newsroom since the {noun} of {place}, and covers {nouns} and {nouns}.
            """
        )
        while authors.count < Self.authorCount {
            prose.random = SyntheticRandom(seed: random.next())
            let name = prose.line(of: names)
            guard seen.insert(name).inserted else { continue }
            authors.append(
                ImportedAuthor(
                    sourceID: "author:\(authors.count)",
                    slug: Slug(trusted: SyntheticSlug.of(name)),
                    name: name,
                    biography: prose.line(of: biographies)
                )
            )
        }
    }

    private mutating func makeMedia(_ random: inout SyntheticRandom) {
        var prose = SyntheticProse(english)
        let alternatives = SyntheticTemplates(
            "{adjective} {noun} in {place}\n{nouns} near {place}\n{name} before a {noun}"
        )
        let shapes = [(1600, 900), (1600, 1067), (1200, 1200), (1080, 1440), (2400, 1350)]
        for number in 0..<Self.mediaCount {
            prose.random = SyntheticRandom(seed: random.next())
            let shape = random.pick(shapes)
            media.append(
                ImportedMedia(
                    sourceID: "media:\(number)",
                    kind: .image,
                    url: "https://images.example.org/synthetic/\(number).jpg",
                    width: shape.0,
                    height: shape.1,
                    bytes: random.within(60_000...900_000),
                    mimeType: "image/jpeg",
                    alt: prose.line(of: alternatives),
                    caption: prose.line(of: english.sentences),
                    credit: "Photo: " + random.pick(authors).name
                )
            )
        }
    }

    private mutating func makeTopics(_ random: inout SyntheticRandom) {
        let kinds: [(String, TopicType)] = [
            ("Accord", .event), ("Movement", .movement), ("Initiative", .movement), ("Barrier", .place),
            ("Observatory", .organisation), ("Festival", .event), ("Doctrine", .concept),
            ("Cooperative", .organisation),
        ]
        var prose = SyntheticProse(english)
        let definitions = SyntheticTemplates(
            """
            began in {place} as an answer to the {adjective} {noun}, and has since {verb} more than {number} {nouns}.
            is named after a {noun} in {place}, which {surname} {verb} when the {nouns} were still {adjective}.
            connects {place} with {place}, and is best known for its {adjective} {nouns}.
            """
        )
        for number in 0..<Self.topicCount {
            let kind = kinds[number % kinds.count]
            let title = "\(english.places.string(number * 7)) \(kind.0)"
            prose.random = SyntheticRandom(seed: random.next())
            prose.theme = SyntheticProse.theme(english, &random)
            let first = prose.line(of: definitions).lowercasedFirst
            let second = prose.line(of: english.sentences)
            let record = ImportedTopic(
                sourceID: "topic:\(number)",
                slug: Slug(trusted: SyntheticSlug.of(title)),
                title: title,
                type: kind.1,
                language: .english,
                definition: Body(
                    html: "<p>The <strong>\(title)</strong> \(first) \(second)</p>",
                    text: "The \(title) \(first) \(second)"
                )
            )
            topics.append(Topic(record: record, title: Array(title.utf8)))
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
