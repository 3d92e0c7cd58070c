import Foundation
import NewsDomain
import NewsTestSupport
import Testing

struct PlainTextCleaningTests {
    private func scalars(_ text: String) -> [String] {
        text.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
    }

    // MARK: White space and control characters

    @Test(arguments: [
        ("Jane Doe", "Jane Doe"), ("  Jane \t  Doe ", "Jane Doe"), ("Jane\nDoe", "Jane Doe"),
        ("Jane\r\n\r\nDoe", "Jane Doe"), ("Jane\u{2028}Doe\u{2029}", "Jane Doe"), ("Jane\u{A0}\u{3000}Doe", "Jane Doe"),
        ("J\u{0}a\u{7}n\u{1B}e\u{7F}\u{9F}", "Jane"), ("a\u{B}b\u{C}c\u{85}d", "a b c d"), ("", ""), (" \n\t ", ""),
        ("Cafe\u{301}", "Caf\u{E9}"), ("\u{212B}", "\u{C5}"), ("a\u{2800}b", "a b"), ("<b> & \"x\"", "<b> & \"x\""),
    ])
    func aLineIsOneLine(text: String, cleaned: String) {
        #expect(scalars(PlainText.line(text)) == scalars(cleaned))
    }

    @Test(arguments: [
        ("one\ntwo", "one\ntwo"), ("one\r\ntwo\rthree", "one\ntwo\nthree"), ("one\n\r\ntwo", "one\n\ntwo"),
        ("a\u{2028}b\u{2029}c\u{85}d", "a\nb\nc\nd"), ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("one \t \n \u{3000}\n  two", "one\n\ntwo"), ("one  \n two", "one\ntwo"), ("  one\t\ttwo  ", "one two"),
        ("\n\n one \n\n", "one"), ("a\u{B}b", "a b"), ("a\u{0}b\u{8}", "ab"), ("", ""), ("\n\n", ""),
        ("a\u{2800}b", "a\u{2800}b"), ("\u{FEFF}a", "a"), ("x\n\u{200B}\n\u{200B}\n\u{200B}\ny", "x\n\ny"),
    ])
    func paragraphsKeepTheirLines(text: String, cleaned: String) {
        #expect(scalars(PlainText.paragraphs(text)) == scalars(cleaned))
    }

    // MARK: What cannot be seen

    @Test(arguments: [
        ("a\u{202E}b\u{202C}c\u{2066}d\u{2069}e\u{202A}", "abcde"), ("a\u{206A}b", "ab"), ("a\u{FFFE}b", "ab"),
        ("a\u{1FFFF}\u{10FFFE}b", "ab"), ("a\u{FFF9}b\u{FFFB}", "ab"), ("a\u{E0001}\u{E0041}\u{E0042}b", "ab"),
        ("a\u{200B}b", "ab"), ("a\u{AD}b\u{2060}c\u{2063}d\u{FEFF}e", "abcde"), ("a\u{E000}\u{F0000}b", "ab"),
        ("\u{3164}a\u{115F}\u{1160}\u{FFA0}b", "ab"), ("a\u{1D173}b", "ab"),
    ])
    func namesHideNothing(text: String, cleaned: String) {
        #expect(scalars(PlainText.line(text)) == scalars(cleaned))
    }

