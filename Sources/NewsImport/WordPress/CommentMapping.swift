internal import NewsDomain
internal import NewsMarkup

/// Makes comments of an item's comments, each after the one it replies to.
struct CommentMapping {
    /// What was skipped.
    private(set) var notes = ImportNotes()
    /// What a comment without any date gets.
    private let fallbackDate: Timestamp?
    /// The address that the comments' own may be relative to.
    private let page: String
    /// The item that they are of.
    private let item: WXRIdentity

    init(of item: WXRIdentity, fallbackDate: Timestamp?, page: String) {
        self.item = item
        self.fallbackDate = fallbackDate
        self.page = page
    }

    /// The `sourceID` of a comment. One without an id is known by who said what, and when.
    private func sourceID(of comment: WXRComment) -> String {
        if let id = comment.id { return "comment:\(id)" }
        var hash = StableHash()
        let date = comment.dateGMT.isEmpty ? comment.date : comment.dateGMT
        for text in [comment.author, comment.email, date, comment.content] { hash.combine(text) }
        return "comment:\(item.text):\(String(hash.value, radix: 16))"
    }

    /// The comments to keep. What is skipped goes into the notes; a reply to one that is skipped replies to the next
    /// one above that is kept, or begins a thread.
    mutating func comments(_ raw: [WXRComment]) -> [ImportedComment] {
        var kept: [Int64: ImportedComment] = [:]
        var order: [Int64] = []
        var parents: [Int64: Int64] = [:]
        var known: Set<String> = []
        for (index, comment) in raw.enumerated() {
            // Of those without an id no number is another's.
            let id = comment.id ?? Int64(-1 - index)
            let sourceID = sourceID(of: comment)
            guard known.insert(sourceID).inserted else {
                notes.skip(.comments, "of an id that another one has")
                continue
            }
            parents[id] = comment.parent
            guard let mapped = map(comment, sourceID: sourceID) else { continue }
            kept[id] = mapped
            order.append(id)
        }
        return ordered(order, kept: kept, parents: parents)
    }

    /// Puts parents before their replies and keeps the order otherwise.
    private func ordered(_ ids: [Int64], kept: [Int64: ImportedComment], parents: [Int64: Int64]) -> [ImportedComment] {
        var result: [ImportedComment] = []
        var written: Set<Int64> = []
        for id in ids where !written.contains(id) {
            // The comments above this one that are not written yet, from it upwards. One that comes again would reply
            // to itself: the circle is broken there.
            var chain: [Int64] = [id]
            var seen: Set<Int64> = [id]
            var above = parents[id] ?? 0
            while let next = parents[above], !written.contains(above), seen.insert(above).inserted {
                if kept[above] != nil { chain.append(above) }
                above = next
            }
            var parent = written.contains(above) ? kept[above]?.sourceID : nil
            for id in chain.reversed() {
                guard var comment = kept[id] else { continue }
                comment.parent = parent
                result.append(comment)
                written.insert(id)
                parent = comment.sourceID
            }
        }
        return result
    }

    private mutating func map(_ comment: WXRComment, sourceID: String) -> ImportedComment? {
        guard comment.type.isEmpty || comment.type == "comment" else {
            notes.skip(.comments, "of type \(comment.type)")
            return nil
        }
        let text = WXRBody.text(ofComment: comment.content, at: page)
        guard !text.isEmpty else {
            notes.skip(.comments, "without a text")
            return nil
        }
        guard let date = WXRDate.utc(comment.dateGMT) ?? WXRDate.utc(comment.date) ?? fallbackDate else {
            notes.skip(.comments, "without a date")
            return nil
        }
        let name = Markup.plainText(comment.author)
        return ImportedComment(
            sourceID: sourceID,
            status: status(comment.approved),
            name: name.isEmpty ? nil : name,
            email: comment.email.isEmpty ? nil : comment.email,
            text: text,
            createdAt: date
        )
    }

    private func status(_ approved: String) -> CommentStatus {
        switch approved {
        case "1", "approve", "approved": .approved
        case "spam": .spam
        case "trash", "post-trashed": .deleted
        default: .pending
        }
    }
}
