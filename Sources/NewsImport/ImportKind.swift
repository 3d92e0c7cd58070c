package import NewsDomain

/// The kinds of thing an import counts, in the order a report shows them.
package enum ImportKind: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
    case articles, comments, sections, tags, authors, media, galleries, topics, collections, relatedLinks, others
}

extension ImportRecord {
    /// What the record is counted as.
    package var kind: ImportKind {
        switch self {
        case .section: .sections
        case .tag: .tags
        case .author: .authors
        case .media: .media
        case .topic: .topics
        case .gallery: .galleries
        case .article: .articles
        case .collection: .collections
        case .relatedLinks: .relatedLinks
        }
    }

    /// What a report calls it.
    var name: String {
        switch self {
        case .section(let section): "section “\(section.name)”"
        case .tag(let tag): "tag “\(tag.name)”"
        case .author(let author): "author “\(author.name)”"
        case .media(let media): "media \(media.url)"
        case .topic(let topic): "topic “\(topic.title)”"
        case .gallery(let gallery): "gallery “\(gallery.title)”"
        case .article(let article): "article “\(article.title)”"
        case .collection(let collection): "collection “\(collection.title)”"
        case .relatedLinks(let links): "related links of \(links.article)"
        }
    }

    /// About how much memory the record takes, in bytes.
    var weight: Int {
        guard case .article(let article) = self else { return 500 }
        let comments = article.comments.reduce(0) { $0 + $1.text.utf8.count + 300 }
        return article.body.html.utf8.count + article.body.text.utf8.count + comments + 1_000
    }
}
