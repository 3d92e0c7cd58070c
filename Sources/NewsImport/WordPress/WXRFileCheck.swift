internal import Foundation

/// What can be said of a file from its outside and its first bytes, before an XML parser sees it.
enum WXRFileCheck {
    /// How many bytes the XML declaration, comments and root tag may take.
    private static let prologLimit = 1 << 20

    /// Refuses what is no readable XML file, and one that a parser should not be let near: a document type can declare
    /// entities, which an export never does and which can make a small file expand without end.
    /// - Throws: `ImportFailure`.
    static func check(_ file: String) throws {
        let head = try firstBytes(of: file)
        if head.isEmpty { throw ImportFailure("\(file) is empty; export it again in WordPress under Tools, Export") }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x1F, 0x8B]) {
            throw ImportFailure("\(file) is compressed; unpack it and import the .xml file in it")
        }
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) || head.prefix(4).contains(0) {
            throw ImportFailure("\(file) is not in UTF-8; convert it (iconv -f UTF-16 -t UTF-8) and import the result")
        }
        let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = head[start...].firstIndex(where: { !$0.isHTMLSpace }) else {
            throw notAnExport(file, because: "there is only white space in it")
        }
        if head.holds("<!doctype html", at: first) || head.holds("<html", at: first) {
            throw notAnExport(file, because: "it is an HTML page, perhaps of a login that had expired")
        }
        guard head[first] == UInt8(ascii: "<") else { throw notAnExport(file, because: "it is not XML") }
        guard first == start || !head.holds("<?xml", at: first) else {
            throw ImportFailure("\(file) has white space before <?xml; remove it and try again")
        }
        try checkEncoding(head, at: first, file: file)
        try checkProlog(head, from: first, file: file)
    }

    /// The failure of a file that cannot be opened.
    static func unreadable(_ file: String) -> ImportFailure {
        ImportFailure("\(file) cannot be read; check that it exists and its permissions")
    }

    /// The failure of a file that is something else.
    static func notAnExport(_ file: String, because reason: String) -> ImportFailure {
        ImportFailure(
            "\(file) is not a WordPress export: \(reason); make one in WordPress under Tools, Export"
        )
    }

    private static func firstBytes(of file: String) throws -> [UInt8] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory) else {
            throw ImportFailure("\(file) does not exist; check the path")
        }
        if isDirectory.boolValue { throw ImportFailure("\(file) is a directory; name the .xml file in it") }
        guard let handle = FileHandle(forReadingAtPath: file) else { throw unreadable(file) }
        defer { try? handle.close() }
        do {
            return [UInt8](try handle.read(upToCount: prologLimit) ?? Data())
        } catch {
            throw unreadable(file)
        }
    }

    /// Only encodings in which `<!DOCTYPE` can be seen as such without decoding.
    private static func checkEncoding(_ head: [UInt8], at start: Int, file: String) throws {
        guard head.holds("<?xml", at: start), let end = head.position(of: "?>", from: start) else { return }
        guard let name = head.position(of: "encoding", from: start), name < end else { return }
        let named = head[(name + 8)..<end].drop { $0.isHTMLSpace || "=\"'".utf8.contains($0) }.prefix(while: isOfName)
        // What names none the parser refuses.
        guard !named.isEmpty else { return }
        let value = String(decoding: named.prefix(longestName), as: UTF8.self).lowercased()
        let known = ["utf-8", "utf8", "us-ascii", "ascii"]
        guard known.contains(value) || value.hasPrefix("iso-8859-") || value.hasPrefix("windows-125") else {
            throw ImportFailure(
                "\(file) is in \(value); convert it (iconv -f \(value) -t UTF-8, and name utf-8 in its first line)"
            )
        }
    }

    /// More bytes than the name of any encoding has.
    private static let longestName = 40

    /// The bytes of the name of an encoding (XML 1.0, section 4.3.3).
    private static func isOfName(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || (0x61...0x7A).contains(byte | 0x20) || "._-".utf8.contains(byte)
    }

    /// Walks over comments and instructions to the root element.
    private static func checkProlog(_ head: [UInt8], from start: Int, file: String) throws {
        var position = start
        while position < head.count {
            let end: Int?
            if head[position].isHTMLSpace {
                position += 1
                continue
            } else if head.holds("<?", at: position) {
                end = head.position(of: "?>", from: position).map { $0 + 2 }
            } else if head.holds("<!--", at: position) {
                end = head.position(of: "-->", from: position).map { $0 + 3 }
            } else if head.holds("<!", at: position) {
                throw notAnExport(file, because: "it has a document type (<!DOCTYPE)")
            } else {
                return
            }
            guard let end else { break }
            position = end
        }
        if head.count == prologLimit { throw notAnExport(file, because: "it does not begin with an element") }
    }
}
