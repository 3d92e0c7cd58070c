internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
package import NewsDomain
internal import Synchronization

/// Answers requests from what is kept in memory, ahead of the router: with the same headers, byte for byte the same body.
/// Whatever it does not know is left to the router.
package final class HotPath: Sendable {
    private let delivery: Delivery
    private let traffic: Traffic
    private let clock: any NewsClock
    /// The present second as `Date` has it.
    private let date = Mutex((seconds: Int64.min, text: ""))

    package init(delivery: Delivery, traffic: Traffic, clock: any NewsClock) {
        self.delivery = delivery
        self.traffic = traffic
        self.clock = clock
    }

    /// What is answered to a request that has no body; nil where the router has to be asked.
    func answer(to head: HTTPRequestHead, from peer: @autoclosure () -> IPAddress?) -> HotAnswer? {
        guard head.method == .GET || head.method == .HEAD, head.version == .http1_1 else { return nil }
        var headers = HotHeaders()
        for (name, value) in head.headers where !headers.take(name, value) { return nil }
        guard let reply = delivery.replyAtHand(toTarget: head.uri, headers.conditions) else { return nil }
        let arrival = ContinuousClock.now
        let requestID = RequestID.of(headers.requestID)
        if !traffic.isUnwatched {
            let request = Arrival(method: head.method.rawValue, target: head.uri, peer: peer())
            // Why it is not let in is for the router to say.
            guard (try? traffic.admit(request)) != nil else { return nil }
        }
        let answer = HotAnswer(
            head: HTTPResponseHead(
                version: .http1_1,
                status: reply.isNotModified ? .notModified : .ok,
                headers: fields(reply, requestID)
            ),
            body: reply.isNotModified || head.method == .HEAD ? nil : reply.representation.body
        )
        if !traffic.isUnwatched {
            traffic.note(
                Exchange(
                    method: head.method.rawValue,
                    target: head.uri,
                    status: Int(answer.head.status.code),
                    bytes: answer.body?.readableBytes ?? 0,
                    requestID: requestID,
                    duration: ContinuousClock.now - arrival
                )
            )
        }
        return answer
    }

    private func fields(_ reply: FinishedReply, _ requestID: String) -> HTTPHeaders {
        var fields = Representation.Headers()
        fields.reserveCapacity(reply.headers.count + Self.cors.count + 3)
        fields.append(contentsOf: reply.headers)
        fields.append(("Cache-Control", reply.cacheControl))
        fields.append(contentsOf: Self.cors)
        fields.append(("X-Request-Id", requestID))
        fields.append(("Date", dateText()))
        return HTTPHeaders(fields)
    }

    private static let cors = CORSMiddleware.readingHeaders.map { ($0.name.rawName, $0.value) }

    private func dateText() -> String {
        let now = clock.now()
        return date.withLock { date in
            if date.seconds != now.seconds { date = (now.seconds, HTTPDate.text(now)) }
            return date.text
        }
    }
}

/// An answer that is ready to be written.
struct HotAnswer {
    var head: HTTPResponseHead
    var body: ByteBuffer?
}

/// The headers of a request that matter to an answer at hand.
private struct HotHeaders {
    var conditions = ReadConditions()
    var requestID: String?

    /// Takes a header; false where it is one that only the router understands: a key, a body, a connection that is to be
    /// closed or to become another, or one that was said already.
    mutating func take(_ name: String, _ value: String) -> Bool {
        switch name.utf8.count {
        case 6: return !name.isHeader("expect")
        case 7: return !name.isHeader("upgrade")
        case 10: return !name.isHeader("connection") || value.isHeader("keep-alive")
        case 12 where name.isHeader("x-request-id"): return Self.set(&requestID, value)
        case 13:
            if name.isHeader("if-none-match") { return Self.set(&conditions.ifNoneMatch, value) }
            return !name.isHeader("authorization")
        case 14: return !name.isHeader("content-length") || value == "0"
        case 15 where name.isHeader("accept-encoding"): return Self.set(&conditions.acceptEncoding, value)
        case 17:
            if name.isHeader("if-modified-since") { return Self.set(&conditions.ifModifiedSince, value) }
            return !name.isHeader("transfer-encoding")
        default: return true
        }
    }

    private static func set(_ field: inout String?, _ value: String) -> Bool {
        defer { field = value }
        return field == nil
    }
}

extension String {
    /// Whether the text is a word that is given in lower case, whatever its own.
    fileprivate func isHeader(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            utf8.elementsEqual(word) { byte, letter in
                byte == letter || ((0x41...0x5A).contains(byte) && byte | 0x20 == letter)
            }
        }
    }
}
