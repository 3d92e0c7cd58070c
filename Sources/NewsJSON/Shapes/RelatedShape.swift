package import NewsDomain

extension Shape where Value == RelatedArticle {
    /// An article shown beside another.
    package static let related = Shape([
        .object("article", .summary) { $0.article },
        .string("source") { $0.score == nil ? "curated" : "computed" },
        .decimal("score") { $0.score },
        .list("reasons", .reason) { $0.reasons },
    ])
}

extension RelatedArticle {
    fileprivate var score: Double? {
        if case .computed(let score, _) = source { score } else { nil }
    }

    fileprivate var reasons: [RelatedReason] {
        if case .computed(_, let reasons) = source { reasons } else { [] }
    }
}

extension Shape where Value == RelatedReason {
    /// What two articles have in common: `type` says which of `slug` and `words` there are.
    static let reason = Shape([
        .string("type") { $0.type },
        .string("slug") { $0.slug }.onlyIf { $0.slug != nil },
        .string("name") { $0.name },
        .strings("words") { $0.words ?? [] }.onlyIf { $0.words != nil },
    ])
}

extension RelatedReason {
    fileprivate var type: String {
        switch self {
        case .topic: "topic"
        case .tag: "tag"
        case .section: "section"
        case .text: "text"
        case .time: "time"
        }
    }

    fileprivate var slug: String? {
        switch self {
        case .topic(let slug, _), .tag(let slug, _), .section(let slug, _): slug
        case .text, .time: nil
        }
    }

    fileprivate var name: String? {
        switch self {
        case .topic(_, let name), .tag(_, let name), .section(_, let name): name
        case .text, .time: nil
        }
    }

    fileprivate var words: [String]? {
        if case .text(let words) = self { words } else { nil }
    }
}
