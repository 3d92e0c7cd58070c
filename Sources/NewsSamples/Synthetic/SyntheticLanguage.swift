internal import NewsDomain

/// A small language to make articles of: its words by kind and its sentences with gaps.
struct SyntheticLanguage {
    var tag: LanguageTag
    var nouns: SyntheticWords
    var plurals: SyntheticWords
    var adjectives: SyntheticWords
    var verbs: SyntheticWords
    var infinitives: SyntheticWords
    var adverbs: SyntheticWords
    var places: SyntheticWords
    var surnames: SyntheticWords
    var firstNames: SyntheticWords
    var organisations: SyntheticWords

    var sentences: SyntheticTemplates
    /// Sentences that name a glossary topic.
    var topicSentences: SyntheticTemplates
    var titles: SyntheticTemplates
    var headings: SyntheticTemplates
    var quotes: SyntheticTemplates
    var items: SyntheticTemplates
    var comments: SyntheticTemplates
}
