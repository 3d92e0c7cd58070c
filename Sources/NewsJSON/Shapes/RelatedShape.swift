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
        .custom("id") { $1.integer($0.reference?.id ?? 0) }.onlyIf { $0.reference != nil },
        .string("slug") { $0.reference?.slug }.onlyIf { $0.reference != nil },
        .string("name") { $0.reference?.name },
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

    fileprivate var reference: NamedReference? {
        switch self {
        case .topic(let reference), .tag(let reference), .section(let reference): reference
        case .text, .time: nil
        }
    }

    fileprivate var words: [String]? {
        if case .text(let words) = self { words } else { nil }
    }
}
