import NewsDomain
import NewsTestSupport
import Testing

struct VocabularyTests {
    private let vocabulary = Vocabulary([
        ("government", 500), ("governments", 40), ("harbour", 80), ("harbours", 900), ("ferry", 30), ("berry", 3),
        ("board", 1),
        ("парламент", 60), ("strasse", 25), ("covid19", 90), ("東京", 90), ("東京都庁所在地", 90), ("한국어사전", 30),
        ("tomato", 20), ("cat", 90),
    ])

    @Test(arguments: [
        ("goverment", "government"), ("govermnent", "government"), ("gouvernment", "government"),
        ("harbuor", "harbour"),
        ("parliament", nil), ("парлмаент", "парламент"), ("парламетн", "парламент"), ("ferri", "ferry"), ("ferr", nil),
        ("bord", nil), ("boaerd", "board"), ("strase", "strasse"), ("stasse", "strasse"), ("covid18", nil), ("東京", nil),
        ("東京都庁所在", nil), ("한국어시전", "한국어사전"), ("tmoaot", nil), ("tomaot", "tomato"), ("cats", nil), ("", nil),
        ("👍", nil),
        ("c++++", nil), ("harbour", nil),
    ])
    func findsTheWordThatWasMeant(word: String, meant: String?) {
        #expect(vocabulary.neighbour(of: word, count: 0) == (word == "harbour" ? "harbours" : meant))
    }

    @Test func onlyWhatIsFarMoreFrequentIsMeant() {
        #expect(vocabulary.neighbour(of: "governmant", count: 50) == "government")
        #expect(vocabulary.neighbour(of: "governmant", count: 51) == nil)
        #expect(vocabulary.neighbour(of: "boart", count: 0) == "board")
        #expect(Vocabulary([("board", 1)]).neighbour(of: "boart", count: 0) == "board")
        #expect(Vocabulary([("board", 9)]).neighbour(of: "boart", count: 1) == nil)
        #expect(vocabulary.neighbour(of: "boart", count: Int.max) == nil)
    }

    @Test func theNearestThenTheMostFrequentIsMeant() {
        #expect(
            Vocabulary([("committees", 900), ("committee", 10)]).neighbour(of: "comittee", count: 0) == "committee"
        )
        #expect(
            Vocabulary([("interested", 9000), ("interesting", 10)]).neighbour(of: "interestin", count: 0)
                == "interesting"
        )
        #expect(Vocabulary([("berry", 30), ("ferry", 31), ("merry", 30)]).neighbour(of: "zerry", count: 0) == "ferry")
        #expect(Vocabulary([("merry", 30), ("berry", 30)]).neighbour(of: "zerry", count: 0) == "berry")
    }

    @Test func isWhatTheFullMatrixSays() {
        var random = SplitMix(6)
        func word() -> String {
            String(
                (0..<Int.random(in: 3...12, using: &random)).compactMap { _ in "abcdй".randomElement(using: &random) }
            )
        }
        let words = Dictionary((0..<400).map { _ in (word(), Int.random(in: 1...9, using: &random)) }) { first, _ in
            first
        }
        let vocabulary = Vocabulary(words.map { ($0.key, $0.value) })
        for _ in 0..<1000 {
            let typed = word()
            let limit = typed.count < 5 ? 0 : typed.count < 9 ? 1 : 2
            let near = words.compactMap { word, count -> (Int, Int, String)? in
                let distance = distance(typed, word)
                return 1...max(1, limit) ~= distance && limit > 0 ? (distance, -count, word) : nil
            }
            #expect(vocabulary.neighbour(of: typed, count: 0) == near.min { $0 < $1 }?.2, "\(typed)")
        }
    }

    /// Optimal string alignment by its definition.
    private func distance(_ one: String, _ other: String) -> Int {
        let (a, b) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var value = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    value = min(value, rows[i - 2][j - 2] + 1)
                }
                row.append(value)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }

    @Test func noTextIsTooOdd() {
        var random = RandomTexts(seed: 7)
        for _ in 0..<10_000 {
            let words = SearchFolding.fold(random.next()).split(separator: " ").map { (word: String($0), count: 20) }
            let vocabulary = Vocabulary(words)
            for (word, _) in words {
                let found = vocabulary.neighbour(of: word, count: 1)
                #expect(found == nil || words.contains { $0.word == found && found != word })
            }
        }
        let endless = String(repeating: "x", count: 1_000_000)
        #expect(Vocabulary([(endless, 5)]).neighbour(of: endless, count: 0) == nil)
    }
}
