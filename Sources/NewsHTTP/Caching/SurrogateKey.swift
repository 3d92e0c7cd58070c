/// What an answer shows, as a cache in front knows it: the words of `Surrogate-Key` (Edge Architecture Specification 1.0;
/// Fastly and Varnish's xkey read it), and what is purged by them when something changes.
///
/// There are few keys, and an answer has a handful: a list is of articles, whichever those are, since nearly every change
/// of an article may bring it into any list or take it out.
package enum SurrogateKey: Hashable, Sendable, CustomStringConvertible {
    /// An article by its id: its own page, and what stands below it.
    case article(Int64)
    /// More than one article, whichever.
    case articles
    /// Names, pictures and picks: sections, tags, authors, topics, media, galleries and collections.
    case catalogue
    /// Most viewed and most commented.
    case rankings
    /// The service's own documents: they change with its version alone.
    case service

    package var description: String {
        switch self {
        case .article(let id): "article-\(id)"
        case .articles: "articles"
        case .catalogue: "catalogue"
        case .rankings: "rankings"
        case .service: "service"
        }
    }
}
