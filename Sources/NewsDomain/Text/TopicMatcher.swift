/// Finds the glossary's topics in texts: by title or alias, whole words in any script, the longest name first.
package struct TopicMatcher: Sendable {
    /// A name that stands for a topic.
    package struct Name: Sendable, Equatable {
        package var topicID: Int64
        package var name: String

        package init(topicID: Int64, name: String) {
            self.topicID = topicID
            self.name = name
        }
    }

    /// A topic that a text speaks of.
    package struct Match: Sendable, Equatable {
        package var topicID: Int64
        /// Where, in the order of the text; at most ``maximumOccurrences``.
        package var occurrences: [TextRange]

        package init(topicID: Int64, occurrences: [TextRange]) {
            self.topicID = topicID
            self.occurrences = occurrences
        }
    }

    /// The most places kept of a topic in one text.
    package static let maximumOccurrences = 20

    /// By the hash of a name's first word: the hashes of the words behind it, the longest name first.
    private var names: [UInt64: [(rest: [UInt64], topicID: Int64)]] = [:]

    /// A matcher for all the names of the glossary. Upper and lower case are alike.
    package init(_ names: [Name]) {
        for name in names {
            let hashes = WordTokenizer.words(in: name.name).map(\.hash)
            guard let first = hashes.first else { continue }
            self.names[first, default: []].append((Array(hashes.dropFirst()), name.topicID))
        }
        for key in self.names.keys {
            self.names[key]?.sort { $0.rest.count > $1.rest.count }
        }
    }

    /// The topics of a text, in the order in which it first speaks of them.
    package func matches(in words: [Word]) -> [Match] {
        guard !names.isEmpty else { return [] }
        var matches: [Match] = []
        var index = 0
        while index < words.count {
            guard let (topicID, count) = longestName(at: index, in: words) else {
                index += 1
                continue
            }
            let (first, last) = (words[index].range, words[index + count - 1].range)
            let range = TextRange(start: first.start, length: last.start + last.length - first.start)
            if let known = matches.firstIndex(where: { $0.topicID == topicID }) {
                if matches[known].occurrences.count < TopicMatcher.maximumOccurrences {
                    matches[known].occurrences.append(range)
                }
            } else {
                matches.append(Match(topicID: topicID, occurrences: [range]))
            }
            index += count
        }
        return matches
    }

    private func longestName(at index: Int, in words: [Word]) -> (topicID: Int64, count: Int)? {
        guard let candidates = names[words[index].hash] else { return nil }
        for candidate in candidates where index + candidate.rest.count < words.count {
            let isHere = candidate.rest.indices.allSatisfy { words[index + 1 + $0].hash == candidate.rest[$0] }
            if isHere { return (candidate.topicID, candidate.rest.count + 1) }
        }
        return nil
    }
}
