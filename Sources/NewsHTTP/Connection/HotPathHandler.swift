internal import NIOCore
internal import NewsDomain

/// The bytes of an HTTP/1.1 connection, ahead of all parsing: answers what the hot path knows, straight from bytes to
/// bytes, and gives the rest to the router's side of the pipeline, one request at a time.
///
/// What comes while that side is at work waits here, as bytes, and nothing more is read: so answers keep the order of the
/// requests, no request is split between the two, and a client that asks faster than it reads costs a buffer. Of the
/// requests that came at once, some are answered in one turn, one at most by making the answer; then others have theirs.
final class HotPathHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Answers from memory in one turn.
    private static let answersPerTurn = 32
    /// Bytes that may wait here. Reading stops with the first, but what a client sent before it ended its side comes.
    private static let heldLimit = 128 << 10

    private let path: HotPath
    private let router: RouterSide
    private let turns: TurnQueue
    private var context: ChannelHandlerContext?

    private var lastSender: (forwardedFor: String?, sender: Sender)?
    private var held: ByteBuffer?
    /// Whether more came than may wait: what came behind it is lost, and the connection ends there.
    private var hasLost = false
    private var isTaking = false
    private var isQueued = false
    /// What of the blank line was seen that ends the head or the chunks which the parser is in.
    private var blankLine = BlankLine()
    /// The first bytes that the parser got of what it has not read to the end.
    private var opening: ByteBuffer?

    init(_ path: HotPath, ahead router: RouterSide, turns: TurnQueue) {
        self.path = path
        self.router = router
        self.turns = turns
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        router.front = self
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        held = nil
    }

    /// Whether bytes wait for their turn.
    var isHolding: Bool { held != nil }

    // MARK: Bytes

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        router.heard()
        guard !router.isClosing else { return router.dropped(bytes.readableBytes) }
        if held == nil, !isTaking {
            take(&bytes, context)
            if bytes.readableBytes > 0 { held = bytes }
        } else if !hasLost, (held?.readableBytes ?? 0) < Self.heldLimit {
            held.setOrWriteBuffer(&bytes)
        } else {
            hasLost = true
        }
    }

    /// Goes on with what waits, where that is possible now.
    func resume() {
        guard !isTaking, let context, var bytes = held else { return }
        take(&bytes, context)
        held = bytes.readableBytes > 0 ? bytes : nil
        guard held == nil else { return }
        if hasLost { router.finish() } else { router.readOn() }
    }

    /// Goes on with what waits once others had their turn.
    func resumeLater() {
        if isHolding { queue() }
    }

    /// Takes the turn that was waited for.
    func takeTurn() {
        isQueued = false
        resume()
    }

    /// Drops what waits.
    func drop() {
        held = nil
    }

    /// Takes bytes from the start, up to what has to wait.
    private func take(_ bytes: inout ByteBuffer, _ context: ChannelHandlerContext) {
        isTaking = true
        var hasForwarded = false
        var hasMade = false
        var left = Self.answersPerTurn
        while bytes.readableBytes > 0, router.takesBytes {
            if router.isBetweenRequests {
                // To a client that does not read, nothing is answered.
                guard context.channel.isWritable else { break }
                guard left > 0 else {
                    queue()
                    break
                }
                left -= 1
                switch answer(&bytes, &hasMade, context) {
                case .answered: continue
                case .later:
                    left = 0
                    continue
                case .forRouter: break
                }
            }
            forward(&bytes, context)
            hasForwarded = true
        }
        if router.isClosing { bytes.clear() }
        isTaking = false
        if hasForwarded { context.fireChannelReadComplete() }
    }

    private func queue() {
        guard !isQueued else { return }
        isQueued = true
        turns.add(self)
    }

    // MARK: Answers

    private enum Outcome {
        case answered
        case later
        case forRouter
    }

    /// Answers the request that the bytes begin with, and takes it away.
    private func answer(_ bytes: inout ByteBuffer, _ hasMade: inout Bool, _ context: ChannelHandlerContext) -> Outcome {
        guard path.isOn, let (request, length) = bytes.withUnsafeReadableBytes(HeadScanner.scan) else {
            return .forRouter
        }
        var answer = path.answerAtHand(to: request, from: sender(of: request, context))
        if answer == nil {
            // Whether the server lives is told before all others.
            guard !hasMade, turns.hasTime || RequestLimits.isProbe(request.target) else { return .later }
            hasMade = true
            answer = turns.spending { path.answerMade(for: request, from: sender(of: request, context)) }
        }
        guard let answer else { return .forRouter }
        bytes.moveReaderIndex(forwardBy: length)
        write(answer, context)
        return .answered
    }

    /// Answers what cannot be taken, and ends the connection.
    func refuse(_ fault: ClientFault, method: String, target: String, requestID: String?) {
        guard let context else { return }
        let answer = path.refusal(fault, method: method, target: target, requestID: requestID)
        router.beginClosing()
        write(answer, context)
        closeWhenWritten()
    }

    /// Answers what the parser stopped at.
    func refuse(_ fault: (RequestOpening, _ isAddressTooLong: Bool) -> ClientFault) {
        let opening = RequestOpening(opening)
        refuse(
            fault(opening, blankLine.lineLength > URLMiddleware.maximumLength),
            method: opening.method,
            target: opening.target,
            requestID: nil
        )
    }

    /// Who is counted for a request. To find out costs more than an answer from memory, so it is kept for the next one.
    private func sender(of request: HotRequest, _ context: ChannelHandlerContext) -> Sender {
        guard let limits = path.traffic.limits else { return .exempt }
        if let lastSender, lastSender.forwardedFor == request.forwardedFor { return lastSender.sender }
        let peer = context.channel.remoteAddress?.ipAddress.flatMap(IPAddress.init)
        let sender = limits.sender(peer: peer, forwardedFor: request.forwardedFor.map { [$0] } ?? [])
        lastSender = (request.forwardedFor, sender)
        return sender
    }

    private func write(_ answer: HotAnswer, _ context: ChannelHandlerContext) {
        var head = context.channel.allocator.buffer(capacity: 1024)
        answer.writeHead(to: &head)
        context.write(wrapOutboundOut(head), promise: nil)
        if let body = answer.body { context.write(wrapOutboundOut(body), promise: nil) }
        context.flush()
    }

    // MARK: The router's side

    /// Gives the parser what belongs to one request at the most.
    private func forward(_ bytes: inout ByteBuffer, _ context: ChannelHandlerContext) {
        if router.isBetweenRequests {
            blankLine = BlankLine()
            opening = bytes
        }
        let length: Int
        if case .length(let rest) = router.expected {
            length = min(rest, bytes.readableBytes)
        } else {
            length = bytes.withUnsafeReadableBytes { blankLine.end(in: $0) }
        }
        guard let piece = bytes.readSlice(length: length) else { return }
        router.willParse()
        context.fireChannelRead(wrapInboundOut(piece))
        router.didParse()
        if router.isBetweenRequests || !router.isAtRest { opening = nil }
    }

    // MARK: The end

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: router.inputClosed()
        case is ChannelShouldQuiesceEvent: router.stop()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Ends the writing side behind what was written; the connection closes once the client has ended its own, or soon.
    func closeWhenWritten() {
        guard let context else { return }
        held = nil
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
        let bound = context.loopBound
        written.futureResult.whenComplete { _ in
            bound.value.close(mode: .output, promise: nil)
        }
        written.futureResult.assumeIsolated().whenComplete { _ in self.router.linger() }
    }
}

@available(*, unavailable)
extension HotPathHandler: Sendable {}

/// Looks for the blank line that ends a head and the last chunk (RFC 9112, sections 2.1 and 7.1), across packets.
private struct BlankLine {
    /// How much of CR LF CR LF the last bytes are.
    private var matched = 0
    /// Bytes of the first line, as far as it was seen.
    private(set) var lineLength = 0
    private var hasLine = false

    /// How many of the bytes go up to the end of the blank line; all where there is none.
    mutating func end(in bytes: UnsafeRawBufferPointer) -> Int {
        for (index, byte) in bytes.enumerated() {
            switch (byte, matched) {
            case (0x0D, 2): matched = 3
            case (0x0D, _): matched = 1
            case (0x0A, 1):
                if !hasLine { lineLength += index }
                (matched, hasLine) = (2, true)
            case (0x0A, 3):
                matched = 0
                return index + 1
            default: matched = 0
            }
        }
        if !hasLine { lineLength += bytes.count }
        return bytes.count
    }
}
