/// HTML from anywhere made into HTML, and text, that can be handed to anyone.
package enum Markup {
    /// Takes out of `html` whatever could run, load or disguise something, and puts the rest in normal form.
    ///
    /// The input is read as the content of a `body`, by the rules browsers follow; nothing makes it fail. The same
    /// input always gives the same result, and the result's `html` gives itself.
    package static func sanitize(_ html: String, policy: MarkupPolicy = .standard) -> SanitizedMarkup {
        withCleanBytes(html) { bytes in
            if let result = sanitize(bytes, policy: policy, reading: .fast) { return result }
            let way: Reading = NestingCostEstimate.isModest(bytes) ? .complete : .fallback
            return sanitize(bytes, policy: policy, reading: way) ?? SanitizedMarkup(html: "", text: "", removed: [])
        }
    }

    /// The text of `html` on one line: for titles, names and captions.
    ///
    /// Character references are decoded, tags dropped, white space collapsed.
    package static func plainText(_ html: String) -> String {
        let isMarkup = html.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
        return withCleanBytes(isMarkup ? sanitize(html).text : html) { bytes in
            var line = PlainTextWriter()
            line.write(bytes)
            return String(decoding: line.bytes, as: UTF8.self)
        }
    }

    /// HTML for text that was typed as text: paragraphs where lines are left empty, `<br>` at single line ends.
    package static func html(fromPlainText text: String) -> String {
        withCleanBytes(text) { bytes in
            var html: [UInt8] = []
            var isInParagraph = false
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                let line = Bytes(rebasing: line).trimmed
                if line.isBlank {
                    if isInParagraph { html.append("</p>") }
                    isInParagraph = false
                    continue
                }
                if isInParagraph {
                    html.append("<br>")
                } else {
                    html.append(html.isEmpty ? "<p>" : "\n<p>")
                }
                html.append(escapingText: line)
                isInParagraph = true
            }
            if isInParagraph { html.append("</p>") }
            return String(decoding: html, as: UTF8.self)
        }
    }

    /// The ways a document can be read.
    enum Reading {
        case fast
        case complete
        case fallback
    }

    /// Sanitises clean bytes, read in one way; nil if that way does not do for them.
    static func sanitize(_ bytes: Bytes, policy: MarkupPolicy, reading: Reading) -> SanitizedMarkup? {
        var writer = MarkupWriter(policy: policy, inputCount: bytes.count)
        switch reading {
        case .fast:
            guard FastHTMLReader.read(bytes, into: &writer) else { return nil }
        case .complete:
            GumboReader.read(bytes, into: &writer)
        case .fallback:
            FallbackHTMLReader.read(bytes, into: &writer)
        }
        return writer.finish()
    }

    /// Calls `body` with the text's bytes, without the characters that may not stand in markup.
    static func withCleanBytes<Result>(_ text: String, _ body: (Bytes) -> Result) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            if CleanBytes.isClean(bytes) { return body(bytes) }
            var clean: [UInt8] = []
            CleanBytes.append(bytes, to: &clean)
            return clean.withUnsafeBufferPointer(body)
        }
    }
}
