internal import NewsDomain
internal import NewsMarkup

/// Renders bodies with the reader of sanitised markup.
struct MarkupRenderer: BodyRenderer {
    /// What is taken in of HTML.
    var policy = MarkupPolicy.standard

    func blocks(of html: String, _ mentions: MentionPlaces?) -> [Block] {
        let conversion = BlockConversion(mentions: mentions)
        return Markup.blocks(of: html).map(conversion.block)
    }

    func linking(_ mentions: MentionPlaces, in html: String, address: (TopicMention) -> String) -> String {
        var links: [MarkupLink] = []
        var indexes: [Int64: Int] = [:]
        for place in mentions.places {
            if let index = indexes[place.mention.topicID] {
                links[index].places.append(place.range)
                continue
            }
            indexes[place.mention.topicID] = links.count
            let attributes = [("href", address(place.mention)), ("data-topic", place.mention.slug)]
            links.append(MarkupLink(attributes: attributes, places: [place.range]))
        }
        return Markup.inserting(links, in: html, count: mentions.count)
    }

    func resolving(_ html: String, at address: String) -> String {
        guard let base = BaseAddress(address) else { return html }
        var policy = policy
        policy.base = base
        return Markup.sanitize(html, policy: policy).html
    }
}
