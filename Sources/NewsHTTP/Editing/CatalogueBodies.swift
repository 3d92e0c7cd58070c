internal import NewsDomain
internal import NewsJSON

// What the members of a body set of each kind of thing.

extension CatalogueChange {
    /// The change that a body asks for, but for a topic's definition.
    init(_ kind: CatalogueKind, _ body: inout BodyReader) {
        switch kind {
        case .section: self = .section(SectionChange(&body))
        case .tag: self = .tag(TagChange(&body))
        case .author: self = .author(AuthorChange(&body))
        case .topic: self = .topic(TopicChange(&body))
        case .gallery: self = .gallery(GalleryChange(&body))
        case .collection: self = .collection(CollectionChange(&body))
        case .media: self = .media(MediaChange(&body))
        }
    }

    /// From 1.
    fileprivate static let positions = 1...1_000_000
}

extension SectionChange {
    fileprivate init(_ body: inout BodyReader) {
        self.init()
        slug = body.change("slug") { $0.slug() }
        name = body.change("name") { $0.line("name", atMost: CatalogueChange.maximumName) }
        description = body.patch("description") {
            $0.paragraphs("description", atMost: CatalogueChange.maximumText)
        }
        position = body.change("position") { $0.integer("position", in: CatalogueChange.positions) }
    }
}

extension TagChange {
    fileprivate init(_ body: inout BodyReader) {
        self.init()
        slug = body.change("slug") { $0.slug() }
        name = body.change("name") { $0.line("name", atMost: CatalogueChange.maximumName) }
    }
}

extension AuthorChange {
    fileprivate init(_ body: inout BodyReader) {
        self.init()
        slug = body.change("slug") { $0.slug() }
        name = body.change("name") { $0.line("name", atMost: CatalogueChange.maximumName) }
        biography = body.patch("biography") { $0.paragraphs("biography", atMost: CatalogueChange.maximumText) }
        picture = body.patch("picture") { $0.media("picture") }
    }
}

extension TopicChange {
    fileprivate init(_ body: inout BodyReader) {
        self.init()
        slug = body.change("slug") { $0.slug() }
        title = body.change("title") { $0.line("title", atMost: CatalogueChange.maximumName) }
        type = body.change("type") { $0.choice("type", of: TopicType.allCases) }
        language = body.change("language") { $0.language("language") }
        aliases = body.patch("aliases") { $0.names("aliases", atMost: CatalogueChange.maximumAliases) }.map { $0 ?? [] }
        image = body.patch("image") { $0.media("image") }
        sameAs = body.patch("sameAs") { $0.urls("sameAs", atMost: CatalogueChange.maximumAliases) }.map { $0 ?? [] }
    }
}

extension GalleryChange {
    fileprivate init(_ body: inout BodyReader) {
        self.init()
        slug = body.change("slug") { $0.slug() }
        kind = body.change("kind") { $0.choice("kind", of: GalleryKind.allCases) }
        language = body.change("language") { $0.language("language") }
        title = body.change("title") { $0.line("title", atMost: ArticleChange.maximumTitle) }
        description = body.patch("description") {
            $0.paragraphs("description", atMost: CatalogueChange.maximumText)
        }
        publishedAt = body.patch("publishedAt") { $0.timestamp("publishedAt") }
        poster = body.patch("poster") { $0.media("poster") }
        items =
            body.patch("items") { $0.objects("items", atMost: Self.maximumItems) { Item(&$0) } }
            .map { $0 ?? [] }
    }
}

extension GalleryChange.Item {
    fileprivate init?(_ body: inout BodyReader) {
        body.require("media")
        let title = body.line("title", atMost: CatalogueChange.maximumLine)
        let caption = body.paragraphs("caption", atMost: CatalogueChange.maximumText)
        let credit = body.line("credit", atMost: CatalogueChange.maximumLine)
        guard let media = body.change("media", { $0.media("media") }) else { return nil }
        self.init(media: media, title: title, caption: caption, credit: credit)
    }
}

