import NewsDomain
import Testing

struct WordTests {
    private func spelled(_ text: String) -> [String] {
        let units = Array(text.utf16)
        return WordTokenizer.words(in: text)
            .map { word in
                String(decoding: units[word.range.start..<word.range.start + word.range.length], as: UTF16.self)
            }
    }

    @Test(arguments: [
        ("The boats' crews don't stop.", ["The", "boats", "crews", "don't", "stop"]),
        ("👍 über-fast", ["über", "fast"]), ("أخبار، المدينة", ["أخبار", "المدينة"]),
        ("می‌خواهم بروم", ["می‌خواهم", "بروم"]), ("東京 has", ["東", "京", "has"]), ("", []), ("— … —", []),
    ])
    func areFoundWhereTheyStand(text: String, words: [String]) {
        #expect(spelled(text) == words)
    }

    @Test func areCountedByScript() {
        #expect(ReadingTime.words(WordTokenizer.words(in: "one two three")) == 3)
        #expect(ReadingTime.words(WordTokenizer.words(in: "東京新聞")) == 2)
        #expect(ReadingTime.minutes(forWords: 0) == 1)
        #expect(ReadingTime.minutes(forWords: 2380) == 10)
    }

    @Test func topicsAreFoundAsWholeWordsLongestFirst() {
        let matcher = TopicMatcher([
            .init(topicID: 1, name: "Harbour Board"), .init(topicID: 2, name: "harbour"),
            .init(topicID: 3, name: "بندر"),
            .init(topicID: 4, name: "東京"),
        ])
        let text = "👍 The HARBOUR BOARD met; the harbour, not harbours. بندر و 東京都"
        let matches = matcher.matches(in: WordTokenizer.words(in: text))
        #expect(matches.map(\.topicID) == [1, 2, 3, 4])
        let units = Array(text.utf16)
        let places = matches.flatMap(\.occurrences)
            .map { String(decoding: units[$0.start..<$0.start + $0.length], as: UTF16.self) }
        #expect(places == ["HARBOUR BOARD", "harbour", "بندر", "東京"])
    }

    @Test func topicOccurrencesAreBounded() {
        let matcher = TopicMatcher([.init(topicID: 1, name: "ferry")])
        let text = String(repeating: "ferry ", count: 500)
        let matches = matcher.matches(in: WordTokenizer.words(in: text))
        #expect(matches.first?.occurrences.count == TopicMatcher.maximumOccurrences)
    }

    @Test func summaryEndsWithASentenceOrAWord() {
        let sentence = "The council voted on Tuesday to keep the old bridge open for another winter. "
        #expect(SummaryMaker.summary(of: "Short\n\ntext.") == "Short text.")
        let long = SummaryMaker.summary(of: String(repeating: sentence, count: 9))
        #expect(long.hasSuffix("winter.") && long.count <= SummaryMaker.length)
        let endless = SummaryMaker.summary(of: String(repeating: "word ", count: 200))
        #expect(endless.hasSuffix("word…") && endless.count <= SummaryMaker.length + 1)
    }

    @Test(arguments: [
        ("  Two\t\u{2003}words\r\n", "Two words"), ("a\u{A0}b\u{3000}c\u{2028}d\u{85}e", "a b c d e"), (" \n ", ""),
        // A joiner that stands behind a space joins nothing.
        ("از \u{200C}خانه", "از خانه"), ("می\u{200C}رود", "می\u{200C}رود"), ("e\u{301} e\u{301}", "é é"),
    ])
    func summaryPartsItsWordsBySingleSpaces(text: String, summary: String) {
        #expect(SummaryMaker.summary(of: text) == summary)
    }

    @Test func summaryCountsCharactersAndEndsWhereAWordEnds() {
        let exact = String(repeating: "é̂234 ", count: 47) + "56789"
        #expect(exact.count == SummaryMaker.length && SummaryMaker.summary(of: exact) == exact)
        #expect(SummaryMaker.summary(of: exact + "0") == exact.dropLast(6) + "…")
        // A sentence that ends too early is not worth stopping at; of what has no space the beginning is taken.
        let early = "Stop. " + String(repeating: "on ", count: 100)
        #expect(SummaryMaker.summary(of: early) == early.prefix(SummaryMaker.length - 1) + "…")
        let dense = String(repeating: "船", count: 300)
        #expect(SummaryMaker.summary(of: dense) == dense.prefix(SummaryMaker.length + 1) + "…")
    }

    @Test(arguments: ["http://x.example/a", "“https://x.example”", "(www.x.example)", "www."])
    func summaryLeavesOutBareAddresses(address: String) {
        let body = Body(html: "<p>See \(address) there. http: www</p>", text: "")
        #expect(SummaryMaker.summary(of: body) == "See there. http: www")
    }

    @Test func keyTermsAreTheTellingWords() {
        let text = "The dredger cleared silt. The dredger left. The silt and the harbour and the rest stayed the same."
        let counts = TermCounts(title: "A dredger for the harbour", text: text, words: WordTokenizer.words(in: text))
        let frequent = Set(WordTokenizer.words(in: "the and for").map { Int64(bitPattern: $0.hash) })
        let terms = counts.keyTerms(limit: 3, documents: 1000) { frequent.contains($0) ? 900 : 3 }
        #expect(Set(terms.map(\.word)) == ["dredger", "silt", "harbour"])
        #expect(terms.first?.word == "dredger")
    }
}
