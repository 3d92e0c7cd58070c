/// What libxml2 found wrong with a file.
struct XMLProblems {
    /// The first fatal error.
    private var first: (code: Int, line: Int)?
    private var endsEarly = false

    /// Whether the file is not well-formed.
    var areFatal: Bool { first != nil }

    /// Adds a fatal error by its libxml2 code (`xmlParserErrors`) and its line, from 1; `atEnd` where only the file's end
    /// made it one.
    mutating func add(code: Int, line: Int, atEnd: Bool) {
        // What follows from the first is not told.
        guard first == nil else { return }
        first = (code, line)
        endsEarly = atEnd
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

    /// Of ours: a document type can declare entities, which make a small file expand without end.
    static let documentType = -1
    /// Of ours, too.
    static let tooDeep = -2

    private static func reason(_ code: Int) -> String {
        switch code {
        case 1: "a CDATA section of more than 10 MB; shorten that post and export again"
        case 5: "something stands behind the end; remove it and try again"
        case tooDeep: "elements more than 256 deep; this is no export of WordPress"
        case documentType: "a document type (<!DOCTYPE), which no export has"
        case 9: "a character that XML does not allow (such as a control character); remove it and try again"
        case 26, 27: "an entity that XML does not know (only &amp; &lt; &gt; &quot; &apos; are); mend it and try again"
        case 31, 32: "an encoding that is not supported; convert the file to UTF-8 and try again"
        case 76: "an end tag that does not match its start tag; export the file again"
        case 81, 6003: "bytes that are not of the encoding the file names; convert it to UTF-8 and try again"
        case 110: "a tag or comment of more than 64 KB; this is no export of WordPress"
        case 89: "entities that refer to each other endlessly; this is no export of WordPress"
        default: "XML error \(code); export the file again"
        }
    }
}
