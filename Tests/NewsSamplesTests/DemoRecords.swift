import NewsDomain

/// The records of an import by kind.
struct SortedRecords {
    var sections: [ImportedSection] = []
    var tags: [ImportedTag] = []
    var authors: [ImportedAuthor] = []
    var media: [ImportedMedia] = []
    var topics: [ImportedTopic] = []
    var galleries: [ImportedGallery] = []
    var articles: [ImportedArticle] = []
    var collections: [ImportedCollection] = []
    var links: [ImportedRelatedLinks] = []

    init(_ records: some Sequence<ImportRecord>) {
        for record in records {
            switch record {
            case .section(let section): sections.append(section)
            case .tag(let tag): tags.append(tag)
            case .author(let author): authors.append(author)
            case .media(let item): media.append(item)
            case .topic(let topic): topics.append(topic)
            case .gallery(let gallery): galleries.append(gallery)
            case .article(let article): articles.append(article)
            case .collection(let collection): collections.append(collection)
            case .relatedLinks(let link): links.append(link)
            }
        }
    }
}

extension ImportRecord {
    /// The record's kind and id.
    var key: String {
        switch self {
        case .section(let section): "section " + section.sourceID
        case .tag(let tag): "tag " + tag.sourceID
        case .author(let author): "author " + author.sourceID
        case .media(let media): "media " + media.sourceID
        case .topic(let topic): "topic " + topic.sourceID
        case .gallery(let gallery): "gallery " + gallery.sourceID
        case .article(let article): "article " + article.sourceID
        case .collection(let collection): "collection " + collection.sourceID
        case .relatedLinks(let links): "links " + links.article
        }
    }

    /// The keys of what the record refers to.
    var references: [String] {
        switch self {
        case .section, .tag, .media: []
        case .author(let author): author.picture.map { ["media " + $0] } ?? []
        case .topic(let topic): topic.image.map { ["media " + $0] } ?? []
        case .gallery(let gallery): gallery.items.map { "media " + $0.media }
        case .article(let article):
            ["section " + article.section] + article.authors.map { "author " + $0 } + article.tags.map { "tag " + $0 }
                + article.topics.map { "topic " + $0 } + article.galleries.map { "gallery " + $0 }
                + (article.heroImage.map { ["media " + $0] } ?? [])
        case .collection(let collection):
            collection.items.compactMap { item in
                switch item.target {
                case .article(let id): "article " + id
                case .topic(let id): "topic " + id
                case .gallery(let id): "gallery " + id
                case .link: nil
                }
            }
        case .relatedLinks(let links):
            ([links.article] + links.related + links.excluded).map { "article " + $0 }
        }
    }
}
