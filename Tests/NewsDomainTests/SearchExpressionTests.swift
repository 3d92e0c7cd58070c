import NewsDomain
import Testing

struct SearchExpressionTests {
    /// As `a|b c* "d e" -f`: alternatives joined by bars, words of a phrase by underscores, a star behind what may continue.
    private func read(_ text: String) -> String {
        func spell(_ phrase: SearchPhrase) -> String {
            phrase.words.joined(separator: "_") + (phrase.mayContinue ? "*" : "")
        }
        let expression = SearchExpression(text)
        let required = expression.required.map { $0.map(spell).joined(separator: "|") }
        return (required + expression.excluded.map { "-" + spell($0) }).joined(separator: " ")
    }

    @Test(arguments: [
        ("harbour board", "harbour board*"), ("  harbour  board ", "harbour board"), ("Straße.", "strasse"),
        (#""harbour board" met"#, "harbour_board met*"), (#"the "harbour board""#, "the harbour_board"),
        ("“harbour board” „a b“ «c d» 「e f」 ", "harbour_board a_b c_d e_f"), ("他说“你好”吗", "他说 你好 吗*"),
        ("co-operate 1.95.0 ", "co_operate 1_95_0"), ("東京都", "東京_京都*"), ("東", "東*"), ("f", "f"), ("fe", "fe*"),
        ("-ferry boat ", "boat -ferry"), (#"boat -"ferry line""#, "boat -ferry_line"), ("boat -ferry", "boat -ferry"),
        ("boat - ferry ", "boat ferry"), ("boat-ferry ", "boat_ferry"), ("--release ", "release"), ("-ferry", "-ferry"),
        ("a OR b c ", "a|b c"), ("a|b | c d ", "a|b|c d"), ("a OR ", "a or"), ("OR a ", "or a"), ("a or b ", "a or b"),
        ("a OR OR b ", "a or|b"), ("a OR -b ", "a or -b"), ("a || b ", "a|b"), ("| a | ", "a"), ("a OR *** ", "a or"),
        (#"a OR "b c" "#, "a|b_c"), ("boat OR fer", "boat|fer*"), ("boat OR", "boat or*"),
        ("C++ F# don't ", "c++ f# dont"), ("c++", "c++"),
        ("NEAR(a b) title:x NOT AND * ^ ", "near_a b title_x not and"),
        (#"" a"#, "a"), (#"a" b " "#, "a b"), (#"say "hello "#, "say hello"), (#"-"boat "#, "-boat"), ("“a b ", "a b"),
        ("צה\"ל ", "צהל"), ("", ""), ("*** … ", ""), ("👍", "👍"), ("boat boat Boat ", "boat"),
        ("a a OR b a OR b ", "a a|b"),
        ("－東京 大阪 ", "大阪 -東京"), ("ferry\u{3000}boat\0x ", "ferry boat x"), ("ｂｏａｔ｜ｆｅｒｒｙ ", "boat|ferry"),
    ])
    func isReadAsItIsMeant(text: String, meaning: String) {
        #expect(read(text) == meaning)
    }

    @Test(arguments: [
        ("  Harbour   board ", #"Harbour "board""#), ("harbour boa", "harbour boa"), ("a OR  b", "a OR b"),
        ("x -y", "x -y"),
        ("-y xx", "-y xx"), (#"“Harbour   board” met."#, #""Harbour board" "met""#), ("x OR", "x or"),
        ("1.95.0,", "1.95.0"),
        ("(C++)", "C++"), ("* - \"", ""),
    ])
    func saysHowItWasUnderstood(text: String, understood: String) {
        #expect(SearchExpression(text).text == understood)
    }

    @Test func exclusionsAloneFindNothing() {
        #expect(SearchExpression("-boat").isEmpty)
        #expect(SearchExpression(" \"*\" ").isEmpty)
        #expect(!SearchExpression("boat").isEmpty)
    }

    @Test func isBounded() {
        let many = SearchExpression((0..<500).map { "word\($0)" }.joined(separator: " "))
        #expect(many.required.count == SearchExpression.maximumPhrases)
        #expect(SearchExpression(many.text) == many)
        let long = SearchExpression("\"" + (0..<500).map { "w\($0)" }.joined(separator: " ") + "\" boat")
        #expect(long.required.first?.first?.words.count == SearchPhrase.maximumWords)
        #expect(long.text.hasSuffix("w15\" boat"))
        #expect(SearchExpression(long.text) == long)
        #expect(!SearchExpression(String(repeating: "「", count: 1_000_000)).text.contains("「"))
        #expect(SearchExpression(String(repeating: "x", count: 1_000_000)).required.count == 1)
    }

    @Test func anythingIsAnExpressionAndSaysTheSameAgain() {
        var random = RandomTexts(seed: 5)
        for _ in 0..<10_000 {
            let text = random.next()
            let expression = SearchExpression(text)
            #expect(SearchExpression(expression.text) == expression, "\(text.debugDescription)")
            #expect(expression.required.allSatisfy { !$0.isEmpty })
            for phrase in expression.required.flatMap(\.self) + expression.excluded {
                #expect(1...SearchPhrase.maximumWords ~= phrase.words.count)
                let words = phrase.words.joined(separator: " ")
                #expect(SearchFolding.fold(phrase.original).utf8.starts(with: words.utf8), "\(text.debugDescription)")
            }
            let phrases = expression.required.flatMap(\.self)
            #expect(phrases.dropLast().allSatisfy { !$0.mayContinue })
            #expect(expression.excluded.allSatisfy { !$0.mayContinue })
        }
    }
}
