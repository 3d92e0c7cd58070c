@testable import NewsMarkup

/// What comes out of the sanitiser is safe, stays as it is when it is sanitised again, and is not much more than what came
/// in; where two of its readers take a document, they read the same.
func tryMarkup(_ html: String) {
    let once = Markup.sanitize(html)
    hold(MarkupInspector.complaint(about: once.html) == nil, MarkupInspector.complaint(about: once.html) ?? "")
    let twice = Markup.sanitize(once.html)
    hold(twice.html == once.html, "sanitised again it is\n\(twice.html)\nafter\n\(once.html)")
    hold(twice.text == once.text, "sanitised again its text is\n\(twice.text)\nafter\n\(once.text)")
    hold(twice.removed.isEmpty, "sanitised again it loses \(twice.removed)")
    hold(
        once.html.utf8.count <= 64 * html.utf8.count + 1_024,
        "\(html.utf8.count) bytes became \(once.html.utf8.count)"
    )
    hold(once.text.utf8.count <= 4 * html.utf8.count + 64, "\(once.text.utf8.count) bytes of text")
    tryReadings(html)
    tryTexts(of: html)
}

private func tryReadings(_ html: String) {
    Markup.withCleanBytes(html) { bytes in
        let fast = Markup.sanitize(bytes, policy: .standard, reading: .fast)
        guard let fast, NestingCostEstimate.isModest(bytes) else { return }
        let complete = Markup.sanitize(bytes, policy: .standard, reading: .complete)
        hold(fast == complete, "fast:\n\(fast)\ncomplete:\n\(complete.map { "\($0)" } ?? "")")
    }
}

private func tryTexts(of html: String) {
    var policy = MarkupPolicy(frames: [], base: BaseAddress("https://example.org/a/b"))
    policy.textKeepsLinks = true
    let plain = Markup.sanitize(html, policy: policy)
    hold(!plain.html.contains("<iframe"), "a frame that no policy allows")
    hold(!Markup.plainText(html).utf8.contains(0x0A), "a title of more than one line")
    let typed = Markup.html(fromPlainText: html)
    hold(MarkupInspector.complaint(about: typed) == nil, "typed text became \(typed)")
}
