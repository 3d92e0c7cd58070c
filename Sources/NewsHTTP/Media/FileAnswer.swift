internal import HTTPTypes
internal import NIOCore
internal import NewsDomain

/// A file as it is sent: it never changes, and whatever stands in it, no browser makes a page of it.
struct FileAnswer {
    private let file: OpenFile
    private let type: MediaFileType

    init(_ file: OpenFile, _ type: MediaFileType) {
        (self.file, self.type) = (file, type)
    }

    /// What a client gets that asks like this (RFC 9110, sections 13.2.2 and 14.2).
    func answer(to request: Request) -> Answer {
        if request.conditions.isMet(by: file.tag) {
            var answer = Answer(status: .notModified, headers: headers)
            answer.isRendered = false
            return answer
        }
        switch range(request) {
        case .whole: return with(headers, .ok, 0..<file.size)
        case .part(let range):
            var headers = headers
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
            return with(headers, .partialContent, range)
        case .unsatisfiable:
            var answer = Answer.text("The file has \(file.size) bytes.\n", contentType: "text/plain; charset=utf-8")
            answer.status = .rangeNotSatisfiable
            answer.headers = [.contentRange: "bytes */\(file.size)", .cacheControl: "no-store"]
            return answer
        }
    }

    private func with(_ headers: HTTPFields, _ status: HTTPResponse.Status, _ range: Range<Int>) -> Answer {
        let body = FileBody(file: file, offset: range.lowerBound, length: range.count)
        var answer = Answer.file(body, type: type.mimeType, status: status)
        answer.headers = headers
        return answer
    }

    /// A range is for a GET alone, and of the very file that a client has a part of already (section 13.1.5).
    private func range(_ request: Request) -> ByteRange {
        guard request.method == .get, let wanted = request.headers[.range] else { return .whole }
        if let condition = request.headers[.ifRange], condition != file.tag { return .whole }
        return ByteRange(wanted, of: file.size)
    }

    private var headers: HTTPFields {
        var headers = Self.shared
        headers[.eTag] = file.tag
        // What is no picture or film is for the reader's own programs.
        if type.kind == .document { headers[.contentDisposition] = "attachment" }
        return headers
    }

    /// The bytes, where it is sooner copied than sent by itself; nil where it is longer, or cannot be read.
    var shortBytes: [UInt8]? {
        guard file.size <= Self.shortLength else { return nil }
        return FileBody(file: file, offset: 0, length: file.size).bytes().map { Array(buffer: $0) }
    }

    private static let shortLength = 64 << 10

    private static let shared: HTTPFields = {
        var headers = safety
        headers[.cacheControl] = "public, max-age=31536000, immutable"
        headers[.acceptRanges] = "bytes"
        return headers
    }()

    /// What keeps a browser from making a page of a file.
    static let safety: HTTPFields = [
        .contentTypeOptions: "nosniff",
        .contentSecurityPolicy:
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
        .crossOriginResourcePolicy: "cross-origin",
    ]
}

extension ReadConditions {
    /// Whether the client has what has that tag already. Nothing is said of when it was changed.
    fileprivate func isMet(by tag: String) -> Bool {
        guard let ifNoneMatch else { return false }
        if ifNoneMatch == tag { return true }
        guard let tags = EntityTag.list(ifNoneMatch) else { return false }
        return tags.isEmpty || tags.contains { "\"\($0.opaque)\"" == tag }
    }
}

extension HTTPField.Name {
    static let contentTypeOptions = constant("X-Content-Type-Options")
    fileprivate static let crossOriginResourcePolicy = constant("Cross-Origin-Resource-Policy")
}
