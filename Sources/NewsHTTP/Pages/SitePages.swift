internal import NewsDomain

/// The pages that the service has for people, and the files that these load.
package struct SitePages: Sendable {
    /// A file as it is sent.
    struct Part {
        let contentType: String
        let bytes: UnsafeBufferPointer<UInt8>
    }

    /// Whether the contract is shown as a page.
    let hasDocs: Bool
    private let files: Files

    /// Files by their names. They lie in the binary, and so never move.
    package typealias Files = @Sendable (_ name: String) -> UnsafeBufferPointer<UInt8>?

    /// The pages made of files by these names: `home.html`, `docs.html` and what it loads, `docs-missing.html` for where
    /// that is not there, and `parts.txt`, which says what of it is of others, in which version.
    package init(hasDocs: Bool, files: @escaping Files) {
        self.hasDocs = hasDocs
        self.files = files
        var hash = StableHash()
        for name in Self.contentTypes.keys.sorted() where !Self.foreign.contains(name) {
            if let file = files(name) { hash.combine(UnsafeRawBufferPointer(file)) }
        }
        if let parts = files("parts.txt") { hash.combine(UnsafeRawBufferPointer(parts)) }
        version = HexDigits.text(hash.value)
    }

    /// Another whenever one of the parts is another.
    let version: String

    /// What `/docs` loads.
    private static let contentTypes = [
        "LICENSE": "text/plain; charset=utf-8",
        "docs.css": "text/css; charset=utf-8",
        "docs.js": "text/javascript; charset=utf-8",
        "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
        "swagger-ui.css": "text/css; charset=utf-8",
    ]
    /// Those that are not ours: `parts.txt` stands for them, which takes less time than to read them all.
    private static let foreign: Set = ["LICENSE", "swagger-ui-bundle.js", "swagger-ui.css"]

    /// Whether what is not ours was built in.
    package var isComplete: Bool { Self.foreign.allSatisfy { files($0) != nil } }

    /// The page at `/`.
    var entrance: String {
        var text = text("home.html")
        if !hasDocs, let start = text.firstRange(of: "<!-- docs -->"), let end = text.firstRange(of: "<!-- /docs -->") {
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        return text
    }

    /// The page at `/docs`.
    var docs: String {
        isComplete ? text("docs.html").replacing("{version}", with: version) : text("docs-missing.html")
    }

    /// A file that `/docs` loads.
    func part(_ name: String) -> Part? {
        guard let contentType = Self.contentTypes[name], let bytes = files(name) else { return nil }
        return Part(contentType: contentType, bytes: bytes)
    }

    private func text(_ name: String) -> String {
        files(name).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
