import NIOCore
import Testing

@testable import NewsHTTP

/// What a stream has for its client, and what a client may do too often.
struct HTTP2OutputTests {
    private static func bytes(_ offer: HTTP2Offer) -> (count: Int, isEnd: Bool)? {
        if case .bytes(let count, let isEnd) = offer { (count, isEnd) } else { nil }
    }

    @Test func bytesLeaveInTheirOrderAndAsManyAsThereIsRoomFor() throws {
        var (output, sent, senders) = (HTTP2Output(), ByteBuffer(), [EventLoopPromise<Void>]())
        output.append(ByteBuffer(string: "one "))
        output.append(ByteBuffer(string: "two "))
        let first = try #require(Self.bytes(output.offer(atMost: 6)))
        #expect(first == (6, false))
        output.write(6, to: &sent, telling: &senders)
        output.append(ByteBuffer(string: "three"))
        output.end()
        let rest = try #require(Self.bytes(output.offer(atMost: 100)))
        #expect(rest == (7, true) && !output.isOver)
        output.write(7, to: &sent, telling: &senders)
        #expect(String(buffer: sent) == "one two three" && output.isOver)
    }

    @Test func whereNothingIsThereTheEndDecides() throws {
        var output = HTTP2Output()
        output.append(ByteBuffer())
        #expect(Self.bytes(output.offer(atMost: 10)) == nil && !output.isOver)
        output.end()
        let end = try #require(Self.bytes(output.offer(atMost: 10)))
        #expect(end == (0, true) && output.isOver)
    }

    @Test func whoDoesTooMuchIsNoticed() {
        var misuse = HTTP2Misuse()
        var found: [Bool] = []
        for _ in 0..<200 { found += [misuse.takesBack(), misuse.errs(), misuse.controlsConnection()] }
        #expect(!found.contains(true))
        found = [misuse.takesBack(), misuse.errs(), misuse.controlsConnection()]
        #expect(found == [true, true, true])
    }

    @Test func oneEmptyFrameMayStandAloneAlone() {
        var misuse = HTTP2Misuse()
        let found = [true, false, true, true].map { misuse.sends(isEmpty: $0) }
        #expect(found == [false, false, false, true])
    }
}
