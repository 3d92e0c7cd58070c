/// The terms of an expression, as they are read one by one.
struct SearchTerms {
    private var groups: [[SearchPhrase]] = []
    /// What must not be met, each once.
    private(set) var excluded: [SearchPhrase] = []
    /// Whether the term before is one that an `OR` may join to the next.
    private(set) var mayBeJoined = false
    private var joins = false
    private var count = 0

    /// What must be met, each once, however often it was typed.
    var required: [[SearchPhrase]] {
        var once: [[SearchPhrase]] = []
        for group in groups
        where !once.contains(where: { known in
            known.count == group.count && zip(known, group).allSatisfy { $0.asks(thatOf: $1) }
        }) {
            once.append(group)
        }
        return once
    }

    mutating func joinNext() {
        joins = true
        mayBeJoined = false
    }

    mutating func require(_ phrase: SearchPhrase) {
        let isJoined = joins
        joins = false
        mayBeJoined = true
        guard count < SearchExpression.maximumPhrases else { return }
        let group = isJoined ? groups.removeLast() : []
        if group.contains(where: { $0.asks(thatOf: phrase) }) {
            groups.append(group)
        } else {
            groups.append(group + [phrase])
            count += 1
        }
    }

    mutating func exclude(_ phrase: SearchPhrase) {
        mayBeJoined = false
        guard count < SearchExpression.maximumPhrases, !excluded.contains(where: { $0.asks(thatOf: phrase) }) else {
            return
        }
        excluded.append(phrase)
        count += 1
    }
}

extension SearchPhrase {
    /// Whether both look for the same, however it was typed.
    func asks(thatOf other: SearchPhrase) -> Bool {
        words == other.words && mayContinue == other.mayContinue
    }
}
