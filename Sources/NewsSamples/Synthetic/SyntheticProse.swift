/// Writes sentences of a language into a body, about a theme.
struct SyntheticProse {
    /// What an article is about: words that come up in it far oftener than in others, so that texts on the same theme
    /// are like each other.
    struct Theme {
        var nouns: [Int] = []
        var places: [Int] = []
        var surnames: [Int] = []
    }

    let language: SyntheticLanguage
    var random = SyntheticRandom(seed: 0)
    var theme = Theme()
    /// UTF-8 of the titles of the topics that the text names.
    var topics: [[UInt8]] = []
    private(set) var buffer = HTMLTextBuffer()

    init(_ language: SyntheticLanguage) {
        self.language = language
    }

    /// A theme drawn for the language.
    static func theme(_ language: SyntheticLanguage, _ random: inout SyntheticRandom) -> Theme {
        Theme(
            nouns: (0..<12).map { _ in random.below(language.nouns.count) },
            places: (0..<5).map { _ in random.below(language.places.count) },
            surnames: (0..<4).map { _ in random.below(language.surnames.count) }
        )
    }

    /// A sentence alone as a string: a title, a caption.
    mutating func line(of templates: SyntheticTemplates) -> String {
        buffer.removeAll()
        sentence(of: templates)
        return String(decoding: buffer.html, as: UTF8.self)
    }

    /// Some sentences as a string.
    mutating func lines(_ count: Int, of templates: SyntheticTemplates) -> String {
        buffer.removeAll()
        sentences(count, of: templates)
        return String(decoding: buffer.html, as: UTF8.self)
    }

    /// A body of so many paragraphs with headings, quotations and lists among them.
    mutating func writeBody(paragraphs: Int) {
        buffer.removeAll()
        for number in 0..<paragraphs {
            if number > 0, number % 5 == 0 { block("<h2>", "</h2>", 1, of: language.headings) }
            paragraph()
            if number % 7 == 3, random.chance(500) {
                block("<blockquote><p>", "</p></blockquote>", 1, of: language.quotes)
            }
            if number % 7 == 6, random.chance(400) { list() }
        }
        buffer.endRun()
    }

    private mutating func paragraph() {
        let count = random.within(3...4)
        switch random.below(12) {
        case 0:
            open("<p>")
            sentences(1, of: language.sentences)
            buffer.write(0x20)
            buffer.tag("<em>")
            sentences(1, of: language.sentences)
            buffer.tag("</em>")
        case 1:
            open("<p><strong>")
            sentences(1, of: language.sentences)
            buffer.tag("</strong>")
        default:
            open("<p>")
            sentences(count - 1, of: language.sentences)
        }
        buffer.write(0x20)
        sentences(1, of: topics.isEmpty || random.chance(750) ? language.sentences : language.topicSentences)
        buffer.tag("</p>")
    }

    private mutating func list() {
        open("<ul><li>")
        for item in 0..<random.within(3...4) {
            if item > 0 {
                buffer.tag("</li>\n<li>")
                buffer.breakText(1)
            }
            sentence(of: language.items, capitalised: false)
        }
        buffer.tag("</li></ul>")
    }

    private mutating func block(
        _ start: StaticString,
        _ end: StaticString,
        _ count: Int,
        of templates: SyntheticTemplates
    ) {
        open(start)
        sentences(count, of: templates)
        buffer.tag(end)
    }

    /// Opens a block behind what stands there already.
    private mutating func open(_ start: StaticString) {
        if !buffer.html.isEmpty {
            buffer.tag("\n")
            buffer.breakText(2)
        }
        buffer.tag(start)
    }

    private mutating func sentences(_ count: Int, of templates: SyntheticTemplates) {
        for number in 0..<count {
            if number > 0 { buffer.write(0x20) }
            sentence(of: templates)
        }
    }

    private mutating func sentence(of templates: SyntheticTemplates, capitalised: Bool = true) {
        let start = buffer.html.count
        for index in templates.pieces(of: random.below(templates.count)) {
            let piece = templates.pieces[index]
            templates.write(piece, to: &buffer)
            fill(piece.slot)
        }
        if capitalised { buffer.capitalise(from: start) }
    }

    private mutating func fill(_ slot: SyntheticTemplates.Slot) {
        switch slot {
        case .noun: language.nouns.write(noun(), to: &buffer)
        case .nouns:
            let drawn = noun()
            // Not every language has a plural for each of its nouns here.
            language.plurals.write(drawn < language.plurals.count ? drawn : drawn % language.plurals.count, to: &buffer)
        case .adjective: writeAdjective()
        case .verb: language.verbs.write(language.verbs.draw(&random), to: &buffer)
        case .infinitive: language.infinitives.write(language.infinitives.draw(&random), to: &buffer)
        case .adverb: language.adverbs.write(language.adverbs.draw(&random), to: &buffer)
        case .place:
            let place = Self.themed(theme.places, 600, &random) ?? language.places.draw(&random)
            language.places.write(place, to: &buffer)
        case .surname: writeSurname()
        case .name:
            language.firstNames.write(random.below(language.firstNames.count), to: &buffer)
            buffer.write(0x20)
            writeSurname()
        case .organisation: language.organisations.write(language.organisations.draw(&random), to: &buffer)
        case .topic:
            if !topics.isEmpty { topics[random.below(topics.count)].withUnsafeBufferPointer { buffer.write($0) } }
        case .number: buffer.write(number: random.within(2...90))
        case .none: break
        }
    }

    private mutating func noun() -> Int {
        Self.themed(theme.nouns, 400, &random) ?? language.nouns.draw(&random)
    }

    private mutating func writeAdjective() {
        let adjective = language.adjectives.draw(&random)
        if language.adjectives.startsWithVowel(adjective) { buffer.writeN() }
        language.adjectives.write(adjective, to: &buffer)
    }

    private mutating func writeSurname() {
        let surname = Self.themed(theme.surnames, 500, &random) ?? language.surnames.draw(&random)
        language.surnames.write(surname, to: &buffer)
    }

    /// One of the theme's words, so many times in a thousand.
    private static func themed(_ words: [Int], _ perMille: Int, _ random: inout SyntheticRandom) -> Int? {
        !words.isEmpty && random.chance(perMille) ? words[random.below(words.count)] : nil
    }
}
