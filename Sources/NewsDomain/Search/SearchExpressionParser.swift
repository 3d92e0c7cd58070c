/// Reads the query language of ``SearchExpression``.
struct SearchExpressionParser {
    private enum Token {
        case phrase(SearchPhrase)
        case exclusion(SearchPhrase)
        /// `OR`, which may turn out to be a word, or a bar.
        case or(SearchPhrase?)
    }

    /// What is typed behind so many scalars is passed over.
    private static let maximumLength = 4096

    private let scalars: [Unicode.Scalar]
    private let isCut: Bool
    private var index = 0
    private var tokens: [Token] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars.prefix(SearchExpressionParser.maximumLength))
        isCut = text.unicodeScalars.count > scalars.count
    }

    /// What must be met, and what must not.
    mutating func parse() -> (required: [[SearchPhrase]], excluded: [SearchPhrase]) {
        while index < scalars.count { readToken() }
        return SearchExpressionParser.combine(tokens)
    }

    // MARK: Tokens

    private mutating func readToken() {
        let scalar = scalars[index]
        if QueryMark.isSpace(scalar) {
            index += 1
        } else if QueryMark.isBar(scalar) {
            tokens.append(.or(nil))
            index += 1
        } else if QueryMark.isHyphen(scalar), isBehindSpace(index), readExclusion() {
            return
        } else if let end = closingQuote(at: index) {
            if let phrase = quoted(index + 1..<end) { tokens.append(.phrase(phrase)) }
            index = end + 1
        } else {
            readChunk()
        }
    }

    private func isBehindSpace(_ place: Int) -> Bool {
        place == 0 || QueryMark.isSpace(scalars[place - 1])
    }

    /// Reads what a hyphen at the index excludes: a phrase in quotes, or the word that begins right behind it. Says
    /// whether there is one.
    private mutating func readExclusion() -> Bool {
        var next = index + 1
        if let end = closingQuote(at: next) {
            index = end + 1
            if let phrase = quoted(next + 1..<end) { tokens.append(.exclusion(phrase)) }
            return true
        }
        // A lone quote is nothing.
        while next < scalars.count, QueryMark.isQuote(scalars[next]) { next += 1 }
        guard isWord(at: next) else { return false }
        let end = chunkEnd(from: next)
        if var phrase = phrase(next..<end, insteadOfQuotes: "-") {
            phrase.mayContinue = false
            tokens.append(.exclusion(phrase))
        }
        index = end
        return true
    }

    private mutating func readChunk() {
        let end = max(chunkEnd(from: index), index + 1)
        let range = index..<end
        index = end
        guard var phrase = phrase(range, insteadOfQuotes: "-") else { return }
        phrase.mayContinue = phrase.mayContinue && end == scalars.count && !isCut
        let isOperator = range.count == 2 && scalars[range.lowerBound] == "O" && scalars[range.lowerBound + 1] == "R"
        tokens.append(isOperator ? .or(phrase) : .phrase(phrase))
    }

    /// Where a word that begins at a place ends: before a space, a bar or a phrase in quotes.
    private func chunkEnd(from place: Int) -> Int {
        scalars[place...].indices.first { end in
            QueryMark.isSpace(scalars[end]) || QueryMark.isBar(scalars[end])
                || end > place && closingQuote(at: end) != nil
        } ?? scalars.count
    }

    // MARK: Quotes

    /// Where the phrase ends that a quote at a place opens; nil where none does, or nothing closes it.
    private func closingQuote(at place: Int) -> Int? {
        guard place < scalars.count, let closing = QueryMark.closing(scalars[place]), !isGershayim(place) else {
            return nil
        }
        if QueryMark.closesToo(scalars[place]), place > 0, isWord(at: place - 1) { return nil }
        return scalars[(place + 1)...].indices.first { closing.contains(scalars[$0]) && !isGershayim($0) }
    }

    private func isWord(at place: Int) -> Bool {
        place < scalars.count && !SearchFolding.fold(String(scalars[place])).isEmpty
    }

    /// Whether a quote at a place holds a Hebrew word together.
    private func isGershayim(_ place: Int) -> Bool {
        guard scalars[place] == "\"" || scalars[place] == "”", place > 0, place + 1 < scalars.count else {
            return false
        }
        return WritingSystem.isHebrew(scalars[place - 1].value) && WritingSystem.isHebrew(scalars[place + 1].value)
    }

    // MARK: Phrases

    private func quoted(_ range: Range<Int>) -> SearchPhrase? {
        var phrase = phrase(range, insteadOfQuotes: " ")
        phrase?.mayContinue = false
        return phrase
    }

    /// The words of a part of the text. What would mean something if the original were typed again gives way to what
    /// does not.
    private func phrase(_ range: Range<Int>, insteadOfQuotes parting: Unicode.Scalar) -> SearchPhrase? {
        var text = String.UnicodeScalarView()
        for place in range {
            let scalar = scalars[place]
            if QueryMark.isSpace(scalar) || QueryMark.isBar(scalar) {
                if text.last != " " { text.append(" ") }
            } else if QueryMark.isQuote(scalar), !isGershayim(place) {
                if text.last != parting { text.append(parting) }
            } else {
                text.append(scalar)
            }
        }
        return SearchPhrase(String(text))
    }

    // MARK: Terms

    private static func combine(_ tokens: [Token]) -> (required: [[SearchPhrase]], excluded: [SearchPhrase]) {
        var terms = SearchTerms()
        for (index, token) in tokens.enumerated() {
            switch token {
            case .phrase(let phrase): terms.require(phrase)
            case .exclusion(let phrase): terms.exclude(phrase)
            case .or(let word):
                if terms.mayBeJoined, index + 1 < tokens.count, case .phrase = tokens[index + 1] {
                    terms.joinNext()
                } else if let word {
                    terms.require(word)
                }
            }
        }
        return (terms.required, terms.excluded)
    }
}
