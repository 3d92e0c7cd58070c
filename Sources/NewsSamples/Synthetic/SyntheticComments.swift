internal import NewsDomain

extension SyntheticArticleGenerator {
    /// Comments as articles get them: half have none, a few have dozens, two on average. Two in five reply to one
    /// before them.
    func drawComments(
        _ number: Int,
        _ random: inout SyntheticRandom,
        since published: Timestamp,
        with prose: inout SyntheticProse
    ) -> [ImportedComment] {
        guard random.chance(500) else { return [] }
        var comments: [ImportedComment] = []
        var depths: [Int] = []
        // One, and another with 3 chances in 4: four on average.
        repeat {
            let candidate = comments.isEmpty || !random.chance(400) ? nil : random.below(comments.count)
            let parent = candidate.flatMap { depths[$0] < Self.deepestReply ? $0 : nil }
            let earliest = parent.map { comments[$0].createdAt } ?? published
            // Most come within hours, some after days.
            let delay = 30 + random.below(1 + random.below(random.chance(800) ? 6 * 3_600 : 14 * 86_400))
            prose.random = SyntheticRandom(seed: random.next())
            let name = random.chance(850) ? prose.line(of: Self.names) : nil
            comments.append(
                ImportedComment(
                    sourceID: "comment:\(number)-\(comments.count)",
                    parent: parent.map { comments[$0].sourceID },
                    status: drawStatus(&random),
                    name: name,
                    email: name != nil && random.chance(600) ? "reader\(random.below(50_000))@example.org" : nil,
                    text: prose.lines(random.within(1...3), of: prose.language.comments),
                    createdAt: min(now, earliest.advanced(by: Int64(delay)))
                )
            )
            depths.append(parent.map { depths[$0] + 1 } ?? 0)
        } while comments.count < 200 && random.chance(750)
        return comments
    }

    private static let deepestReply = 4
    private static let names = SyntheticTemplates("{name}")

    private func drawStatus(_ random: inout SyntheticRandom) -> CommentStatus {
        switch random.below(100) {
        case ..<88: .approved
        case ..<93: .pending
        case ..<96: .rejected
        case ..<99: .spam
        default: .deleted
        }
    }
}
