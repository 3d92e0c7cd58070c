import Testing

@testable import NewsMarkup

/// What holds for whatever comes in.
struct NormalFormTests {
    @Test(arguments: 0..<40)
    func sanitisingAgainChangesNothing(block: UInt64) {
        for seed in block * 200..<(block + 1) * 200 {
            var soup = Soup(seed: seed + 1)
            for html in [soup.wildDocument(), soup.orderlyDocument()] {
                let once = Markup.sanitize(html)
                let twice = Markup.sanitize(once.html)
                #expect(twice.html == once.html, "of \(html.debugDescription)")
                #expect(twice.text == once.text, "of \(html.debugDescription)")
                #expect(twice.removed.isEmpty, "of \(html.debugDescription)")
            }
        }
    }

    @Test(arguments: 0..<40)
    func tidyReadingSeesWhatAFullParserSees(block: UInt64) throws {
        for seed in block * 200..<(block + 1) * 200 {
            var soup = Soup(seed: seed + 1)
            for html in [soup.wildDocument(), soup.orderlyDocument()] {
                guard let fast = sanitize(html, .fast) else { continue }
                #expect(try fast == #require(sanitize(html, .complete)), "of \(html.debugDescription)")
            }
        }
    }

    @Test(arguments: [Markup.Reading.complete, .fallback])
    func everyReadingLeavesTheNormalFormAlone(reading: Markup.Reading) throws {
        for seed in 1..<3_000 {
            var soup = Soup(seed: UInt64(seed))
            let once = try #require(sanitize(soup.orderlyDocument() + soup.wildDocument(), reading))
            for other in [Markup.Reading.complete, .fallback] {
                #expect(try #require(sanitize(once.html, other)).html == once.html, "\(other)")
            }
            // Nothing the writer writes is beyond the fast reader.
            #expect(sanitize(once.html, .fast)?.html == once.html)
        }
    }

    /// The fast reader is worth having only where it takes what editors write: all of it.
    @Test func whateverAnEditorWritesIsReadTidily() throws {
        for seed in 1...2_000 {
            var soup = Soup(seed: UInt64(seed))
            let html = soup.editorsDocument()
            let fast = try #require(sanitize(html, .fast), "of \(html.debugDescription)")
            #expect(try fast == #require(sanitize(html, .complete)), "of \(html.debugDescription)")
        }
    }

    /// Where browsers repair what stands there, it leaves that to those that know how.
    @Test(arguments: [
        "<p>a<div>b</p></div>", "<b><i>x</b></i>", "<p>a</p></p>", "<a href=/a>x<a href=/b>y</a></a>",
        "<h2>a<h3>b</h3></h2>",
        "<table><tr><td>a</td></tr>x</table>", "<table><td>a</td></table>", "<ul>a<li><p>b<li>c</ul>",
        "<svg><p>x</p></svg>",
        "<p>a<table><tr><td>b</td></tr></table>", "</br>", "<td>a</td>", "<select><option>a</select>", "<p>&notit;</p>",
    ])
    func whatHasToBeRepairedIsNotReadTidily(html: String) {
        #expect(sanitize(html, .fast) == nil)
    }

    @Test func nothingUnsafeComesThrough() {
        for seed in 1..<4_000 {
            var soup = Soup(seed: UInt64(seed))
            let html = Markup.sanitize(soup.wildDocument()).html.lowercased()
            for word in [
                "<script", "<style", "<svg", "<math", "<!--", "=\"javascript:", "=\"data:", "srcset=\"javascript",
            ] {
                #expect(!html.contains(word))
            }
        }
    }
}

/// Sanitises reading in one way only; nil if that way does not do.
func sanitize(_ html: String, _ reading: Markup.Reading) -> SanitizedMarkup? {
    Markup.withCleanBytes(html) { Markup.sanitize($0, policy: .standard, reading: reading) }
}
