/// Where a plain text speaks of topics, counted in UTF-16 units without white space: a body's text, its HTML and its blocks
/// differ in white space alone, so that the same number is the same character in all of them.
package struct MentionPlaces: Sendable {
    /// A mention, and where it stands.
    package struct Place: Sendable {
        /// Its range is that in the plain text.
        package var mention: TopicMention
        package var range: Range<Int>
    }

    /// In the order of the text; none overlap.
    package let places: [Place]
    /// How many units the whole text has.
    package let count: Int

    /// The places of mentions in a text, which are in its order.
    package init(_ mentions: [TopicMention], in text: String) {
        var counter = NonspaceCounter(text)
        places = mentions.map { mention in
            let start = counter.nonspaces(before: mention.range.start)
            let end = counter.nonspaces(before: mention.range.start + mention.range.length)
            return Place(mention: mention, range: start..<end)
        }
        count = counter.nonspaces(before: .max)
    }

    /// The mentions that lie wholly in a piece of the text, in UTF-16 units of the piece; it begins at a place that is counted
    /// without white space.
    package func mentions(in piece: String, from position: Int) -> [TopicMention] {
        var mentions: [TopicMention] = []
        var counter = NonspaceCounter(piece)
        var index = places.firstIndex(from: position)
        while index < places.count, places[index].range.lowerBound - position < piece.utf8.count {
            let place = places[index]
            guard let range = counter.range(of: place.range.lowerBound - position..<place.range.upperBound - position)
            else { break }
            var mention = place.mention
            mention.range = range
            mentions.append(mention)
            index += 1
        }
        return mentions
    }
}

extension [MentionPlaces.Place] {
    /// The index of the first that begins at or behind a position.
    fileprivate func firstIndex(from position: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Goes through a text once, counting its UTF-16 units with white space and without.
private struct NonspaceCounter {
    private var rest: Substring.UTF8View
    private var units = 0
    private var nonspaces = 0

    init(_ text: String) { rest = Substring(text).utf8 }

    /// How many units that are no white space stand before a place; places are asked for in ascending order.
    mutating func nonspaces(before place: Int) -> Int {
        while units < place, let character = next() { pass(character) }
        return nonspaces
    }

    /// The range in all units of a range without white space; nil where the text ends before.
    mutating func range(of wanted: Range<Int>) -> TextRange? {
        while let character = next(), nonspaces < wanted.lowerBound || character.nonspaces == 0 { pass(character) }
        let start = units
        while nonspaces < wanted.upperBound {
            guard let character = next() else { return nil }
            pass(character)
        }
        return units > start ? TextRange(start: start, length: units - start) : nil
    }

    private typealias Character = (bytes: Int, units: Int, nonspaces: Int)

    private func next() -> Character? {
        guard let byte = rest.first else { return nil }
        if byte < 0x80 { return (1, 1, byte == 0x20 || byte == 0x0A || byte == 0x09 ? 0 : 1) }
        return byte < 0xE0 ? (2, 1, 1) : byte < 0xF0 ? (3, 1, 1) : (4, 2, 2)
    }

    private mutating func pass(_ character: Character) {
        rest.removeFirst(character.bytes)
        units += character.units
        nonspaces += character.nonspaces
    }
}