extension CollectionChange {
    fileprivate init(_ body: inout BodyReader) {
        self.init()
        slug = body.change("slug") { $0.slug() }
        title = body.change("title") { $0.line("title", atMost: CatalogueChange.maximumName) }
        position = body.change("position") { $0.integer("position", in: CatalogueChange.positions) }
    }
}

extension MediaChange {
    init(_ body: inout BodyReader) {
        self.init()
        kind = body.change("kind") { $0.choice("kind", of: MediaKind.allCases) }
        url = body.change("url") { $0.mediaURL("url") }
        width = body.patch("width") { $0.integer("width", in: 1...100_000) }
        height = body.patch("height") { $0.integer("height", in: 1...100_000) }
        bytes = body.patch("bytes") { $0.integer("bytes", in: 0...1_000_000_000_000) }
        mimeType = body.patch("mimeType") { $0.line("mimeType", atMost: 100) }
        durationSeconds = body.patch("durationSeconds") { $0.integer("durationSeconds", in: 0...1_000_000) }
        alt = body.patch("alt") { $0.paragraphs("alt", atMost: CatalogueChange.maximumText) }
        caption = body.patch("caption") { $0.paragraphs("caption", atMost: CatalogueChange.maximumText) }
        credit = body.patch("credit") { $0.line("credit", atMost: CatalogueChange.maximumLine) }
        focalPoint = body.patch("focalPoint") { $0.object("focalPoint") { FocalPoint(&$0) } }
    }
}

extension FocalPoint {
    /// `x` and `y` from 0 to 1; kept to the hundredth.
    fileprivate init?(_ body: inout BodyReader) {
        for name in ["x", "y"] { body.require(name) }
        let x = body.change("x") { $0.fraction("x") }
        let y = body.change("y") { $0.fraction("y") }
        guard let x, let y else { return nil }
        self.init(x: Int((x * 100).rounded()), y: Int((y * 100).rounded()))
    }
}

extension Pick {
    private static let kinds = ["article", "topic", "gallery", "link"]

    init?(_ body: inout BodyReader) {
        let label = body.line("label", atMost: CatalogueChange.maximumName)
        let endsAt = body.timestamp("endsAt")
        body.passOver(membersOf: .pick)
        let given = Self.kinds.filter { body.has($0) && body.value($0) != nil }
        guard given.count == 1, let kind = given.first else {
            body.fault(
                given.first ?? "article",
                "oneOf",
                "An item must have one of \(Self.kinds.joined(separator: ", ")).",
                FaultParams(known: Self.kinds)
            )
            return nil
        }
        guard let target = Target(kind, &body) else { return nil }
        self.init(target, label: label, endsAt: endsAt)
    }
}

extension Pick.Target {
    fileprivate init?(_ kind: String, _ body: inout BodyReader) {
        switch kind {
        case "article":
            guard let article = body.article("article") else { return nil }
            self = .article(article)
        case "topic":
            guard let topic = body.reference("topic") else { return nil }
            self = .topic(topic)
        case "gallery":
            guard let gallery = body.reference("gallery") else { return nil }
            self = .gallery(gallery)
        default:
            guard let link = body.change("link", { $0.object("link") { OutsideLink(&$0) } }) else { return nil }
            self = .link(link)
        }
    }
}

extension OutsideLink {
    fileprivate init?(_ body: inout BodyReader) {
        for name in ["url", "title"] { body.require(name) }
        let image = body.object("image") { $0.imageURL() }
        let url = body.change("url") { $0.url("url") }
        let title = body.change("title") { $0.line("title", atMost: ArticleChange.maximumTitle) }
        guard let url, let title else { return nil }
        self.init(url: url, title: title, imageURL: image)
    }
}

extension BodyReader {
    /// The address of a media item. The path of a file that the newsroom keeps is what an answer said of it, and says nothing.
    fileprivate mutating func mediaURL(_ name: String) -> String? {
        if case .string(let text)? = value(name), text.hasPrefix("/media/") { return nil }
        return url(name)
    }

    /// The address of a picture elsewhere. What else an answer says of it is known of no such picture, and passed over.
    fileprivate mutating func imageURL() -> String? {
        require("url")
        passOver(membersOf: Shape<String>.outsideImage)
        return change("url") { $0.url("url") }
    }
}
