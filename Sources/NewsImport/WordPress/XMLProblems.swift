/// What libxml2 found wrong with a file.
///
/// FoundationXML lets libxml2 recover, so `parse()` may say true of a file that is not well-formed: only the reported
/// errors tell.
struct WXRProblems {
    /// The first fatal error.
    private var first: (code: Int, line: Int)?
    private var endsEarly = false

    /// Whether the file is not well-formed.
    var areFatal: Bool { first != nil }

    /// Adds an error by its libxml2 code (`xmlParserErrors`) and its line, from 1.
    mutating func add(code: Int, line: Int) {
        guard !Self.tolerated.contains(code) else { return }
        if first == nil { first = (code, line) }
        // Where the first error is an earlier one, the file's end is only where its consequences end.
        if Self.documentEnd.contains(code), first?.line == line { endsEarly = true }
    }

    /// What to tell the user, or nil where nothing is wrong.
    func failure(file: String) -> ImportFailure? {
        guard let first else { return nil }
        if endsEarly {
            return ImportFailure(
                "\(file) is not well-formed XML: it ends in the middle, at line \(first.line); export or copy it again"
            )
        }
        return ImportFailure("\(file) is not well-formed XML: line \(first.line): \(Self.reason(first.code))")
    }

    /// Warnings, and undeclared or odd namespaces (200 to 205), which plugins' elements have and which do no harm.
    private static let tolerated: Set<Int> = [93, 98, 99, 100, 101, 200, 201, 202, 203, 204, 205]

    /// XML_ERR_DOCUMENT_EMPTY and XML_ERR_DOCUMENT_END.
    private static let documentEnd: Set<Int> = [4, 5]

    private static func reason(_ code: Int) -> String {
        switch code {
        case 1: "a CDATA section or comment of more than 10 MB; shorten that post and export again"
        case 9: "a character that XML does not allow (such as a control character); remove it and try again"
        case 26, 27: "an entity that XML does not know (only &amp; &lt; &gt; &quot; &apos; are); mend it and try again"
        case 31, 32: "an encoding that is not supported; convert the file to UTF-8 and try again"
        case 76: "an end tag that does not match its start tag; export the file again"
        case 81, 6003: "bytes that are not of the encoding the file names; convert it to UTF-8 and try again"
        case 89: "entities that refer to each other endlessly; this is no export of WordPress"
        default: "XML error \(code); export the file again"
        }
    }
}
