internal import GRDB
internal import NewsDomain

// What each kind of thing is stored as: its row, and the rows that are parts of it.

extension CatalogueEditing {
    /// The columns that a change sets, but for the slug. Throws all faults of what it names.
    func row(of change: CatalogueChange, id: Int64?) throws -> RowChange {
        var row = RowChange()
        var references = ReferenceResolver(db, at: now)
        switch change {
        case .section(let change):
            row.set("name", change.name)
            row.set("description", change.description)
            row.set("position", change.position)
        case .tag(let change):
            row.set("name", change.name)
            row.set("sortKey", change.name.map(SortKey.of), of: "name")
        case .author(let change):
            row.set("name", change.name)
            row.set("sortKey", change.name.map(SortKey.of), of: "name")
            row.set("biography", change.biography)
            try references.setImage(change.picture, "pictureId", in: "picture", of: &row)
        case .topic(let change):
            row.set("title", change.title)
            row.set("sortKey", change.title.map(SortKey.of), of: "title")
            row.set("type", change.type?.rawValue)
            row.set("language", change.language?.text)
            row.set("definitionHtml", change.definition?.html)
            row.set("definitionText", change.definition?.text, of: "definitionHtml")
            try references.setImage(change.image, "imageId", in: "image", of: &row)
            try checkNames(of: change, id, &references.faults)
        case .gallery(let change):
            row.set("kind", change.kind?.rawValue)
            row.set("language", change.language?.text)
            row.set("title", change.title)
            row.set("description", change.description)
            row.set("publishedAt", change.publishedAt.map { $0?.seconds })
            if let poster = change.poster {
                if let poster { try references.check(media: poster, .image, in: "poster") }
                // The first item stands for a gallery anyway, and is answered as its poster: written back, it goes on so.
                let isFirst = try poster != nil && poster == firstItem(of: change, id)
                row.set("posterId", Optional.some(isFirst ? nil : poster))
            }
            for (index, item) in (change.items ?? []).enumerated() {
                try references.check(media: item.media, in: "items/\(index)/media")
            }
        case .collection(let change):
            row.set("title", change.title)
            row.set("position", change.position)
        case .media(let change): row.set(change)
        }
        try references.faults.finish()
        return row
    }

    /// Sets what a new thing has where the change says nothing of it.
    func setDefaults(of change: CatalogueChange, in row: inout RowChange) throws {
        switch change {
        case .section(let change) where change.position == nil: row.set("position", try lastPosition(in: "section"))
        case .collection(let change) where change.position == nil:
            row.set("position", try lastPosition(in: "collection"))
        case .topic(let change):
            if change.type == nil { row.set("type", TopicType.concept.rawValue) }
            if change.language == nil { row.set("language", LanguageTag.english.text) }
            guard change.definition == nil else { return }
            row.set("definitionHtml", "")
            row.set("definitionText", "")
        case .gallery(let change) where change.language == nil: row.set("language", LanguageTag.english.text)
        case .section, .collection, .gallery, .tag, .author, .media: return
        }
    }

