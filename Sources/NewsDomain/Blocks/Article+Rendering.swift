extension Article {
    /// Puts the stored body into the form that was asked for, with what was asked for of the topics in it.
    mutating func render(as query: ArticleDetailQuery, _ renderer: any BodyRenderer, _ addresses: SiteAddresses) {
        let mentions = query.needsMentions ? text.map { topics.mentions(in: $0) } : nil
        self.mentions = query.showsMentions ? mentions : nil
        guard let html = body, query.format == .blocks || query.linksTopics else { return }
        let places = mentions.flatMap { found in text.map { MentionPlaces(found, in: $0) } }
        if query.format == .blocks {
            (body, blocks) = (text, renderer.blocks(of: html, places))
        } else if let places {
            let things = Dictionary(topics.map { ($0.topic.id, $0.topic.addressed) }) { first, _ in first }
            body = renderer.linking(places, in: html) { mention in
                things[mention.topicID].map(addresses.url) ?? ""
            }
        }
    }
}
