package import NewsDomain

/// A newsroom of any size to measure with: texts put together at random that have the length, the markup and the word
/// frequencies of news, with tags of very unequal use, comments, and ten years of dates.
///
/// A seed gives the same records on every machine, and the first `n` articles of a larger newsroom are those of a
/// smaller one. Articles are made when asked for, so that a million of them take no more memory than one.
///
/// Ids are `tag:0`, `author:0`, `media:0`, `topic:0`, `article:0`, `comment:0-0`; the sections are those of
/// ``DemoNewsroom``, and two more.
package struct SyntheticNewsroom: Sequence, Sendable {
    private let seed: UInt64
    private let count: Int
    private let now: Timestamp

    /// A newsroom of `count` articles, none where it is negative.
    package init(seed: UInt64, count: Int, now: Timestamp) {
        self.seed = seed
        self.count = Swift.max(0, count)
        self.now = now
    }

    /// How many records come before the first article: sections, tags, authors, media and topics.
    package static let recordsBeforeArticles = SyntheticWorld.recordCount

    package func makeIterator() -> Iterator {
        Iterator(seed: seed, count: count, now: now)
    }

    /// Makes the records one after the other.
    package struct Iterator: IteratorProtocol {
        private var preamble: IndexingIterator<[ImportRecord]>
        private var generator: SyntheticArticleGenerator
        private var number = 0
        private let count: Int

        fileprivate init(seed: UInt64, count: Int, now: Timestamp) {
            let world = SyntheticWorld(seed: seed)
            preamble = world.records.makeIterator()
            generator = SyntheticArticleGenerator(world: world, seed: seed, now: now)
            self.count = count
        }

        /// The next record: the preamble first, then the articles by number.
        package mutating func next() -> ImportRecord? {
            if let record = preamble.next() { return record }
            guard number < count else { return nil }
            defer { number += 1 }
            return .article(generator.article(number))
        }
    }
}
