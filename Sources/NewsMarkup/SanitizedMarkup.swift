/// HTML that is safe to hand to any reader, with its plain text and an account of what was left out.
package struct SanitizedMarkup: Sendable, Equatable {
    /// The HTML in its normal form: sanitising it again gives the same bytes.
    ///
    /// Blocks stand on lines of their own, inline content at the top level is in paragraphs, and nothing but
    /// elements, attributes and addresses on the allow-lists is in it.
    package var html: String

    /// The text a reader would hear: blocks parted by an empty line, list items and table rows on lines, table cells
    /// parted by tabs, `<br>` as a line end, white space collapsed outside `<pre>`.
    ///
    /// Alternative texts of pictures are not in it, nor is the content of scripts and styles.
    package var text: String

    /// What was left out, sorted by kind and name.
    ///
    /// Comments and neutral wrappers (`div`, `span`, `section`) are not counted, nor are the attributes of an element
    /// that was itself removed.
    package var removed: [RemovedMarkup]
}

/// One sort of thing the sanitiser took out, and how often.
package struct RemovedMarkup: Sendable, Hashable, Comparable {
    /// What sort of markup it was.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An attribute that is not allowed there, or whose value is not.
        case attribute
        /// An element, with its content or without it.
        case element
        /// An address: the name is its scheme with the colon (`javascript:`) or, for a frame, its host.
        case url
    }

    /// What sort of markup it was.
    package var kind: Kind
    /// The name in lower case, at most 64 bytes of it.
    package var name: String
    /// How many of them there were.
    package var count: Int

    /// Makes one entry of the account.
    package init(kind: Kind, name: String, count: Int) {
        self.kind = kind
        self.name = name
        self.count = count
    }

    /// Orders by kind, then by name.
    package static func < (one: RemovedMarkup, other: RemovedMarkup) -> Bool {
        (one.kind.rawValue, one.name) < (other.kind.rawValue, other.name)
    }
}
