internal import NewsDomain

/// A front end of plain files (docs/site-example.md): one page for every address of the newsroom, and what that page loads.
package struct FrontEnd: Sendable {
    /// A file as it is sent.
    struct File {
        let contentType: String
        let bytes: [UInt8]
    }

    /// The page. What it loads from `/site/` has the version in its address.
    let page: String
    /// The addresses that are the front end's own, beside those of the newsroom: `data-pages` in the page, with spaces between.
    let ownPaths: Set<String>
    /// Another whenever one of the files is another.
    let version: String
    private let files: [String: File]

    /// A front end of files by their names; nil without an `index.html`, which is its page. What has no ending that is known
    /// is not served.
    package init?(files: [String: [UInt8]]) {
        guard let index = files["index.html"] else { return nil }
        var hash = StableHash()
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            hash.combine(name)
            bytes.withUnsafeBytes { hash.combine($0) }
        }
        version = HexDigits.text(hash.value)
        let html = String(decoding: index, as: UTF8.self)
        page = html.replacing("\"/site/", with: "\"/site/\(version)/")
        ownPaths = Set(html.attribute("data-pages").split(separator: " ").map(String.init))
        self.files = files.reduce(into: [:]) { taken, file in
            guard let type = Self.contentType(of: file.key) else { return }
            taken[file.key] = File(contentType: type, bytes: file.value)
        }
    }

    /// A file that the page loads.
    func file(_ name: String) -> File? { files[name] }

    /// What a file is by its ending; nil for what no page loads.
    package static func contentType(of name: String) -> String? {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        return contentTypes[String(name[name.utf8.index(after: dot)...])]
    }

    private static let contentTypes = [
        "css": "text/css; charset=utf-8",
        "ico": "image/x-icon",
        "jpg": "image/jpeg",
        "js": "text/javascript; charset=utf-8",
        "json": "application/json",
        "png": "image/png",
        "svg": "image/svg+xml",
        "txt": "text/plain; charset=utf-8",
        "webmanifest": "application/manifest+json",
        "webp": "image/webp",
        "woff2": "font/woff2",
    ]
}

extension String {
    /// The value of the first attribute of this name in HTML that is ours; empty where there is none.
    fileprivate func attribute(_ name: String) -> Substring {
        guard let start = firstRange(of: "\(name)=\"") else { return "" }
        return self[start.upperBound...].prefix { $0 != "\"" }
    }
}
