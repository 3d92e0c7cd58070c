import NewsDomain
import NewsJSON

/// Any text is a place in a list or is none; a place is written as a text that gives it again.
func tryTokens(_ text: String) {
    again(text, Cursor.articles, Cursor.encode)
    again(text, Cursor.updates, Cursor.encodeUpdate)
    again(text, Cursor.comments, Cursor.encode)
    again(text, Cursor.media) { Cursor.encode(media: $0) }
    again(text, Cursor.revision) { Cursor.encode(revision: $0) }
    again(text, Cursor.change) { Cursor.encode(change: $0) }
    for order in [NamedOrder.name, .articles] { again(text, { Cursor.named($0, order) }, Cursor.encode) }
    for order in SearchOrder.allCases { again(text, { Cursor.search($0, order) }, Cursor.encode) }
    if let token = SyncToken(text) { hold(token.text == text, "written it is \(token.text)") }
    tryFields(text)
}

private func again<Place: Hashable>(_ text: String, _ decode: (String) -> Place?, _ encode: (Place) -> String) {
    guard let place = decode(text) else { return }
    let written = encode(place)
    hold(decode(written) == place, "\(place) is written \(written)")
    hold(written.utf8.count <= 2 * text.utf8.count + 64, "\(text) is written \(written)")
}

private func tryFields(_ text: String) {
    let paths = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let known = SyncFields.known(of: SyncKind.allCases)
    let (selection, unknown) = FieldSelection.parse(paths, known: known)
    hold(unknown.count <= paths.count, "more is unknown than was asked for")
    for path in paths where !unknown.contains(where: { $0.path == path }) {
        let first = path.prefix { $0 != "." }
        hold(selection.contains(String(first)), "\(path) is known and not selected")
    }
}
