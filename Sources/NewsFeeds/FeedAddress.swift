package import NewsDomain

/// Where a feed is, in whichever format: what it lists, and the parameters that choose of that.
package struct FeedAddress: Hashable, Sendable {
    private let name: String
    private let parameters: String

    private init(_ name: String, parameters: String = "") {
        (self.name, self.parameters) = (name, parameters)
    }

    /// All articles, all comments, and the articles that were viewed most within a day.
    package static let articles = FeedAddress("articles")
    package static let comments = FeedAddress("comments")
    package static let mostViewed = FeedAddress("rankings/most-viewed")
    /// What there is without parameters.
    package static let main: Set<FeedAddress> = [articles, comments, mostViewed]

    /// The articles of a section, tag, topic or author.
    package static func articles(of kind: AddressedKind, slug: String) -> FeedAddress {
        articles.with("\(kind.rawValue)=\(PercentEncoding.encode(slug))")
    }

    /// The articles in a language.
    package static func articles(in language: LanguageTag) -> FeedAddress {
        articles.with("language=\(language.text)")
    }

    /// The same feed with parameters as they stand in addresses, in their canonical form; empty for none.
    package func with(_ parameters: String) -> FeedAddress {
        FeedAddress(name, parameters: parameters)
    }

    /// The path of the feed in a format, with its parameters.
    package func path(_ format: FeedFormat) -> String {
        "/feeds/\(name).\(format.rawValue)\(query)"
    }

    /// What names the feed among all, the same in every format.
    package var identity: String { "feed/\(name)\(query)" }

    private var query: String { parameters.isEmpty ? "" : "?\(parameters)" }
}
