internal import NIOCore

/// The requests of an HTTP/2 connection: gives each a stream, and sends what streams write.
///
/// Requests are answered in turns, as those of HTTP/1.1: of those that came at once some from memory, one at most by making the
/// answer. Where a client does not take what it asked for, its next requests wait, so that what waits for it is bounded. What a turn
/// has written goes out at once.
final class HTTP2ConnectionHandler: ChannelInboundHandler, ChannelOutboundHandler, TurnTaker {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// Bytes of answers that may wait for the client before its next request is answered.
    private static let unsentLimit = 1 << 20
    /// Bytes of bodies that are given to the connection at once.
    private static let pieceLength = 64 << 10

    let environment: ConnectionEnvironment
    private let turns: RunQueue
    private(set) lazy var session = HTTP2Session(self)
    private(set) var context: ChannelHandlerContext?
    private var peer: ConnectionPeer?
    let timer = ConnectionTimer()
    var watch = ConnectionDeadlines()

    private(set) var streams: [Int32: HTTP2Stream] = [:]
    private var waiting = CircularBuffer<HTTP2Stream>(initialCapacity: 0)
    private var head = ByteBuffer()
    /// Bytes of answers that wait for the client.
    private var unsent = 0
    /// Who is told when the present output is out.
    private var senders: [EventLoopPromise<Void>] = []
    private var isQueued = false
    var takesLong = false
    private var wantsToRead = false
    /// Whether the client has said what it can do, with which it has to begin (RFC 9113, section 3.4).
    private(set) var isGreeted = false
    var isStopping = false
    var isInputClosed = false
    /// Whether no further request is taken.
    var isClosing = false

    init(_ environment: ConnectionEnvironment, turns: RunQueue) {
        self.environment = environment
        self.turns = turns
    }

    var limits: ConnectionLimits { environment.limits }
    var dispatcher: Dispatcher { environment.dispatcher }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        peer = ConnectionPeer(context.channel, dispatcher.traffic.limits)
        flush()
        arm(at: .now() + limits.headTime)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer.cancel()
        self.context = nil
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        session.receive(unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        answerWaiting()
        flush()
        context.fireChannelReadComplete()
    }

    func greeted() { isGreeted = true }

    /// A request came; `isWhole`: without a body.
    func begin(_ id: Int32, _ head: HTTP2Head, isWhole: Bool) {
        let stream = HTTP2Stream(id, head, isWhole: isWhole, on: self)
        streams[id] = stream
        waiting.append(stream)
    }

    /// Bytes of the body of a request came.
    func received(_ bytes: ByteBuffer, of id: Int32) {
        if let stream = streams[id] { stream.take(bytes) } else { session.consume(bytes.readableBytes) }
    }

    /// The body of a request came to its end.
    func endedBody(of id: Int32) { streams[id]?.takeEnd() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: stop()
        case ChannelEvent.inputClosed: inputClosed()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// A stream is closed.
    func closed(_ id: Int32) {
        guard let stream = streams.removeValue(forKey: id) else { return }
        stream.ended()
        watch.lastHeard = .now()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        timer.cancel()
        for stream in streams.values { stream.ended() }
        streams = [:]
        waiting.removeAll()
        context.fireChannelInactive()
    }

    // MARK: Turns

    /// What may still be done in a turn.
    struct Turn {
        /// Answers from memory.
        var left = 32
        /// Whether an answer was made.
        var hasMade = false
    }

    func takeTurn() {
        isQueued = false
        guard !isClosing else { return }
        answerWaiting()
        flush()
    }

    /// Answers what waits, as far as this turn goes.
    private func answerWaiting() {
        var turn = Turn()
        while mayAnswer, turn.left > 0, let next = waiting.popFirst() {
            turn.left -= 1
            guard next.isOver || next.answer(&turn, turns) else {
                waiting.prepend(next)
                break
            }
        }
        if mayAnswer { answerLater() }
    }

    private var mayAnswer: Bool {
        unsent < Self.unsentLimit && !isClosing && context?.channel.isWritable == true
    }

    /// The request of a stream, and who is counted for it.
    func request(_ request: HTTP2Request, body: BodySource = .none) -> Request {
        Request(request.head, .lines(request.lines), peer: peer?.address, body: body)
    }

    func sender(forwardedFor: [String]) -> Sender {
        peer?.sender(forwardedFor: forwardedFor) ?? .exempt
    }

    // MARK: Answers

    /// Writes the head of an answer, and what can be sent of its body.
    func respond(_ response: Response, on id: Int32, hasBody: Bool) {
        head.clear()
        response.writeHead(to: &head, date: environment.date.text(), adding: environment.lines)
        session.respond(&head, on: id, hasBody: hasBody)
    }

    /// Ends a stream at once.
    func reset(_ id: Int32, _ code: HTTP2ErrorCode) {
        guard streams[id] != nil else { return }
        session.reset(id, code)
        flush()
    }

    /// Sends what was written, as far as the client lets it.
    func flush() {
        guard let context, !session.isRunning else { return }
        let output = session.takeOutput()
        if output.readableBytes > 0 { send(output, context) }
        if unsent > 0 { arm(at: .now() + .nanoseconds(limits.writeTime.nanoseconds / 4)) }
        if session.isPaused, context.channel.isWritable { queue() }
        if session.isOver {
            fail()
        } else if streams.isEmpty, isStopping || isInputClosed {
            finish()
        }
    }

    private func send(_ output: ByteBuffer, _ context: ChannelHandlerContext) {
        var promise: EventLoopPromise<Void>?
        if !senders.isEmpty {
            promise = context.eventLoop.makePromise()
            for sender in senders { promise?.futureResult.cascade(to: sender) }
            senders = []
        }
        context.writeAndFlush(wrapOutboundOut(output), promise: promise)
    }

    /// Bytes of answers wait, or, with a negative count, do not wait any more.
    func note(unsent count: Int) {
        let couldAnswer = unsent < Self.unsentLimit
        unsent += count
        if !couldAnswer, unsent < Self.unsentLimit { answerLater() }
    }

    /// Goes on with what waits once others had their turn.
    private func answerLater() {
        if !waiting.isEmpty || session.isPaused { queue() }
    }

    private func queue() {
        guard !isQueued else { return }
        isQueued = true
        turns.add(self)
    }

    // MARK: Bodies

    /// What a stream may send of its body, where so many bytes are to be sent already.
    func offer(of id: Int32, atMost most: Int, behind present: Int) -> HTTP2Offer {
        guard present < Self.pieceLength, context?.channel.isWritable == true else { return .waits }
        return streams[id]?.offer(atMost: most) ?? .failed
    }

    /// Writes bytes that were offered.
    func write(_ count: Int, of id: Int32, to output: inout ByteBuffer) {
        streams[id]?.write(count, to: &output, telling: &senders)
    }

    // MARK: Clients that do not read

    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable { context.read() } else { wantsToRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            answerLater()
            readOn()
        } else {
            arm(at: .now() + .nanoseconds(limits.writeTime.nanoseconds / 4))
        }
        context.fireChannelWritabilityChanged()
    }

    func readOn() {
        guard wantsToRead, let context, context.channel.isWritable else { return }
        wantsToRead = false
        context.read()
    }
}

@available(*, unavailable)
extension HTTP2ConnectionHandler: Sendable {}
