import NewsDomain
import Testing

struct CaseFoldingTests {
    @Test(arguments: [
        ["GROSSE", "große", "GROẞE", "Große"], ["ΣΟΦΌΣ", "σοφός", "σοφόσ", "ΣΟΦΟ\u{301}Σ"],
        ["ﬁnal", "FINAL", "final"], ["ISPARTA", "ısparta", "isparta", "İsparta", "i\u{307}sparta"],
        ["ՄԵՒ", "մեւ", "մև"], ["ÀÉ", "a\u{300}e\u{301}", "àé"], ["PLAIN", "plain"], ["ꭰ", "Ꭰ"], ["ǆ", "ǅ", "Ǆ"],
    ])
    func isOneForAllWaysToWriteAText(texts: [String]) {
        #expect(Set(texts.map { Array(CaseFolding.fold($0).utf8) }).count == 1, "\(texts.map(CaseFolding.fold))")
    }

    @Test(arguments: [("resume", "résumé"), ("ol", "öl"), ("a", "b"), ("σ", "s"), ("ه", "ة")])
    func keepsLettersApart(one: String, other: String) {
        #expect(CaseFolding.fold(one) != CaseFolding.fold(other))
    }

    @Test(arguments: ["ΣΟΦΌΣ ẞ", "İ", "ŉ ǰ ΐ", "Straße"])
    func foldingTwiceChangesNothing(text: String) {
        let folded = CaseFolding.fold(text)
        #expect(Array(CaseFolding.fold(folded).utf8) == Array(folded.utf8))
    }
}

struct BlockedWordsTests {
    @Test(arguments: [
        ("μόσχος", "ΜΌΣΧΟΣ"), ("maß", "MASS"), ("MASSE", "die Maße"), ("ırmak", "IRMAK"),
        ("café noir", "Cafe\u{301} NOIR!"),
        ("İstanbul", "istanbul"), ("ΚΆΠΟΙΟΣ ΛΌΓΟΣ", "κάποιος λόγος εδώ"),
    ])
    func findsThemInAnyCaseAndForm(word: String, text: String) {
        #expect(BlockedWords(lines: [word]).match(text))
    }

    @Test(arguments: [("μόσχος", "μόσχου"), ("mass", "massen"), ("ass", "Straße")])
    func areWholeWords(word: String, text: String) {
        #expect(!BlockedWords(lines: [word]).match(text))
    }

    @Test func aTextInOtherLettersIsTheSame() {
        #expect(NewComment.textHash("Die Straße\nist lang") == NewComment.textHash("DIE STRASSE IST LANG"))
        #expect(NewComment.textHash("ΝΑΙ, ΣΟΦΌΣ") == NewComment.textHash("Ναι, σοφός"))
        #expect(NewComment.textHash("Ja") != NewComment.textHash("Nein"))
    }
}
