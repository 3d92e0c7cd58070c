import NewsDomain
import NewsTestSupport
import Testing

/// Places in a text, told to texts that differ in white space.
struct MentionPlacesTests {
    private func topic(_ id: Int64, _ occurrences: [(Int, Int)]) -> ArticleTopic {
        let summary = TopicSummary(
            id: id,
            slug: "t\(id)",
            title: "T",
            type: .concept,
            language: .english,
            definition: "",
            image: nil,
            inFocus: false,
            articleCount: 0
        )
        return ArticleTopic(topic: summary, occurrences: occurrences.map { TextRange(start: $0.0, length: $0.1) })
    }

    @Test func mentionsAreInOrderAndWithinTheText() {
        let topics = [
            topic(1, [(4, 2), (0, 2), (9, 1)]), topic(2, [(5, 2), (2, 2), (-3, 4), (1, 0), (8, 2), (.max, .max)]),
        ]
        let mentions = topics.mentions(in: "abcdefgh🦭")
        #expect(mentions.map(\.range.start) == [0, 2, 4, 8])
        #expect(mentions.map(\.topicID) == [1, 2, 1, 2])
    }

    @Test func placesAreTheSameCharactersHoweverTheyAreSpaced() {
        var random = SplitMix(7)
        for _ in 0..<500 {
            let words = (0..<Int(random.next() % 12) + 1).map { _ in
                ["ab", "🦭", "é", "\u{A0}x", "صلح"][Int(random.next() % 5)]
            }
            let plain = words.joined(separator: "\n\n")
            var mentions: [TopicMention] = []
            var place = 0
            for (index, word) in words.enumerated() {
                let range = TextRange(start: place, length: word.utf16.count)
                mentions.append(TopicMention(topicID: Int64(index), slug: word, range: range))
                place += word.utf16.count + 2
            }
            let places = MentionPlaces(mentions, in: plain)
            #expect(places.count == words.joined().utf16.count)
            let first = Int(random.next() % UInt64(words.count))
            let piece = " \t" + words[first...].joined(separator: " \n ") + "\n"
            let found = places.mentions(in: piece, from: words[..<first].joined().utf16.count)
            let units = Array(piece.utf16)
            let texts = found.map {
                String(decoding: units[$0.range.start..<$0.range.start + $0.range.length], as: UTF16.self)
            }
            #expect(texts == Array(words[first...]))
        }
    }
}