    /// Writes what is kept in rows of its own; whether anything was.
    func setParts(of change: CatalogueChange, _ id: Int64) throws -> Bool {
        switch change {
        case .topic(let change): return try setNames(of: change, id)
        case .gallery(let change):
            guard let items = try change.items.map(withoutMediaWords), try items.map(\.asStored) != storedItems(of: id)
            else { return false }
            try db.run("DELETE FROM gallery_item WHERE galleryId = ?", id)
            for (position, item) in items.enumerated() {
                try db.run(
                    """
                    INSERT INTO gallery_item (galleryId, position, mediaId, title, caption, credit)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    position,
                    item.media,
                    item.title,
                    item.caption,
                    item.credit
                )
            }
            return true
        case .section, .tag, .author, .collection, .media: return false
        }
    }

    /// What a change gives of the fields that have rows of their own, as texts, and what stands there.
    func parts(of change: CatalogueChange, _ id: Int64) throws -> [(name: String, wanted: String?, present: String?)] {
        func text(_ list: [String]) -> String? { list.isEmpty ? nil : list.joined(separator: "\u{1}") }
        switch change {
        case .topic(let change):
            let aliases = Array(try names(of: id).dropFirst())
            return [
                ("aliases", text(change.aliases ?? aliases), text(aliases)),
                ("sameAs", text(try links(after: change, id)), text(try links(of: id))),
            ]
        case .gallery(let change):
            let items = try storedItems(of: id)
            return [("items", text(try change.items.map(withoutMediaWords)?.map(\.asStored) ?? items), text(items))]
        case .section, .tag, .author, .collection, .media: return []
        }
    }

    /// A new thing goes behind the others.
    private func lastPosition(in table: String) throws -> Int? {
        try db.firstRow("SELECT ifnull(max(position), 0) + 1 FROM \(table)") { $0.next() }
    }

    /// The items without words that are the media item's own: those it has anyway, and they are answered with it.
    private func withoutMediaWords(_ items: [GalleryChange.Item]) throws -> [GalleryChange.Item] {
        let sql = "SELECT m.id, m.caption, m.credit FROM json_each(?) j JOIN media m ON m.id = j.value"
        let own = try db.rows(sql, [idList(items.map(\.media))]) { columns in
            (columns.next() as Int64, columns.optional() as String?, columns.optional() as String?)
        }
        let words = Dictionary(own.map { ($0, ($1, $2)) }) { first, _ in first }
        return items.map { item in
            let (caption, credit) = words[item.media] ?? (nil, nil)
            return GalleryChange.Item(
                media: item.media,
                title: item.title,
                caption: item.caption == caption ? nil : item.caption,
                credit: item.credit == credit ? nil : item.credit
            )
        }
    }

    /// The media of the first item that a gallery will have.
    private func firstItem(of change: GalleryChange, _ id: Int64?) throws -> Int64? {
        if let items = change.items { return items.first?.media }
        guard let id else { return nil }
        return try db.firstRow("SELECT mediaId FROM gallery_item WHERE galleryId = ? ORDER BY position LIMIT 1", [id]) {
            $0.next()
        }
    }

    private func storedItems(of gallery: Int64) throws -> [String] {
        let sql = """
            SELECT i.mediaId, i.title, nullif(i.caption, m.caption), nullif(i.credit, m.credit)
            FROM gallery_item i JOIN media m ON m.id = i.mediaId WHERE i.galleryId = ? ORDER BY i.position
            """
        return try db.rows(sql, [gallery]) { columns in
            GalleryChange.Item(
                media: columns.next(),
                title: columns.optional(),
                caption: columns.optional(),
                credit: columns.optional()
            ).asStored
        }
    }

    // MARK: Names of topics

    /// Notes the names that belong to other topics. A name belongs to one topic only, or a text could not be matched.
    private func checkNames(of change: TopicChange, _ id: Int64?, _ faults: inout MemberFaults) throws {
        let names = try self.names(after: change, id)
        var seen: Set<String> = []
        var taken: NewsError?
        for (index, name) in names.enumerated() {
            let member = index == 0 ? "title" : "aliases/\(index - 1)"
            let key = SortKey.of(name)
            if !seen.insert(key).inserted { faults.add(member, "repeated", "“\(name)” stands among the names twice.") }
            let sql =
                "SELECT t.title FROM topic_name n JOIN topic t ON t.id = n.topicId WHERE n.sortKey = ? AND t.id <> ?"
            if let other: String = try db.lookUp(sql, key, id ?? 0, row: { $0.next() }) {
                taken = taken ?? .taken(member, "“\(name)” is a name of the topic “\(other)”.")
            }
        }
        try faults.finish()
        if let taken { throw taken }
    }

    private func setNames(of change: TopicChange, _ id: Int64) throws -> Bool {
        let (names, links) = (try names(after: change, id), try links(after: change, id))
        let (isRenamed, isRelinked) = (try names != self.names(of: id), try links != self.links(of: id))
        if isRenamed { try set(names: names, of: id) }
        if isRelinked { try set(links: links, of: id) }
        return isRenamed || isRelinked
    }

    private func set(names: [String], of id: Int64) throws {
        try db.run("DELETE FROM topic_name WHERE topicId = ?", id)
        for (position, name) in names.enumerated() {
            let sql = "INSERT INTO topic_name (topicId, position, name, sortKey) VALUES (?, ?, ?, ?)"
            try db.run(sql, id, position, name, SortKey.of(name))
        }
    }

    private func set(links: [String], of id: Int64) throws {
        try db.run("DELETE FROM topic_link WHERE topicId = ?", id)
        for (position, url) in links.enumerated() {
            try db.run("INSERT INTO topic_link (topicId, position, url) VALUES (?, ?, ?)", id, position, url)
        }
    }

    private func names(after change: TopicChange, _ id: Int64?) throws -> [String] {
        let present = try id.map { try names(of: $0) } ?? []
        return [change.title ?? present.first ?? ""] + (change.aliases ?? Array(present.dropFirst()))
    }

    private func links(after change: TopicChange, _ id: Int64) throws -> [String] {
        try change.sameAs ?? links(of: id)
    }

    private func names(of id: Int64) throws -> [String] {
        try db.rows("SELECT name FROM topic_name WHERE topicId = ? ORDER BY position", [id]) { $0.next() }
    }

    private func links(of id: Int64) throws -> [String] {
        try db.rows("SELECT url FROM topic_link WHERE topicId = ? ORDER BY position", [id]) { $0.next() }
    }
}

extension ReferenceResolver {
    /// Sets a picture; notes where there is no such one.
    fileprivate mutating func setImage(
        _ image: Int64??,
        _ column: String,
        in member: String,
        of row: inout RowChange
    ) throws {
        guard let image else { return }
        if let image { try check(media: image, .image, in: member) }
        row.set(column, Optional.some(image))
    }
}

extension RowChange {
    fileprivate mutating func set(_ media: MediaChange) {
        for field in MediaFields.all { field.set(media, &self) }
    }
}

extension GalleryChange.Item {
    /// What tells whether an item is still the same.
    fileprivate var asStored: String {
        "\(media)\n\(title ?? "\0")\n\(caption ?? "\0")\n\(credit ?? "\0")"
    }
}
