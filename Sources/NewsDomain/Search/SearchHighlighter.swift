/// Shows a reader where in a text stands what was looked for.
///
/// What it gives is HTML: text with `& < > " '` escaped, and `<mark>` around hits, which hold whole characters.
/// What is excluded is never marked. Of a long text, the first ``PhraseMatcher/maximumBytes`` are looked at, and the
/// first ``PhraseMatcher/maximumHits`` hits taken.
package struct SearchHighlighter: Sendable {
    private let matcher: PhraseMatcher

    /// For what an expression looks for.
    /// - Parameter continuations: the folded words that the beginnings in it stand for.
    package init(_ expression: SearchExpression, continuations: [String]) {
        matcher = PhraseMatcher(expression.required.flatMap(\.self), continuations: continuations)
    }

    /// The whole text, with its hits marked; nil if there is none.
    package func mark(_ text: String) -> String? {
        var utf8 = text
        return utf8.withUTF8 { source in
            let hits = hits(in: source, CharacterBounds(text))
            guard !hits.isEmpty else { return nil }
            var writer = MarkedTextWriter(source: source, marks: SearchHighlighter.marks(of: hits))
            writer.write(0..<source.count)
            return writer.text
        }
    }

    /// The best places of a text, at most so many, in its order: where the most different words stand together, and
    /// words of a phrase as one, first. About ``SnippetChooser/length`` characters each, cut between words (between
    /// characters in scripts without spaces), with `…` where something is left out, on one line. None if there is no
    /// hit.
    package func snippets(of text: String, atMost count: Int) -> [String] {
        var utf8 = text
        return utf8.withUTF8 { source in
            let characters = CharacterBounds(text)
            let hits = hits(in: source, characters)
            guard !hits.isEmpty, count > 0 else { return [] }
            let chooser = SnippetChooser(source: source, characters: characters, hits: hits, weights: matcher.weights)
            let marks = SearchHighlighter.marks(of: hits)
            return chooser.snippets(atMost: count).map { range in
                var writer = MarkedTextWriter(source: source, marks: marks, isOnOneLine: true)
                writer.writeSnippet(range)
                return writer.text
            }
        }
    }

    /// The hits, in whole characters.
    private func hits(in source: UnsafeBufferPointer<UInt8>, _ characters: CharacterBounds) -> [PhraseMatcher.Hit] {
        matcher.hits(in: source).map { PhraseMatcher.Hit(phrase: $0.phrase, utf8: characters.covering($0.utf8)) }
    }

    /// Where hits are, those that overlap or touch as one.
    private static func marks(of hits: [PhraseMatcher.Hit]) -> [Range<Int>] {
        var marks: [Range<Int>] = []
        for hit in hits {
            if let last = marks.last, hit.utf8.lowerBound <= last.upperBound {
                marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, hit.utf8.upperBound)
            } else {
                marks.append(hit.utf8)
            }
        }
        return marks
    }
}
