import NewsDomain
import Testing

struct SearchFoldingTests {
    private func folded(_ text: String) -> String {
        SearchFolding.fold(text)
    }

    /// The bytes, since strings are equal that differ in their composition.
    private func bytes(_ text: String) -> [UInt8] {
        Array(folded(text).utf8)
    }

    @Test(arguments: [
        // English and signs
        ["don't", "DON’T", "dont", "don\u{2BC}t"], ["co-operate", "co operate", "co\u{2011}operate", "Co–Operate"],
        ["soft\u{AD}ly", "soft\u{200B}ly", "softly", "so\u{2060}ft\u{FEFF}ly"], ["C++", "c++", "Ｃ＋＋", "(C++)"],
        ["F#", "f#", "Ｆ＃"], ["ﬁnal", "final"], ["①", "1", "１", "¹"], ["1.95.0", "1 95 0"], ["Rust™", "rust"],
        ["x\0y", "x y", "x\u{7}y", "x\ty"], ["naïve", "naive", "nai\u{308}ve"], ["Hawaiʻi", "Hawai‘i", "hawaii"],
        // German and the North
        ["Straße", "STRASSE", "STRAẞE", "strasse"], ["Müller", "muller", "MU\u{308}LLER"], ["Łódź", "lodz"],
        ["Ærø", "aero"], ["Þórður", "thordur"], ["œuvre", "oeuvre"], ["đ", "ð", "d", "Đ"], ["ŋ", "n"], ["Ħal", "hal"],
        // Turkish
        ["ISPARTA", "Isparta", "ısparta", "İSPARTA", "i\u{307}sparta"], ["ışık", "isik", "IŞIK"],
        // Vietnamese
        ["Đà Nẵng", "da nang", "DA\u{300} NA\u{306}\u{303}NG"], ["Phở", "pho"], ["ường", "uong"],
        // French, Catalan, Italian
        ["l'eau", "l’eau", "l eau"], ["dell'arte", "dell arte"], ["col·lecció", "colleccio"],
        // Greek
        ["ΣΟΦΌΣ", "σοφός", "σοφόσ", "σοφος"], ["ΐ", "ι", "ϊ", "Ϊ"], ["ᾳ", "α", "ἄ"], ["μm", "µm"],
        // Cyrillic
        ["ёлка", "елка", "ЁЛКА", "е\u{308}лка"], ["за\u{301}мок", "замок"], ["й", "Й", "и\u{306}"],
        ["ѓ", "г\u{301}", "Ѓ"],
        ["п'ять", "п’ять", "п\u{2BC}ять"],
        // Arabic
        ["أحمد", "احمد", "إحمد", "آحمد", "ٱحمد"], ["مُحَمَّد", "محمد", "مـحـمـد"], ["مدرسة", "مدرسه"], ["على", "علي"],
        ["٢٠٢٦", "2026", "۲۰۲۶"], ["ﻻ", "لا"], ["رئيس", "رييس", "ري\u{654}يس"], ["سؤال", "سوال"], ["ﺳﻼم", "سلام"],
        // Persian
        ["می‌خواهم", "می خواهم", "مي خواهم"], ["کتاب", "كتاب"], ["یک", "يك"], ["خانۀ", "خانه", "خانهٔ"], ["ہے", "هي"],
        // Hebrew
        ["שָׁלוֹם", "שלום", "שׁלום"], ["צה״ל", "צהל", "צה\"ל"], ["ג׳ירפה", "ג'ירפה", "גירפה"],
        // Devanagari
        ["क़लम", "क\u{93C}लम"], ["ऩ", "न\u{93C}"], ["१२३", "123"], ["क्\u{200D}ष", "क्ष", "क्\u{200C}ष"],
        // Bengali, Tamil
        ["কো", "ক\u{9C7}\u{9BE}"], ["கொ", "க\u{BC6}\u{BBE}"],
        // Thai, Lao
        ["น้ำ", "น้\u{E4D}\u{E32}"], ["๒๕๖๗", "2567"], ["ไทย", "ไ\u{200B}ทย"],
        // Chinese, Japanese
        ["東京", "\u{2F77}東京".replacing("\u{2F77}", with: "")], ["ガス", "ｶﾞｽ", "カ\u{3099}ス"], ["ＮＨＫ", "nhk"],
        ["か\u{3099}", "が"], ["㍿", "株式会社"], ["金", "\u{F90A}"],
        // Korean
        ["한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "하\u{11AB}국"], ["ㅎㅏ", "하"],
        // Emoji
        ["👍🏽", "👍"], ["❤️", "❤"], ["👩🏽‍🚀", "👩🚀", "👩 🚀"], ["🏃‍♀️", "🏃‍♂️", "🏃"], ["1️⃣", "1"], ["a👍b", "a 👍 b"],
    ])
    func takesAllWaysToWriteATextForOne(texts: [String]) {
        #expect(Set(texts.map(bytes)).count == 1, "\(texts.map(folded))")
        #expect(!texts.map(folded).contains(""))
    }

    @Test(arguments: [
        ("C", "C++"), ("C#", "C"), ("C#", "C++"), ("c 20", "c++ 20"), ("resume", "resumes"), ("il", "ll"), ("ос", "oc"),
        ("и", "й"), ("г", "ѓ"), ("ї", "і"), ("σ", "s"), ("ه", "ح"), ("ס", "ם"), ("כ", "ך"), ("का", "कि"), ("क", "क़"),
        ("ड", "ड़"),
        ("กา", "ก่า"), ("かき", "がき"), ("ハ", "パ"), ("は", "ハ"), ("東京", "京東"), ("한", "하"), ("🇩🇪", "🇫🇷"), ("👍", "👎"),
        ("অ", "আ"), ("மா", "மி"), ("ც", "ძ"), ("ա", "բ"),
    ])
    func keepsApartWhatIsRead(one: String, other: String) {
        #expect(bytes(one) != bytes(other))
    }

    @Test(arguments: [
        ("The boats' crews don't stop.", "the boats crews dont stop"), ("", ""), ("— … — *", ""), ("東京都", "東京 京都"),
        ("茶", "茶"), ("iPhone発売日", "iphone 発売 売日"), ("C++20 and C++言語, a+b", "c 20 and c++ 言語 a b"),
        ("ประเทศ", "ปร ระ ะเ เท ทศ"), ("ພາສາ", "ພາ າສ ສາ"), ("မြန်မာ", "မြန် န်မာ"), ("ភាសា", "ភាសា"),
        ("ab\u{301}c \u{301} d", "abc d"), ("🇩🇪🇫🇷🇩", "🇩🇪 🇫🇷 🇩"), ("snake_case a@b.example", "snake case a b example"),
        ("’tis 'quoted' o'", "tis quoted o"), ("x1+ A+ item #5 #tag", "x1 a+ item 5 tag"), ("한국어를 한국", "한국어를 한국"),
    ])
    func partsWords(text: String, words: String) {
        #expect(bytes(text) == Array(words.utf8), "\(folded(text))")
    }

    @Test func saysWhereWordsStand() {
        let text = "«Straße» don’t, 東京都 C++! e\u{301}a 👩🏽‍🚀"
        var words: [String] = []
        SearchFolding.forEachWord(in: text) { word in
            words.append(String(decoding: Array(text.utf8)[word.utf8], as: UTF8.self))
        }
        #expect(words == ["Straße", "don’t", "東京", "京都", "C++", "e\u{301}a", "👩", "🚀"])
    }

    @Test func cutsEndlessWords() {
        let endless = String(repeating: "base64", count: 200_000)
        #expect(folded(endless).utf8.count == 64)
        #expect(folded(String(repeating: "й", count: 100)) == String(repeating: "й", count: 32))
        #expect(folded("और" + String(repeating: "\u{302}", count: 100_000)).utf8.count <= 64)
        #expect(folded("e" + String(repeating: "\u{302}", count: 100_000) + "a") == "ea")
        #expect(folded("а" + String(repeating: "\u{301}", count: 100_000) + "а") == "аа")
    }
}
