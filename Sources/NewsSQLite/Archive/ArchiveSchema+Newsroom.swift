package import NewsDomain

extension ArchiveSchema {
    /// All of a newsroom.
    package static let newsroom = ArchiveSchema(kinds)

    private static let kinds: [ArchiveKind] = [
        ArchiveKind("import_source", [id, .required("name", .name), .required("firstImportedAt", .time)]),
        ArchiveKind(
            "media",
            [id] + MediaFields.all.filter { !$0.isLater }.map(\.archived) + [version]
                + MediaFields.all.filter(\.isLater).map(\.archived)
        ),
        site,
        ArchiveKind("section", [id, slug, name, .optional("description", .text), position, version]),
        ArchiveKind("tag", [id, slug, name, sortKey, version]),
        ArchiveKind(
            "author",
            [
                id, slug, name, sortKey, .optional("biography", .text), .optional("pictureId", .reference("media")),
                version,
            ]
        ),
        ArchiveKind(
            "topic",
            [
                id, slug, title, sortKey,
                .required(
                    "topicType",
                    .choice(["organisation", "movement", "person", "place", "event", "concept"]),
                    column: "type"
                ),
                language, .required("definitionHtml", .html), .required("definitionText", .text), image,
                .former("inFocus", .boolean), version,
            ],
            parts: [
                ArchivePart("names", table: "topic_name", [place, name, sortKey]),
                ArchivePart("links", table: "topic_link", [place, .required("url", .address)]),
            ]
        ),
        ArchiveKind(
            "gallery",
            [
                id, slug, .required("kind", .choice(["photo", "film"])), language, title,
                .optional("description", .text), .optional("publishedAt", .time),
                .optional("posterId", .reference("media")), version,
            ],
            parts: [
                ArchivePart(
                    "items",
                    table: "gallery_item",
                    [
                        place, .required("mediaId", .reference("media")), .optional("title", .text),
                        .optional("caption", .text), .optional("credit", .text),
                    ]
                )
            ]
        ),
        ArchiveKind("term", [.required("id", .hash), .required("documentCount", .number(from: 0))]),
        article,
        ArchiveKind(
            "article_related",
            [.required("articleId", .reference("article")), place, .required("relatedId", .reference("article"))],
            rules: [.relation]
        ),
        ArchiveKind(
            "article_excluded",
            [.required("articleId", .reference("article")), .required("otherId", .reference("article"))],
            rules: [.exclusion]
        ),
        ArchiveKind("collection", [id, slug, title, position, version], parts: [picks]),
        comment,
        ArchiveKind(
            "view_hour",
            [
                .required("hour", .number(from: 0)), .required("articleId", .reference("article")),
                .required("views", .number(from: 1)),
            ]
        ),
        ArchiveKind(
            "former_slug",
            [
                .required("kind", .choice(["section", "tag", "author", "topic", "gallery", "collection"])), slug,
                .required("resourceId", .referenceOf("kind")),
            ]
        ),
        ArchiveKind(
            "former_id",
            [
                .required("kind", .choice(["section", "tag", "author", "topic", "gallery", "media"])),
                .required("id", .number(from: 1)), .required("resourceId", .referenceOf("kind")),
            ]
        ),
        ArchiveKind(
            "last_id",
            [
                .required(
                    "kind",
                    .choice([
                        "section", "tag", "author", "topic", "media", "gallery", "collection", "article", "comment",
                    ])
                ),
                .required("id", .number(from: 0)),
            ]
        ),
        ArchiveKind("newsroom_uid", [.required("kind", .choice(["newsroom"])), .required("uid", .name)]),
        ArchiveKind(
            "import_record",
            [
                .required("sourceId", .reference("import_source")), .required("kind", .text), .required("key", .text),
                .required("resourceId", .number(from: 0)), .required("digest", .hash), .optional("fields", .text),
            ]
        ),
    ]

    // MARK: The larger ones

