import NewsTestSupport

/// Texts of everything that people and machines send, in no order.
struct RandomTexts {
    private var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(seed)
    }

    mutating func next(upTo length: Int = 24) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &random) {
            if Int.random(in: 0..<8, using: &random) == 0 {
                text.append(anyScalar())
            } else {
                text.append(contentsOf: (RandomTexts.pieces.randomElement(using: &random) ?? "").unicodeScalars)
            }
        }
        return String(text)
    }

    private mutating func anyScalar() -> Unicode.Scalar {
        let highest: UInt32 = Bool.random(using: &random) ? 0x3100 : 0x10FFFF
        return Unicode.Scalar(UInt32.random(in: 0...highest, using: &random)) ?? "\u{FFFD}"
    }

    /// Words, and whatever means something to the folding or the query language.
    private static let pieces =
        [
            "a", "b", "foo", "Bar", "C", "OR", "AND", "NOT", "NEAR(", "title:", "don't", "l’", "1", "95", "²", "½", "ﷺ",
            "ﬃ",
            " ", " ", " ", " ", "\n", "\t", "\0", "\u{7}", "\u{1B}", "\u{85}", "\u{2028}", "\u{3000}", "\u{A0}",
            "\"", "\"", "-", "-", "|", "+", "++", "#", "*", "^", "(", ")", ":", ".", ",", "'", "’", "&", "<", ">",
            "&amp;", "<mark>",
            "“", "”", "„", "«", "»", "「", "」", "『", "』", "＂", "－", "｜", "＋", "＃", "＇", "״", "׳", "·", "´", "…",
            "é", "e\u{301}", "ß", "ẞ", "ı", "İ", "ŉ", "ǰ", "Σ", "ς", "ᾳ", "й", "и\u{306}", "ё", "г\u{301}", "К", "ѓ",
            "\u{301}", "\u{306}", "\u{308}", "\u{316}", "\u{345}", "\u{344}", "\u{20DD}", "\u{20E3}", "\u{34F}",
            "\u{591}",
            "أ", "ى", "ک", "ـ", "َ", "\u{654}", "\u{653}", "ﻻ", "٣", "۴", "ש", "ׁ", "ָ", "ך", "הל",
            "क", "़", "्", "ि", "क़", "ো", "\u{9C7}", "\u{9BE}", "\u{BC6}", "\u{BBE}", "\u{CC6}", "\u{CC2}", "\u{CD5}",
            "ก", "่", "ำ", "น้ำ", "ຳ", "က", "ျ", "ဥ", "ီ", "ក", "្", "ម", "\u{F73}", "\u{F71}",
            "東", "京", "都", "か", "\u{3099}", "が", "ｶ", "ﾞ", "ﾊ", "ﾟ", "ー", "㌀", "㍿", "〇", "\u{F900}", "𠮷",
            "한", "글", "ᄒ", "ᅡ", "ᆫ", "ㅎ", "ㅏ", "ﾡ", "ￂ", "하", "각",
            "👍", "🏽", "👩", "\u{200D}", "🚀", "♀", "\u{FE0F}", "❤", "🇩", "🇪", "🇫", "🦰", "🏴", "\u{E0067}", "\u{E007F}",
            "©", "™",
            "\u{AD}", "\u{200B}", "\u{200C}", "\u{200E}", "\u{202E}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{E000}",
            "\u{180E}",
        ] + [
            String(repeating: "long", count: 20), String(repeating: "й", count: 40),
            String(repeating: "\u{302}", count: 40),
        ]
}
