/// A place where a text speaks of a topic, by its title or an alias.
package struct TopicMention: Sendable, Hashable {
    package var topicID: Int64
    package var slug: String
    package var range: TextRange

    package init(topicID: Int64, slug: String, range: TextRange) {
        (self.topicID, self.slug, self.range) = (topicID, slug, range)
    }
}

extension [ArticleTopic] {
    /// Where a text speaks of them, in its order. None overlap, and what lies beyond the text is left out.
    package func mentions(in text: String) -> [TopicMention] {
        let all = flatMap { topic in
            topic.occurrences.map { TopicMention(topicID: topic.topic.id, slug: topic.topic.slug, range: $0) }
        }
        var (mentions, end): ([TopicMention], Int) = ([], 0)
        let length = all.isEmpty ? 0 : text.utf16.count
        for mention in all.sorted(by: { $0.range.start < $1.range.start }) {
            let (start, next) = (mention.range.start, mention.range.start.addingReportingOverflow(mention.range.length))
            guard start >= end, mention.range.length > 0, !next.overflow, next.partialValue <= length else { continue }
            mentions.append(mention)
            end = next.partialValue
        }
        return mentions
    }
}