    private static let article = ArchiveKind(
        "article",
        [id] + ArticleFields.columns.filter(\.isOfArticle).map(\.archived)
            + [
                .required("updatedAt", .time), .required("wordCount", .number(from: 0)),
                .required("version", .number(from: 1)), .optional("deletedAt", .time),
            ],
        rules: [.publication, .source, .trash],
        parts: [
            ArchivePart(
                "body",
                table: "article_body",
                order: "articleId",
                isSingle: true,
                [.required("html", .html), .required("text", .text)]
            ),
            ArchivePart("formerSlugs", table: "article_former_slug", order: "slug", [slug]),
            ArchivePart("corrections", table: "article_correction", [place, at, .required("text", .name)]),
            ArchivePart(
                "revisions",
                table: "article_revision",
                order: "number",
                [
                    .required("number", .number(from: 1)), at, .required("actor", .text),
                    .required("before", .earlierFields),
                ]
            ),
            ArchivePart(
                "authors",
                table: "article_author",
                order: "position, authorId",
                [.required("authorId", .reference("author")), place]
            ),
            ArchivePart(
                "tags",
                table: "article_tag",
                order: "position, tagId",
                [.required("tagId", .reference("tag")), place]
            ),
            ArchivePart(
                "topics",
                table: "article_topic",
                order: "position, topicId",
                [
                    .required("topicId", .reference("topic")), place, .required("origin", .choice(["editor", "text"])),
                    .required("occurrences", .ranges),
                ]
            ),
            ArchivePart(
                "terms",
                table: "article_term",
                order: "termId",
                [.required("termId", .hash), .required("word", .text)]
            ),
            ArchivePart("galleries", table: "article_gallery", [place, .required("galleryId", .reference("gallery"))]),
            ArchivePart(
                "formerAddresses",
                table: "former_address",
                order: "path, host",
                [.required("path", .name), .required("host", .text)]
            ),
        ]
    )

    private static let site = ArchiveKind(
        "site",
        [
            id, .required("version", .number(from: 1)), .required("updatedAt", .time), .optional("url", .address),
            name, .optional("tagline", .text), language, .required("timeZone", .name),
            .optional("logoId", .reference("media")),
        ],
        rules: [.timeZone],
        parts: [
            ArchivePart("links", table: "site_link", [place, name, .required("url", .address)]),
            ArchivePart(
                "patterns",
                table: "site_pattern",
                order: "kind",
                [.required("kind", .choice(AddressedKind.allCases.map(\.rawValue))), .required("pattern", .name)],
                rules: [.pattern]
            ),
        ]
    )

    private static let picks = ArchivePart(
        "items",
        table: "collection_item",
        [
            place, .optional("articleId", .reference("article")), .optional("topicId", .reference("topic")),
            .optional("galleryId", .reference("gallery")), .optional("linkUrl", .address),
            .optional("linkTitle", .text),
            .optional("linkImageUrl", .address), .optional("label", .text), .optional("endsAt", .time),
        ],
        rules: [.onePick, .link]
    )

    private static let commentStatus = ArchiveField.required(
        "status",
        .choice(["pending", "approved", "rejected", "spam", "deleted"])
    )

    private static let comment = ArchiveKind(
        "comment",
        [
            id, .required("articleId", .reference("article")), .optional("parentId", .reference("comment")),
            .required("threadId", .reference("comment")), .required("depth", .number(from: 0)), commentStatus,
            .optional("name", .text), .optional("email", .text), .required("text", .text),
            .required("createdAt", .time), .optional("receivedAt", .time), .optional("textHash", .hash),
            version,
        ],
        rules: [.thread, .depth],
        parts: [
            ArchivePart(
                "decisions",
                table: "comment_decision",
                order: "number",
                [.required("number", .number(from: 0)), at, .required("actor", .text), commentStatus]
            )
        ]
    )

    // MARK: What many have

    private static let id = ArchiveField.required("id", .id)
    private static let slug = ArchiveField.required("slug", .slug)
    private static let name = ArchiveField.required("name", .name)
    private static let title = ArchiveField.required("title", .name)
    private static let sortKey = ArchiveField.required("sortKey", .text)
    private static let language = ArchiveField.required("language", .language)
    private static let image = ArchiveField.optional("imageId", .reference("media"))
    private static let at = ArchiveField.required("at", .time)
    /// Where there is none, as in older archives, it is the first.
    private static let version = ArchiveField.optional("version", .number(from: 1))
    /// Among all of a kind.
    private static let position = ArchiveField.required("position", .number(from: .min))
    /// Within a part.
    private static let place = ArchiveField.required("position", .number(from: 0))
}
