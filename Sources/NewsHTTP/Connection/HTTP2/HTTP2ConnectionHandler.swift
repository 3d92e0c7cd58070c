internal import HTTPTypes
internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP2

/// The frames of an HTTP/2 connection: gives each request a stream, and streams what they may write. Stands behind NIO's handler,
/// which knows the states of streams and the windows, and keeps what a client has no window for.
///
/// Requests are answered in turns, as those of HTTP/1.1: of those that came at once some from memory, one at most by making the
/// answer. Where a client does not take what it asked for, its next requests wait, so that what waits for it is bounded.
final class HTTP2ConnectionHandler: ChannelInboundHandler, ChannelOutboundHandler, TurnTaker {
    typealias InboundIn = HTTP2Frame
    typealias OutboundIn = Never
    typealias OutboundOut = HTTP2Frame

    /// Bytes of answers that may wait for the client before its next request is answered.
    private static let unsentLimit = 1 << 20
    /// Bytes of bodies that a client may send, on all streams, before anybody has asked for them.
    private static let windowSize = 256 << 10

    let environment: ConnectionEnvironment
    private let turns: RunQueue
    private(set) var context: ChannelHandlerContext?
    private var peer: ConnectionPeer?
    let timer = ConnectionTimer()
    var watch = ConnectionDeadlines()

    private(set) var streams: [HTTP2StreamID: HTTP2Stream] = [:]
    private var waiting = CircularBuffer<HTTP2Stream>(initialCapacity: 0)
    private(set) var lastStream = HTTP2StreamID.rootStream
    private var head = ByteBuffer()
    /// Bytes of answers that wait for the client.
    private var unsent = 0
    private var window = ReceiveWindow(size: windowSize)
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
        replenish()
        context.flush()
        arm(at: .now() + limits.headTime)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer.cancel()
        self.context = nil
    }

    // MARK: Frames

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.payload {
        case .settings: isGreeted = true
        case .headers(let payload) where streams[frame.streamID] == nil: begin(frame.streamID, payload)
        // Trailers, which say nothing here.
        case .headers(let payload): if payload.endStream { streams[frame.streamID]?.take(nil, isEnd: true) }
        case .data(let payload):
            if case .byteBuffer(let bytes) = payload.data {
                streams[frame.streamID]?.take(bytes, isEnd: payload.endStream)
            }
        default: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        answerWaiting()
        flush()
        context.fireChannelReadComplete()
    }

    private func begin(_ id: HTTP2StreamID, _ payload: HTTP2Frame.FramePayload.Headers) {
        guard !isClosing else { return }
        lastStream = max(lastStream, id)
        let stream = HTTP2Stream(id, payload.headers, isWhole: payload.endStream, on: self)
        streams[id] = stream
        waiting.append(stream)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let event as NIOHTTP2WindowUpdatedEvent: note(event)
        case let event as StreamClosedEvent: closed(event.streamID)
        case is ChannelShouldQuiesceEvent: stop()
        case ChannelEvent.inputClosed: inputClosed()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private func closed(_ id: HTTP2StreamID) {
        guard let stream = streams.removeValue(forKey: id) else { return }
        stream.ended()
        watch.lastHeard = .now()
        if streams.isEmpty, isStopping || isInputClosed { finish() }
    }

    /// NIO has told the client what was wrong with a stream, or with the connection, which ``wroteFrame(_:)`` sees.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}

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
        unsent < Self.unsentLimit && context?.channel.isWritable == true
    }

    /// The request of a stream, and who is counted for it.
    func request(_ request: HTTP2Request, body: BodySource = .none) -> Request {
        Request(request.head, .block(request.block), peer: peer?.address, body: body)
    }

    func sender(forwardedFor: [String]) -> Sender {
        peer?.sender(forwardedFor: forwardedFor) ?? .exempt
    }

    // MARK: Answers

    /// Writes the head of an answer; it is sent with the next flush.
    func write(headOf response: Response, on id: HTTP2StreamID, isEnd: Bool) {
        head.clear()
        response.writeHead(to: &head, date: environment.date.text(), adding: environment.lines)
        write(HPACKHeaders(status: response.status.code, head: head), on: id, isEnd: isEnd)
    }

    func write(_ block: HPACKHeaders, on id: HTTP2StreamID, isEnd: Bool) {
        write(.headers(.init(headers: block, endStream: isEnd)), on: id)
    }

    /// Writes bytes of a stream, which wait until the client has a window for them.
    func write(_ bytes: ByteBuffer, on id: HTTP2StreamID, isEnd: Bool, promise: EventLoopPromise<Void>? = nil) {
        unsent += bytes.readableBytes
        write(.data(.init(data: .byteBuffer(bytes), endStream: isEnd)), on: id, promise: promise)
    }

    /// Ends a stream at once.
    func reset(_ id: HTTP2StreamID, _ code: NIOHTTP2.HTTP2ErrorCode) {
        guard streams[id] != nil else { return }
        write(.rstStream(code), on: id)
        context?.flush()
    }

    func write(_ payload: HTTP2Frame.FramePayload, on id: HTTP2StreamID, promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ClientFault.aborted)
            return
        }
        context.write(wrapOutboundOut(HTTP2Frame(streamID: id, payload: payload)), promise: promise)
    }

    /// Sends what was written, as far as the client lets it.
    func flush() {
        context?.flush()
        if unsent > 0 { arm(at: .now() + .nanoseconds(limits.writeTime.nanoseconds / 4)) }
    }

    /// Bytes of answers do not wait any more.
    func settled(_ count: Int) {
        let couldAnswer = unsent < Self.unsentLimit
        unsent -= count
        if !couldAnswer, unsent < Self.unsentLimit { answerLater() }
    }

    /// Goes on with what waits once others had their turn.
    private func answerLater() {
        guard !waiting.isEmpty, !isQueued else { return }
        isQueued = true
        turns.add(self)
    }

    // MARK: Windows

    /// Bytes of a body are held, or, with a negative count, not held any more.
    func hold(_ count: Int) {
        window.held += count
        if count < 0 { replenish() }
    }

    private func note(_ event: NIOHTTP2WindowUpdatedEvent) {
        guard let size = event.inboundWindowSize else { return }
        if event.streamID == .rootStream {
            window.note(left: size)
            replenish()
        } else {
            streams[event.streamID]?.note(window: size)
        }
    }

    /// Lets the client send as much as is not held.
    private func replenish() {
        guard !isClosing, let more = window.enlarge() else { return }
        write(.windowUpdate(windowSizeIncrement: more), on: .rootStream)
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

extension HTTP2ConnectionHandler: NIOHTTP2FrameDelegate {
    /// NIO has a window for a frame, and hands it on.
    func wroteFrame(_ frame: HTTP2Frame) {
        switch frame.payload {
        case .data(let payload):
            streams[frame.streamID]?.sent(payload.data.readableBytes, isEnd: payload.endStream)
        case .headers(let payload) where payload.endStream: streams[frame.streamID]?.sent(0, isEnd: true)
        case .goAway(_, let code, _) where code != .noError: fail()
        default: break
        }
    }
}

@available(*, unavailable)
extension HTTP2ConnectionHandler: Sendable {}
