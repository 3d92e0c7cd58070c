package import NewsDomain

/// The opaque text of a cursor: a place in a list, in base64url (RFC 4648, section 5).
///
/// The first letter says what list it is a place of, so that one list's cursor is not taken for another's.
package enum Cursor {
    /// A place among articles or galleries.
    package static func encode(_ cursor: ArticleCursor) -> String {
        encode("a\(cursor.moment.seconds).\(cursor.id)")
    }

    /// A place among articles in the order of their last change.
    package static func encodeUpdate(_ cursor: ArticleCursor) -> String {
        encode("u\(cursor.moment.seconds).\(cursor.id)")
    }

    /// The place of an article among those in the order of their last change, nil where the text is none.
    package static func updates(_ text: String) -> ArticleCursor? {
        moment(text, "u").map { ArticleCursor(moment: $0, id: $1) }
    }

    /// A place among comments.
    package static func encode(_ cursor: CommentCursor) -> String {
        encode("c\(cursor.createdAt.seconds).\(cursor.id)")
    }

    /// A place among sections, tags, authors, topics or collections.
    package static func encode(_ cursor: NamedCursor) -> String {
        switch cursor {
        case .name(let key, let id): encode("n\(id).\(key)")
        case .articles(let count, let id): encode("k\(count).\(id)")
        }
    }

    /// The place of an article or gallery, nil where the text is none.
    package static func articles(_ text: String) -> ArticleCursor? {
        moment(text, "a").map { ArticleCursor(moment: $0, id: $1) }
    }

    /// The place of a comment, nil where the text is none.
    package static func comments(_ text: String) -> CommentCursor? {
        moment(text, "c").map { CommentCursor(createdAt: $0, id: $1) }
    }

    /// The place of a named thing in a list of that order, nil where the text is none.
    package static func named(_ text: String, _ order: NamedOrder) -> NamedCursor? {
        switch order {
        case .articles:
            return numbers(text, "k").flatMap { count, id in Int(exactly: count).map { .articles($0, id: id) } }
        case .name:
            guard let plain = decode(text), plain.first == "n" else { return nil }
            let parts = plain.dropFirst().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let id = Int64(parts[0]) else { return nil }
            return .name(String(parts[1]), id: id)
        }
    }

    /// A place among what was found. The score is written bit by bit: it is compared with what is worked out again.
    package static func encode(_ cursor: SearchCursor) -> String {
        switch cursor {
        case .newest(let place): encode("t\(place).0")
        case .relevance(let from, let score, let place): encode("s\(from).\(score.bitPattern).\(place)")
        }
    }

    /// A place among what was found in that order, nil where the text is none.
    package static func search(_ text: String, _ order: SearchOrder) -> SearchCursor? {
        switch order {
        case .newest: return numbers(text, "t").map { .newest($0.0) }
        case .relevance:
            guard let plain = decode(text), plain.first == "s" else { return nil }
            let parts = plain.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, let from = Int64(parts[0]), let place = Int64(parts[2]),
                let score = UInt64(parts[1]).map(Double.init(bitPattern:)), score.isFinite
            else { return nil }
            return .relevance(from: from, score: score, place: place)
        }
    }

    /// A place among an article's revisions.
    package static func encode(revision number: Int) -> String {
        encode("r\(number).0")
    }

    /// The number of a revision, nil where the text is none.
    package static func revision(_ text: String) -> Int? {
        numbers(text, "r").flatMap { Int(exactly: $0.0) }
    }

    /// A place in the change log.
    package static func encode(change sequence: Int64) -> String {
        encode("l\(sequence).0")
    }

    /// A place in the change log, nil where the text is none.
    package static func change(_ text: String) -> Int64? {
        numbers(text, "l")?.0
    }

    /// A place among media items.
    package static func encode(media id: Int64) -> String {
        encode("m\(id).0")
    }

    /// The id of a media item, nil where the text is none.
    package static func media(_ text: String) -> Int64? {
        numbers(text, "m")?.0
    }

    private static func moment(_ text: String, _ kind: Character) -> (Timestamp, Int64)? {
        guard let (seconds, id) = numbers(text, kind) else { return nil }
        let moment = Timestamp(seconds: seconds)
        return Timestamp.representable.contains(moment) ? (moment, id) : nil
    }

    private static func numbers(_ text: String, _ kind: Character) -> (Int64, Int64)? {
        guard let plain = decode(text), plain.first == kind else { return nil }
        let parts = plain.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Int64(parts[0]), let second = Int64(parts[1]) else { return nil }
        return (first, second)
    }

    private static func encode(_ plain: String) -> String {
        Base64URL.encode(plain)
    }

    private static func decode(_ text: String) -> String? {
        // The longest names, folded, make some thousand; an address has 8 KB.
        text.utf8.count <= 8_000 ? Base64URL.decode(text) : nil
    }
}
