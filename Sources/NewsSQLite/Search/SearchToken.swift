/// A word of the index that filters look for: no text folds into one, since none has a colon.
struct SearchToken: Hashable {
    let text: String

    private init(_ text: String) {
        self.text = text
    }

    init(kind: String, id: Int64) {
        text = ":\(kind)\(id)"
    }

    static func section(_ id: Int64) -> SearchToken { SearchToken(kind: "section", id: id) }

    static func language(_ tag: String) -> SearchToken { SearchToken(":language" + tag.lowercased()) }

    /// Of what readers do not see.
    static func status(_ status: String) -> SearchToken { SearchToken(":status" + status) }
}