    @Test func noncharactersAreDropped() throws {
        // U+FDD0: Swift's literals have no room for it.
        let text = "a" + String(try #require(Unicode.Scalar(0xFDD0 as UInt32))) + "b"
        #expect(PlainText.line(text) == "ab")
        #expect(PlainText.paragraphs(text) == "ab")
    }

    @Test(arguments: [
        ("a\u{202E}b\u{202C}c\u{2066}d\u{2069}e", "abcde"), ("a\u{E000}\u{F0000}b", "a\u{E000}\u{F0000}b"),
        ("a\u{200B}\u{200B}\u{2060}b", "a\u{200B}b"), ("sa\u{AD}me", "sa\u{AD}me"), ("a\u{FFFF}b", "ab"),
        ("a\u{E0049}\u{E0067}b", "ab"),
    ])
    func commentsHideNothing(text: String, cleaned: String) {
        #expect(scalars(PlainText.paragraphs(text)) == scalars(cleaned))
    }

    @Test(arguments: [
        "\u{200B}", "\u{200D}\u{200D}", "\u{3164}", "\u{2800}\u{2800}", "\u{FE0F}", "\u{E0041}", "\u{AD}",
        "\u{200E} \u{200F}", "\u{115F}\u{1160}", "\u{34F}", "\u{301}", "\u{202E}\u{202C}", "\u{E000}", "\u{180B}",
        "\u{61C}\u{180E}", " \u{200C}\n\u{FEFF}", "\u{17B4}", "\u{FFFF}", "\u{E0100}",
    ])
    func aNameOfNothingIsEmpty(text: String) {
        #expect(PlainText.line(text).isEmpty)
        #expect(text == "\u{E000}" || PlainText.paragraphs(text).isEmpty)
    }

    @Test(arguments: [
        ("a\u{200D}\u{200D}\u{200C}\u{200E}b", "a\u{200D}b"), ("\u{200F}a\u{200E}", "a"),
        ("a\u{200E} b", "a\u{200E} b"), ("a \u{200F}b", "a \u{200F}b"), ("a \u{200F} \u{200F} b", "a b"),
        ("a \u{200F}", "a"), ("a\u{200F} ", "a"), ("a\u{FE0F}\u{FE0E}\u{FE0F}b", "a\u{FE0F}b"),
        ("\u{FE0F}a \u{FE0F}b", "a b"), ("a\u{200D}\u{FE0F}\u{200D}\u{FE0F}b", "a\u{200D}b"),
        ("e\u{200D}\u{301}", "e\u{200D}\u{301}"), ("\u{301}a", "a"),
    ])
    func whatTakesNoRoomComesOneByOne(text: String, cleaned: String) {
        #expect(scalars(PlainText.line(text)) == scalars(cleaned))
        #expect(scalars(PlainText.paragraphs(text)) == scalars(cleaned))
    }

    // MARK: Marks

    @Test func pilesOfMarksAreCutDown() {
        let above = String(repeating: "\u{30D}\u{315}", count: 40)
        for text in [PlainText.line("z\(above)a\(above)"), PlainText.paragraphs("z\(above)a\(above)")] {
            #expect(text.unicodeScalars.count == 2 + 2 * 4)
            #expect(text.count == 2)
        }
        // Joiners and selectors are nothing for marks to stand on.
        for between in ["\u{200D}", "\u{FE0F}", "\u{34F}", "\u{2060}"] {
            let piled = "z" + String(repeating: "\u{30D}\u{30E}\u{30F}\(between)", count: 40)
            let marks = PlainText.paragraphs(piled).unicodeScalars.filter { $0.properties.isDiacritic }
            #expect(marks.count <= 4, "\(between.unicodeScalars)")
        }
        let thai = PlainText.line("\u{E14}" + String(repeating: "\u{E49}", count: 30))
        #expect(thai.unicodeScalars.count == 5)
        let arabic = PlainText.line("\u{628}" + String(repeating: "\u{651}\u{64E}", count: 30))
        #expect(arabic.unicodeScalars.count == 9)
    }

    /// Vietnamese, Arabic with harakat, the Quran, Hebrew with points, with cantillation, Thai, Lao, Tibetan, a stack of
    /// a mantra, Hindi, Vedic accents, Bengali, Tamil, Burmese, Khmer, Korean, Mongolian, IPA, Yoruba, Lithuanian.
    @Test(arguments: [
        "Nguyễn Phước Quỳnh ngữ", "مُحَمَّدٌ رَسُولُ ٱللَّهِ", "وَلَا ٱلضَّآلِّينَ أُو۟لَٰٓئِكَ", "שָׁלוֹם יִשְׂרָאֵל",
        "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים הַמִּשָּׁ֔עַר יְרוּשָׁלִַ֗ם", "กรุงเทพมหานคร น้ำผึ้ง เก็บตังค์", "ປະເທດລາວ ນ້ຳ ຊື້",
        "བོད་ཡིག བསྒྲུབས་ རྒྱལ་པོ", "ཧྐྵྨླྺྼྻྂ་ ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ", "क्षत्रिय हिन्दी ज़िन्दगी", "अ॒ग्निमी॑ळे पु॒रोहि॑तं",
        "বাংলাদেশ ক্ষ্ম", "தமிழ் ஸ்ரீ", "လျှို့ဝှက် မြန်မာ ကြွှို့", "ភាសាខ្មែរ ស្ត្រី", "대한민국 한국어", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ",
        "t͡ʃʰɪ̃ː ŋ̊ ɔ̃́", "ọ́ ẹ̀ gbọ̀ọ́", "ė́ i̇̀ ū̃", "Ελληνικά ᾧ", "ქართული", "日本語 が ぎ", "ދިވެހި",
    ])
    func scriptsSurvive(text: String) {
        let composed = text.precomposedStringWithCanonicalMapping
        for spelling in [text, composed, text.decomposedStringWithCanonicalMapping] {
            #expect(scalars(PlainText.line(spelling)) == scalars(composed))
            #expect(scalars(PlainText.paragraphs(spelling)) == scalars(composed))
        }
    }

    /// Persian with non-joiners, Hindi and Sinhala with joiners, families, flags of countries and regions, keycaps, hearts
    /// on fire, skin tones, an ideograph with its variant, Mongolian with a selector.
    @Test(arguments: [
        "می\u{200C}خواهم", "क\u{94D}\u{200D}ष", "ශ\u{DCA}\u{200D}රී", "👩\u{200D}👩\u{200D}👧\u{200D}👦", "🇩🇪🇯🇵",
        "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "🏴\u{200D}☠\u{FE0F}", "1\u{FE0F}\u{20E3}",
        "❤\u{FE0F}\u{200D}🔥", "👍🏽", "👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👩🏿", "葛\u{E0100}", "ᠠ\u{180B}ᠨ",
        "ᠨ\u{180E}ᠠ", "a\u{200F}b",
    ])
    func joinersAndSelectorsSurvive(text: String) {
        #expect(scalars(PlainText.line(text)) == scalars(text))
        #expect(scalars(PlainText.paragraphs(text)) == scalars(text))
    }

    /// Without an end, too long, with other tags, without a flag.
    @Test(arguments: [
        "\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}", "\u{E0067}\u{E0062}\u{E007F}",
        "\u{E0061}\u{E0061}\u{E0061}\u{E0061}\u{E0061}\u{E0061}\u{E0061}\u{E007F}",
        "\u{E0067}\u{E0020}\u{E0065}\u{E007F}", "\u{E007F}",
    ])
    func tagsThatMakeNoFlagAreDropped(tags: String) {
        #expect(PlainText.line("🏴\(tags)x") == "🏴x")
        #expect(PlainText.paragraphs("👩🏴\(tags)") == "👩🏴")
    }

    // MARK: Any text

    /// Pieces that act on each other.
    private static let pieces: [Unicode.Scalar] = [
        "a", "e", "ש", "ل", "ا", "ด", "ཧ", "क", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{FB2C}", "\u{958}", "\u{344}",
        "\u{301}", "\u{323}", "\u{327}", "\u{5B8}", "\u{5C1}", "\u{64B}", "\u{653}", "\u{E49}", "\u{F71}", "\u{F74}",
        "\u{93C}", "\u{94D}", "\u{20E3}", "\u{302E}", "\u{34F}", " ", "\u{A0}", "\n", "\r", "\u{2028}", "\t",
        "\u{0}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{AD}", "\u{FEFF}", "\u{202E}", "\u{2069}",
        "\u{FE0F}", "\u{FE0E}", "\u{180B}", "\u{180E}", "\u{E0100}", "\u{1F3F4}", "\u{E0067}", "\u{E0062}", "\u{E007F}",
        "\u{3164}", "\u{1160}", "\u{2800}", "\u{E000}", "\u{FFFF}", "\u{1F3FD}", "\u{1D165}",
    ]

    @Test func anyTextComesOutClean() throws {
        var random = SplitMix(11)
        for _ in 0..<2_000 {
            let length = Int.random(in: 1...40, using: &random)
            var text = String.UnicodeScalarView()
            for _ in 0..<length { text.append(try #require(Self.pieces.randomElement(using: &random))) }
            for clean in [PlainText.line, PlainText.paragraphs] {
                let cleaned = clean(String(text))
                let shown = scalars(String(text))
                #expect(scalars(clean(cleaned)) == scalars(cleaned), "twice: \(shown)")
                #expect(
                    scalars(cleaned.precomposedStringWithCanonicalMapping) == scalars(cleaned),
                    "not NFC: \(shown)"
                )
                #expect(!cleaned.contains("  ") && !cleaned.contains("\n\n\n") && !cleaned.contains(" \n"), "\(shown)")
            }
            #expect(!PlainText.line(String(text)).unicodeScalars.contains("\n"))
        }
    }

    /// A part that composing is done in may not end where two characters would compose: wherever in a long text they are.
    @Test func longTextsAreComposedEverywhere() {
        for piece in [
            "e\u{302}\u{323}", "\u{1100}\u{1161}\u{11A8}", "\u{3B1}\u{301}", "\u{995}\u{9C7}\u{9BE}", "\u{958}x",
            "\u{30AB}\u{3099}",
        ] {
            for start in ["", "x", "xx", "xxx"] {
                let text = start + String(repeating: piece, count: 1_000)
                let composed = text.precomposedStringWithCanonicalMapping
                #expect(scalars(PlainText.paragraphs(text)) == scalars(composed), "\(scalars(piece)) behind \(start)")
            }
        }
    }

    /// Anything quadratic would take minutes here.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "\u{301}\u{323}", "a\u{301}", "\u{200D}", "\u{200D}\u{301}", " ", "\n \n", "🏴\u{E0067}", "🏴", "\u{FE0F}",
            "x", "\u{202E}", "\u{302E}", "ﬀ\u{FB2C}", "\r", "한", "\u{9C7}\u{9BE}", "\u{3B1}\u{301}", "\u{1100}\u{1161}",
            "\u{941}",
        ]
    )
    func isLinearAndBounded(piece: String) {
        let text = "a" + String(repeating: piece, count: 30_000)
        #expect(PlainText.line(text).utf8.count <= 3 * text.utf8.count)
        #expect(PlainText.paragraphs(text).utf8.count <= 3 * text.utf8.count)
    }
}
