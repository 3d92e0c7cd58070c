internal import Foundation

/// Scores articles by what they have in common with one: topics, tags weighted by how rare they are, the words that
/// mark both texts, the section, and closeness in time.
package struct RelatedScoring: Sendable {
    /// An article that has something in common.
    package struct Candidate: Sendable {
        package var id: Int64
        package var score: Double
        /// The weightiest first.
        package var reasons: [RelatedReason]
    }

    private struct Tally {
        var publishedAt: Timestamp
        var score = 0.0
        var reasons: [(weight: Double, reason: RelatedReason)] = []
        var words: [String] = []
        var wordWeight = 0.0
    }

    // What each thing in common weighs. Chosen so that a rare tag outweighs all of section, time and a common tag, and
    // two marking words a common tag.
    private static let topicWeight = 1.5
    private static let tagWeight = 1.0
    private static let termWeight = 0.6
    private static let sectionWeight = 0.15
    private static let timeWeight = 0.25
    /// After how many days closeness in time has halved.
    private static let timeHalfLife = 60.0
    /// Within how many days being close in time is a reason worth telling.
    private static let closeDays = 30.0

    private let publishedAt: Timestamp
    private let articleCount: Int
    private var tallies: [Int64: Tally] = [:]

    /// Scoring for an article published then, in a newsroom of `articleCount` live articles.
    package init(publishedAt: Timestamp, articleCount: Int) {
        self.publishedAt = publishedAt
        self.articleCount = articleCount
    }

    /// Candidate `id` has the same topic, which `count` articles have.
    package mutating func shareTopic(_ id: Int64, at time: Timestamp, _ topic: NamedReference, count: Int) {
        let weight = RelatedScoring.topicWeight * Rarity.weight(count: count, of: articleCount)
        add(id, at: time, weight, .topic(topic))
    }

    /// Candidate `id` has the same tag, which `count` articles have.
    package mutating func shareTag(_ id: Int64, at time: Timestamp, _ tag: NamedReference, count: Int) {
        let weight = RelatedScoring.tagWeight * Rarity.weight(count: count, of: articleCount)
        add(id, at: time, weight, .tag(tag))
    }

    /// Candidate `id` is in the same section.
    package mutating func shareSection(_ id: Int64, at time: Timestamp, _ section: NamedReference) {
        add(id, at: time, RelatedScoring.sectionWeight, .section(section))
    }

    /// Candidate `id` is marked by the same word, which is in `count` texts.
    package mutating func shareWord(_ id: Int64, at time: Timestamp, word: String, count: Int) {
        let weight = RelatedScoring.termWeight * Rarity.weight(count: count, of: articleCount)
        tallies[id, default: Tally(publishedAt: time)].words.append(word)
        tallies[id]?.wordWeight += weight
    }

    /// The best candidates, best first; of two alike the newer.
    package func best(_ limit: Int) -> [Candidate] {
        let order = tallies.map { id, tally in (id: id, tally: tally, score: total(of: tally)) }
            .sorted { a, b in
                a.score != b.score ? a.score > b.score : (a.tally.publishedAt, a.id) > (b.tally.publishedAt, b.id)
            }
        return order.prefix(limit)
            .map { entry in
                Candidate(id: entry.id, score: entry.score, reasons: reasons(of: entry.tally))
            }
    }

    private mutating func add(_ id: Int64, at time: Timestamp, _ weight: Double, _ reason: RelatedReason) {
        tallies[id, default: Tally(publishedAt: time)].score += weight
        tallies[id]?.reasons.append((weight, reason))
    }

    private func total(of tally: Tally) -> Double {
        tally.score + tally.wordWeight + RelatedScoring.timeWeight
            * exp2(-days(to: tally) / RelatedScoring.timeHalfLife)
    }

    private func days(to tally: Tally) -> Double {
        abs(Double(tally.publishedAt.seconds - publishedAt.seconds)) / 86_400
    }

    private func reasons(of tally: Tally) -> [RelatedReason] {
        var weighted = tally.reasons
        if !tally.words.isEmpty { weighted.append((tally.wordWeight, .text(words: tally.words))) }
        if days(to: tally) <= RelatedScoring.closeDays { weighted.append((0, .time)) }
        return weighted.sorted { $0.weight > $1.weight }.map(\.reason)
    }
}
