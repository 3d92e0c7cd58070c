import NewsMarkup
import NewsTestSupport

/// The blocks of a document say what it says, and links that are put into it change nothing else.
func tryBlocks(_ html: String) {
    let clean = Markup.sanitize(html)
    let difference = differenceOfBlocks(of: clean.html)
    hold(difference == nil, "\(clean.html)\n\(difference ?? "")")
    let misplaced = misplacedText(of: clean.html, in: clean.text)
    hold(misplaced == nil, "\(clean.html)\nmisplaced: \(misplaced ?? "")")
    tryLinks(in: clean)
    // Of what was stored in no normal form, too.
    _ = Markup.blocks(of: html)
}

private func tryLinks(in clean: SanitizedMarkup) {
    let count = clean.text.withoutSpace.count
    let places = stride(from: 0, to: count, by: 3).map { $0..<min(count, $0 + 1 + $0 % 5) }
    let link = MarkupLink(attributes: [("href", "/topic/\"<x>"), ("data-topic", "x")], places: places.reversed())
    let linked = Markup.inserting([link, link], in: clean.html, count: count)
    hold(MarkupInspector.complaint(about: linked) == nil, "linked: \(linked)")
    let text = Markup.sanitize(linked).text
    hold(text == clean.text, "with links the text is\n\(text)\nafter\n\(clean.text)")
}
