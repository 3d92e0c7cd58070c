import Foundation
import FoundationXML
import NewsTestSupport
import Testing

@testable import NewsFeeds

/// Whatever a text holds, a parser gets it back.
struct XMLWriterTests {
    private static let texts = [
        "Tea & <biscuits>", "]]> ends nothing", "\"quoted\" 'twice'", "a\nb\tc\rd", "&amp; stays", "<![CDATA[x]]>",
        "שלום עולם", "\u{202E}سلام\u{202C}", "👩‍👩‍👧 🇩🇪 e\u{301}", "", " ", "\u{EFFF}\u{FFFD}ｗｉｄｅ", "\u{85}\u{2028}",
    ]

    @Test func textsAndAttributesComeBack() {
        for text in Self.texts {
            let found = Self.parsed(text)
            #expect(found?.text == text && found?.attribute == text, "\(text.unicodeScalars.map(\.value))")
        }
    }

    @Test func whatNoDocumentMayHoldIsLeftOut() {
        let forbidden = (0..<0x20).filter { ![9, 10, 13].contains($0) } + [0xFFFE, 0xFFFF]
        for value in forbidden {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let found = Self.parsed("a\(Character(scalar))b\(Character(scalar))")
            #expect(found?.text == "ab" && found?.attribute == "ab", "\(value)")
        }
    }

    @Test func anyTextAtAllMakesADocument() {
        var random = SplitMix(37)
        for _ in 0..<500 {
            let scalars = (0..<40).compactMap { _ in
                Unicode.Scalar(UInt32(random.next() % (random.next() % 3 == 0 ? 0x11_0000 : 0x80)))
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let kept = scalars.filter {
                ($0.value >= 0x20 || [9, 10, 13].contains($0.value)) && $0.value & 0xFFFE != 0xFFFE
            }
            // Beyond the first plane they are no characters either, but may stand.
            guard kept.allSatisfy({ $0.value & 0xFFFE != 0xFFFE }) else { continue }
            let found = Self.parsed(String(text))
            #expect(found != nil, "\(scalars.map(\.value))")
        }
    }

    /// The text and the attribute of an element that was written with both.
    private static func parsed(_ text: String) -> (text: String, attribute: String)? {
        var xml = XMLWriter()
        xml.element("a", ["b": text, "left": nil], text: text)
        let reader = Reader()
        let parser = XMLParser(data: Data(xml.finish()))
        parser.delegate = reader
        return parser.parse() ? (reader.text, reader.attribute) : nil
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var text = ""
        var attribute = ""

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            attribute = attributes["b"] ?? "?"
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            text += string
        }
    }
}
