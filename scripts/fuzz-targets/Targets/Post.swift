import NewsDomain
import NewsMarkup

@testable import NewsImport

/// The body of a WordPress post, with its shortcodes, blocks and notes, becomes a clean document; what stands behind a line
/// of `=` are its footnotes, and a reusable block.
func tryPost(_ bytes: UnsafeRawBufferPointer) {
    let parts = bytes.split(separator: UInt8(ascii: "="), maxSplits: 2, omittingEmptySubsequences: false).map(
        Array.init
    )
    var item = WXRItem()
    item.content = parts[0]
    if parts.count > 1 { item.meta["footnotes"] = String(decoding: parts[1], as: UTF8.self) }
    var rules = WXRBody.Rules()
    if parts.count > 2 { rules.reusable[1] = parts[2] }
    var notes = ImportNotes()
    let body = WXRBody(item, at: "https://example.org/2026/11/post/", by: rules, notes: &notes).body
    hold(Markup.sanitize(body.html).html == body.html, "no normal form: \(body.html)")
    hold(MarkupInspector.complaint(about: body.html) == nil, MarkupInspector.complaint(about: body.html) ?? "")
    // A reusable block may be put in as often as it is named, up to a bound of its own.
    let most = 256 * (bytes.count + 1_024) + (parts.count > 2 ? bytes.count * bytes.count : 0)
    hold(body.html.utf8.count <= most, "\(bytes.count) bytes became \(body.html.utf8.count)")
    tryRest(String(decoding: bytes, as: UTF8.self))
}

private func tryRest(_ text: String) {
    _ = WXRBody.text(ofComment: text, at: "https://example.org/")
    let serialized = PHPSerialized(text)
    _ = serialized.number("width")
    _ = serialized.text("file")
    _ = serialized.after("sizes").before("image_meta").number("filesize")
}
