internal import NIOCore
internal import NIOHTTP1

/// The start of a request that could not be read: what an answer and a log can tell of it.
struct RequestOpening {
    /// `-` where it is none.
    let method: String
    /// `-` where it is none.
    let target: String
    /// Whether it names another version of HTTP than those that are spoken.
    private let isOfOtherVersion: Bool

    /// What the first bytes of a request show.
    init(_ bytes: ByteBuffer?) {
        let bytes = bytes.map { Array($0.readableBytesView.prefix(2048)) } ?? []
        let line = bytes.prefix { $0 != 0x0D && $0 != 0x0A }
        let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let isMethod = words.count > 1 && words[0].utf8.count <= 32 && RequestFraming.isToken(words[0])
        method = isMethod ? words[0] : "-"
        let isTarget = isMethod && !words[1].isEmpty && words[1].utf8.allSatisfy { (0x21...0x7E).contains($0) }
        target = isTarget ? words[1] : "-"
        let version = words.count == 3 ? words[2] : ""
        isOfOtherVersion = version.hasPrefix("HTTP/") && !["HTTP/1.0", "HTTP/1.1"].contains(version)
    }

    /// What was wrong, where the parser stopped with an error.
    func fault(_ error: HTTPParserError, isAddressTooLong: Bool) -> ClientFault {
        switch error {
        case .headerOverflow where isAddressTooLong:
            ClientFault(.uriTooLong, "The address is longer than \(RequestTarget.maximumLength) bytes.")
        case .headerOverflow:
            ClientFault(.headersTooLarge, "The head has more than 16 KB or 100 fields.")
        case .invalidVersion where isOfOtherVersion, .invalidMethod where isOfOtherVersion,
            .paused where isOfOtherVersion:
            ClientFault(.versionNotSupported, "HTTP/1.1 and HTTP/1.0 are spoken here.")
        case .invalidMethod where method != "-":
            ClientFault(.notImplemented, "There is no such method here.")
        default:
            Self.streaming.contains(method)
                ? ClientFault(.notImplemented, "There is no such method here.")
                : ClientFault(.invalid, "The request is not well-formed HTTP.")
        }
    }

    /// Methods of RTSP (RFC 7826), which the parser knows and does not take in HTTP.
    private static let streaming: Set = [
        "ANNOUNCE", "DESCRIBE", "FLUSH", "GET_PARAMETER", "PAUSE", "PLAY", "RECORD", "REDIRECT", "SETUP",
        "SET_PARAMETER",
        "TEARDOWN",
    ]
}
