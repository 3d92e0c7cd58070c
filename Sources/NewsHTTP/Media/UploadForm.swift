internal import NIOCore
internal import NewsDomain
internal import NewsJSON

/// What comes with an upload: a file, and the members of the media item that a form has beside it.
struct UploadForm {
    private let file: any IncomingFile
    private var reader: MultipartReader?
    private var part: String?
    private var hasFile = false
    private var texts: [(name: String, bytes: [UInt8])] = []

    /// Bytes of a text of a form.
    private static let longestText = 64 << 10

    /// Of a body of that type: a form, or else the file itself.
    init(_ file: any IncomingFile, contentType: String) {
        self.file = file
        reader = MultipartReader(contentType: contentType)
    }

    /// Takes a part of the body. Blocks the calling thread while it is written.
    mutating func take(_ bytes: ByteBuffer) throws {
        guard var reader else {
            hasFile = true
            return try file.write(bytes.readableBytesView)
        }
        self.reader = nil
        try reader.take(bytes.readableBytesView) { event in
            switch event {
            case .part(let name): try begin(name)
            case .bytes(let bytes): try add(bytes)
            }
        }
        self.reader = reader
    }

    private mutating func begin(_ name: String) throws {
        guard name != "file" || !hasFile else { throw MultipartReader.malformed("it has more than one file") }
        hasFile = hasFile || name == "file"
        part = name
        if name != "file" { texts.append((name, [])) }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws {
        guard part != "file" else { return try file.write(bytes) }
        texts[texts.count - 1].bytes += bytes
        guard texts[texts.count - 1].bytes.count <= Self.longestText else {
            throw BodyTooLarge(limit: Self.longestText)
        }
    }

    /// The members that came along, once all of the body is there.
    ///
    /// Throws ``NewsError/Code/invalid`` where it is not whole, ``NewsError/Code/unprocessable`` where it has no file.
    func members() throws -> BodyReader {
        if let reader, !reader.isWhole { throw MultipartReader.malformed("it ends before its last boundary") }
        guard hasFile else {
            let detail = "“file” is missing."
            throw NewsError.wrongMembers([Fault(.pointer("/file"), code: "required", detail: detail)])
        }
        var object = JSONObject()
        for text in texts {
            guard let value = Self.value(text.bytes, of: text.name) else {
                throw MultipartReader.malformed("“\(text.name)” is no UTF-8")
            }
            guard object.add(text.name, value) else {
                throw MultipartReader.malformed("“\(text.name)” stands there twice")
            }
        }
        return BodyReader(object)
    }

    /// A form has texts alone: what is an object is written as its JSON. Nil where it is no UTF-8.
    private static func value(_ bytes: [UInt8], of name: String) -> JSONValue? {
        if name == "focalPoint", let value = try? JSONParser.parse(bytes) { return value }
        return bytes.isEmpty ? .null : String(validating: bytes, as: UTF8.self).map(JSONValue.string)
    }
}
