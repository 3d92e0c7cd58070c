internal import NewsDomain
internal import NewsJSON

/// The catalogues of a newsroom: `/v1/sections`, `/v1/tags`, `/v1/authors`, `/v1/topics`, `/v1/collections`,
/// `/v1/galleries`, and each of their members.
struct Catalogues {
    let newsroom: Newsroom
    let delivery: Delivery

    var endpoints: [Endpoint] {
        sections.endpoints + tags.endpoints + authors.endpoints + topics.endpoints + collections.endpoints
            + galleries.endpoints
    }

    private var sections: CatalogueController<NamedQuery, Section, NamedCursor, Section> {
        CatalogueController(
            kind: .section,
            newsroom: newsroom,
            delivery: delivery,
            policy: .catalogue,
            shape: .section,
            detailShape: .section,
            query: { reader, _ in try reader.positioned(newsroom) },
            find: { query, _ in try newsroom.sections(query) },
            cursor: Cursor.encode,
            findOne: { try newsroom.section($0.reference) }
        )
    }

    private var tags: CatalogueController<NamedQuery, Tag, NamedCursor, Tag> {
        CatalogueController(
            kind: .tag,
            newsroom: newsroom,
            delivery: delivery,
            policy: .names,
            shape: .tag,
            detailShape: .tag,
            query: { reader, request in try reader.named(request, newsroom) },
            find: { query, _ in try newsroom.tags(query) },
            cursor: Cursor.encode,
            findOne: { try newsroom.tag($0.reference, isEditorial: $0.isEditorial) }
        )
    }

    private var authors: CatalogueController<NamedQuery, Author, NamedCursor, Author> {
        CatalogueController(
            kind: .author,
            newsroom: newsroom,
            delivery: delivery,
            policy: .names,
            shape: .author,
            detailShape: .author,
            query: { reader, request in try reader.named(request, newsroom) },
            find: { query, _ in try newsroom.authors(query) },
            cursor: Cursor.encode,
            findOne: { try newsroom.author($0.reference, isEditorial: $0.isEditorial) }
        )
    }

    private var topics: CatalogueController<TopicQuery, TopicSummary, NamedCursor, Topic> {
        CatalogueController(
            kind: .topic,
            newsroom: newsroom,
            delivery: delivery,
            policy: .topics,
            shape: .topic,
            detailShape: .topicDetail,
            detailViews: .topic,
            query: { reader, _ in try reader.topics(newsroom) },
            find: { query, _ in try newsroom.topics(query) },
            cursor: Cursor.encode,
            languages: { try $0.languages(in: newsroom) },
            findOne: { try newsroom.topic($0.reference, in: $0.languages, parts: $0.parts) }
        )
    }

    private var collections: CatalogueController<NamedQuery, PickCollection, NamedCursor, PickCollection> {
        CatalogueController(
            kind: .collection,
            newsroom: newsroom,
            delivery: delivery,
            policy: .picks,
            shape: .collection,
            detailShape: .collection,
            views: .collection,
            detailViews: .collection,
            query: { reader, _ in try reader.positioned(newsroom) },
            find: { query, parts in try newsroom.collections(query, parts: parts) },
            cursor: Cursor.encode,
            languages: { try $0.languages(in: newsroom) },
            findOne: {
                try newsroom.collection($0.reference, in: $0.languages, parts: $0.parts, isEditorial: $0.isEditorial)
            }
        )
    }

    private var galleries: CatalogueController<GalleryQuery, Gallery, ArticleCursor, Gallery> {
        CatalogueController(
            kind: .gallery,
            newsroom: newsroom,
            delivery: delivery,
            policy: .picks,
            shape: .gallery,
            detailShape: .gallery,
            query: { reader, request in try reader.galleries(request, newsroom) },
            find: { query, _ in try newsroom.galleries(query) },
            cursor: Cursor.encode,
            findOne: { try newsroom.gallery($0.reference, isEditorial: $0.isEditorial) }
        )
    }
}
