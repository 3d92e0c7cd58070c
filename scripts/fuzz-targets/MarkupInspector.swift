import Foundation
import NewsMarkup

/// Looks through HTML for what could run, load or disguise something, in a way of its own: no rule of the sanitiser is asked.
enum MarkupInspector {
    /// What is wrong; nil where nothing is.
    static func complaint(about html: String) -> String? {
        var rest = html.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            guard let end = rest[open...].firstIndex(of: UInt8(ascii: ">")) else { return "a tag has no end" }
            let tag = rest[rest.index(after: open)..<end]
            if let complaint = complaint(ofTag: String(Substring(tag))) { return "\(complaint) in <\(Substring(tag))>" }
            rest = rest[rest.index(after: end)...]
        }
        return nil
    }

    private static let forbidden: Set = [
        "applet", "base", "body", "button", "embed", "form", "frame", "frameset", "head", "html", "input", "link",
        "math",
        "meta", "noembed", "noframes", "noscript", "object", "option", "param", "plaintext", "script", "select",
        "style",
        "svg", "template", "textarea", "title", "xmp",
    ]
    private static let addressed: Set = ["href", "src", "poster", "cite", "srcset", "data", "longdesc", "action"]
    private static let refused: Set = [
        "style", "srcdoc", "formaction", "action", "background", "ping", "is", "slot", "part", "http-equiv", "data",
    ]

    private static func complaint(ofTag tag: String) -> String? {
        let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) else {
            return "no name"
        }
        if forbidden.contains(String(name)) { return "forbidden" }
        var rest = tag[name.endIndex...].utf8
        while rest.first == UInt8(ascii: " ") {
            rest = rest.dropFirst()
            let attribute = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: " ") }
            rest = rest[attribute.endIndex...]
            var value = rest.prefix(0)
            if rest.starts(with: "=\"".utf8) {
                value = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
                rest = rest[value.endIndex...].dropFirst()
            }
            let found = complaint(of: String(Substring(attribute)), String(Substring(value)), in: String(name))
            if let found { return found }
        }
        return rest.isEmpty ? nil : "something between attributes"
    }

    private static func complaint(of name: String, _ value: String, in element: String) -> String? {
        if name.hasPrefix("on") || refused.contains(name) || name.isEmpty { return "attribute \(name)" }
        guard addressed.contains(name) else { return nil }
        let addresses = name == "srcset" ? candidates(value) : [value]
        return addresses.lazy.compactMap { complaint(ofAddress: $0, isLink: name == "href", in: element) }.first
    }

    /// The addresses of a `srcset` (HTML Standard, section 4.8.4.4.4): a comma ends one at a space alone.
    private static func candidates(_ value: String) -> [String] {
        var addresses: [String] = []
        var rest = value.utf8[...]
        while true {
            rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
            let address = rest.prefix { $0 > 0x20 }
            guard !address.isEmpty else { return addresses }
            addresses.append(String(Substring(address)))
            rest = rest[address.endIndex...]
            if address.last != UInt8(ascii: ",") { rest = rest.drop { $0 != UInt8(ascii: ",") } }
        }
    }

    /// Reads an address as browsers do, who pass over tabs and line ends, and what is before it.
    private static func complaint(ofAddress address: String, isLink: Bool, in element: String) -> String? {
        let entities = ["&quot;": "\"", "&lt;": "<", "&gt;": ">", "&#39;": "'", "&amp;": "&"]
        let plain = entities.reduce(address) { $0.replacing($1.key, with: $1.value) }
        let bytes = plain.utf8.filter { ![0x09, 0x0A, 0x0D].contains($0) }.drop { $0 <= 0x20 }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        if element == "iframe", !isOfKnownFrame(text) { return "a frame of another site" }
        let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        guard text[scheme.endIndex...].first == ":", scheme.first?.isLetter == true else { return nil }
        let known: Set = isLink ? ["http", "https", "mailto", "tel"] : ["http", "https"]
        return known.contains(String(scheme)) ? nil : "an address of \(scheme)"
    }

    private static func isOfKnownFrame(_ address: String) -> Bool {
        guard address.hasPrefix("https://") || address.hasPrefix("//") else { return false }
        let host = address.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return FrameSource.known.contains { host == $0.host || host == "www." + $0.host }
    }
}
