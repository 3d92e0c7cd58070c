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
            name: "section",
            plural: "sections",
            newsroom: newsroom,
            delivery: delivery,
            policy: .catalogue,
            shape: .section,
            detailShape: .section,
            query: { reader, _ in reader.positioned() },
            find: newsroom.sections,
            cursor: Cursor.encode,
            findOne: { reference, _, _ in try newsroom.section(reference) }
        )
    }

    private var tags: CatalogueController<NamedQuery, Tag, NamedCursor, Tag> {
        CatalogueController(
            name: "tag",
            plural: "tags",
            newsroom: newsroom,
            delivery: delivery,
            policy: .names,
            shape: .tag,
            detailShape: .tag,
            query: { reader, request in reader.named(request) },
            find: newsroom.tags,
            cursor: Cursor.encode,
            findOne: { reference, _, isEditorial in try newsroom.tag(reference, isEditorial: isEditorial) }
        )
    }

    private var authors: CatalogueController<NamedQuery, Author, NamedCursor, Author> {
        CatalogueController(
            name: "author",
            plural: "authors",
            newsroom: newsroom,
            delivery: delivery,
            policy: .names,
            shape: .author,
            detailShape: .author,
            query: { reader, request in reader.named(request) },
            find: newsroom.authors,
            cursor: Cursor.encode,
            findOne: { reference, _, isEditorial in try newsroom.author(reference, isEditorial: isEditorial) }
        )
    }

    private var topics: CatalogueController<TopicQuery, TopicSummary, NamedCursor, Topic> {
        CatalogueController(
            name: "topic",
            plural: "topics",
            newsroom: newsroom,
            delivery: delivery,
            policy: .topics,
            shape: .topic,
            detailShape: .topicDetail,
            query: { reader, _ in reader.topics() },
            find: newsroom.topics,
            cursor: Cursor.encode,
            findOne: { reference, selection, _ in
                try newsroom.topic(reference, parts: ArticleParts(of: selection?["articles"]))
            }
        )
    }

    private var collections: CatalogueController<NamedQuery, PickCollection, NamedCursor, PickCollection> {
        CatalogueController(
            name: "collection",
            plural: "collections",
            newsroom: newsroom,
            delivery: delivery,
            policy: .picks,
            shape: .collection,
            detailShape: .collection,
            query: { reader, _ in reader.positioned() },
            find: newsroom.collections,
            cursor: Cursor.encode,
            findOne: { reference, _, isEditorial in try newsroom.collection(reference, isEditorial: isEditorial) }
        )
    }

    private var galleries: CatalogueController<GalleryQuery, Gallery, ArticleCursor, Gallery> {
        CatalogueController(
            name: "gallery",
            plural: "galleries",
            newsroom: newsroom,
            delivery: delivery,
            policy: .picks,
            shape: .gallery,
            detailShape: .gallery,
            query: { reader, request in try reader.galleries(request) },
            find: newsroom.galleries,
            cursor: Cursor.encode,
            findOne: { reference, _, isEditorial in try newsroom.gallery(reference, isEditorial: isEditorial) }
        )
    }
}
