import Foundation
import NewsDomain
import Testing

/// What holds of the folding of any text.
struct SearchFoldingFuzzTests {
    private static func texts(seed: UInt64, count: Int = 10_000) -> [String] {
        var random = RandomTexts(seed: seed)
        return (0..<count).map { _ in random.next() }
    }

    private func words(_ text: String) -> [String] {
        SearchFolding.fold(text).unicodeScalars.split(separator: " ").map { String(String.UnicodeScalarView($0)) }
    }

    private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            !scalar.properties.isDefaultIgnorableCodePoint
        case .otherSymbol: scalar.properties.isEmoji
        default: scalar == "+" || scalar == "#"
        }
    }

    @Test func foldingTwiceChangesNothing() {
        for text in Self.texts(seed: 1) {
            let folded = SearchFolding.fold(text)
            #expect(Array(SearchFolding.fold(folded).utf8) == Array(folded.utf8), "\(text.debugDescription)")
        }
    }

    @Test func wordsAreOfLettersDigitsMarksAndEmojiAlone() {
        for text in Self.texts(seed: 2) {
            let folded = SearchFolding.fold(text)
            #expect(!folded.hasPrefix(" ") && !folded.hasSuffix(" ") && !folded.contains("  "))
            for word in words(text) {
                #expect(
                    word.unicodeScalars.allSatisfy(isAllowed),
                    "\(word.debugDescription) of \(text.debugDescription)"
                )
                #expect(1...64 ~= word.utf8.count)
            }
        }
    }

    @Test func hashesAndPlacesAreThoseOfTheWords() {
        for text in Self.texts(seed: 3) {
            let (bytes, words) = (Array(text.utf8), words(text))
            var found: [FoldedWord] = []
            SearchFolding.forEachWord(in: text) { found.append($0) }
            #expect(found.map(\.hash) == words.map(SearchFolding.hash), "\(text.debugDescription)")
            var before = 0..<0
            for (place, word) in zip(found.map(\.utf8), words) {
                #expect(place.lowerBound >= before.lowerBound && place.upperBound >= before.upperBound)
                before = place
                // A place holds its word, whatever stood around it.
                let here = String(decoding: bytes[place], as: UTF8.self)
                #expect(
                    self.words(here).contains { $0.utf8.elementsEqual(word.utf8) },
                    "\(here.debugDescription), \(word)"
                )
            }
        }
    }

    /// Unicode takes them for the same text (UAX #15): but for what is cut off, and for scripts beyond the first 16 bits.
    @Test func compositionMakesNoDifference() {
        for text in Self.texts(seed: 4) where isPlain(text) {
            let folded = Array(SearchFolding.fold(text).utf8)
            for form in [text.decomposedStringWithCanonicalMapping, text.precomposedStringWithCanonicalMapping] {
                #expect(Array(SearchFolding.fold(form).utf8) == folded, "\(text.debugDescription)")
            }
        }
    }

    private func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value < 0x1_0000 && $0.value != 0x344 }
            && !text.unicodeScalars.map(\.value).split(whereSeparator: { $0 != 0x302 }).contains { $0.count > 9 }
    }
}
