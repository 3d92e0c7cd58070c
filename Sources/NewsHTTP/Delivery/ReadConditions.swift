internal import HTTPTypes
internal import NewsDomain

/// What a client says of the answer it has, and of the one it wants.
struct ReadConditions: Sendable {
    var ifNoneMatch: String?
    var ifModifiedSince: String?
    var acceptEncoding: String?

    /// Whether the client has a representation already (RFC 9110, section 13.2.2). Where `If-None-Match` is there,
    /// `If-Modified-Since` says nothing; what cannot be read is as if it were not there.
    func isMet(by representation: Representation, lastModified: Timestamp) -> Bool {
        if let ifNoneMatch {
            if ifNoneMatch == representation.tag { return true }
            guard let tags = EntityTag.list(ifNoneMatch) else { return false }
            // The comparison is weak (section 8.8.3.2), and `*` matches whatever there is.
            return tags.isEmpty || tags.contains { "\"\($0.opaque)\"" == representation.tag }
        }
        guard let ifModifiedSince, let moment = HTTPDate.moment(ifModifiedSince) else { return false }
        return moment >= lastModified
    }
}

extension ReadConditions {
    init(_ headers: HTTPFields) {
        ifNoneMatch = headers[.ifNoneMatch]
        ifModifiedSince = headers[.ifModifiedSince]
        acceptEncoding = headers[.acceptEncoding]
    }
}
