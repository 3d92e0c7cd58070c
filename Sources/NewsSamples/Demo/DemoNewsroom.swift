package import NewsDomain

/// A newsroom to look at: a few dozen articles of an invented country, written for this project, with everything that
/// belongs to them. No person, organisation or event in it is real.
package enum DemoNewsroom {
    /// The whole newsroom, what is referred to before what refers to it: sections, tags, media, authors, topics,
    /// galleries, articles with their comments, collections, curated links.
    ///
    /// All times are told from `now`: the newest article is some hours old, the oldest about ten weeks, one is
    /// scheduled. The same `now` gives the same records. Media whose `files` were stored, by their names, are those files; others
    /// are by URL.
    package static func records(
        publishedBefore now: Timestamp,
        files: [String: StoredFile] = [:]
    ) -> [ImportRecord] {
        var records: [ImportRecord] = []
        records += DemoTerm.sections.map { .section($0.section) }
        records += DemoTerm.tags.map { .tag($0.tag) }
        records += media.map { .media($0.record(files)) }
        records += DemoAuthor.all.map { .author($0.record) }
        records += DemoTopic.all.map { .topic($0.header.record(definition: $0.body)) }
        records += DemoGallery.all.map { .gallery($0.record(now: now)) }
        records += DemoArticle.all.map { .article(record(of: $0, now: now, files)) }
        records += DemoCollection.all.map { .collection($0.record(now: now)) }
        records += DemoRelatedLinks.all.map { .relatedLinks($0.record) }
        return records
    }

    /// The files of its media.
    package static var files: [DemoFile] { DemoFile.named.values.sorted { $0.name < $1.name } }

    private static func record(
        of page: DemoPage<DemoArticle>,
        now: Timestamp,
        _ files: [String: StoredFile]
    ) -> ImportedArticle {
        var page = page
        for (name, stored) in files where page.html.contains("/demo/\(name).") {
            guard let url = DemoFile.named[name]?.url else { continue }
            page.html = page.html.replacing(url, with: stored.path)
        }
        return page.header.record(body: page.body, comments: DemoComment.all[page.header.slug] ?? [], now: now)
    }

    /// Every picture and film once, in the order in which they are first used.
    private static var media: [DemoMedia] {
        var seen: Set<String> = []
        let used =
            DemoAuthor.all.map(\.picture) + DemoTopic.all.compactMap(\.header.image)
            + DemoGallery.all.flatMap(\.items) + DemoArticle.all.compactMap(\.header.hero)
            + DemoArticle.all.flatMap { $0.header.pictures ?? [] }
        return used.filter { seen.insert($0.name).inserted }
    }
}
