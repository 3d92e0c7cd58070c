internal import NewsDomain

extension SyntheticLanguage {
    /// English as a news site writes it when nothing has happened.
    static func english() -> SyntheticLanguage {
        let nouns = SyntheticWords.list(EnglishLexicon.nouns)
        let places = EnglishLexicon.names(
            1_400,
            ends: ["dale", "mere", "ford", "holm", "wick", "stad", "burg", "ton", "haven", "moor", "by", "field"],
            stream: 1
        )
        let surnames = EnglishLexicon.names(
            2_400,
            ends: ["sen", "ski", "mann", "well", "brook", "ov", "ez", "ley", "quist", "ard", "ik", "ano", "stein"],
            stream: 2
        )
        let bodies = ["Council", "Institute", "Union", "Water Board", "Chamber", "Railways", "University", "Trust"]
        return SyntheticLanguage(
            tag: .english,
            nouns: SyntheticWords(nouns, offset: 6),
            plurals: SyntheticWords(nouns.map(plural), offset: 6),
            adjectives: SyntheticWords(of: EnglishLexicon.adjectives, offset: 4),
            verbs: SyntheticWords(of: EnglishLexicon.verbs, offset: 4),
            infinitives: SyntheticWords(of: EnglishLexicon.infinitives, offset: 4),
            adverbs: SyntheticWords(of: EnglishLexicon.adverbs),
            places: SyntheticWords(places, offset: 10),
            surnames: SyntheticWords(surnames, offset: 10),
            firstNames: SyntheticWords(of: EnglishLexicon.firstNames),
            organisations: SyntheticWords(
                places.prefix(240).enumerated().map { "\($1) \(bodies[$0 % bodies.count])" },
                offset: 6
            ),
            sentences: SyntheticTemplates(EnglishTemplates.sentences),
            topicSentences: SyntheticTemplates(EnglishTemplates.topicSentences),
            titles: SyntheticTemplates(EnglishTemplates.titles),
            headings: SyntheticTemplates(EnglishTemplates.headings),
            quotes: SyntheticTemplates(EnglishTemplates.quotes),
            items: SyntheticTemplates(EnglishTemplates.items),
            comments: SyntheticTemplates(EnglishTemplates.comments)
        )
    }

    private static func plural(_ noun: String) -> String {
        switch noun.suffix(2) {
        case "ay", "ey", "oy": noun + "s"
        case "sh", "ch", "ss", "us", "is": noun + "es"
        default:
            switch noun.last {
            case "y": noun.dropLast() + "ies"
            case "x": noun + "es"
            default: noun + "s"
            }
        }
    }
}
