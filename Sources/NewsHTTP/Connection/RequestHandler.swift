internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypesHTTP1

/// The requests of a connection whose answers are waited for, one after the other. Stands right behind the parser.
///
/// A request is given to the dispatcher with its head. Its body stays with the client until somebody asks for it: so nothing
/// is read of what is refused. Its answer ends the connection where the client wants that, or where more of a body is left
/// than is worth reading.
final class RequestHandler: ChannelInboundHandler, ChannelOutboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never

    private let dispatcher: Dispatcher
    let limits: ConnectionLimits
    let body: BodyReceiver
    let timer = ConnectionTimer()
    var watch = ConnectionDeadlines()
    weak var front: ConnectionHandler?
    private(set) var context: ChannelHandlerContext?

    /// Whether a request was given to the dispatcher and is not answered.
    private var isAnswering = false
    /// What makes the answer. It is cancelled where nobody waits for it any more, or nobody should: it then goes on without
    /// waiting for something new.
    private var answering: Task<Void, Never>?
    var framing: RequestFraming?
    private var isParserEmpty = true
    private var endsAfterAnswer = false
    private var isStopping = false
    /// What has the connection for itself.
    var stream: StreamConnection?
    private(set) var isInputClosed = false
    /// Whether the connection takes no more requests.
    private(set) var isClosing = false
    /// Whether all is written, and the client may read it.
    private var isLingering = false
    private var droppedBytes = 0
    private var wantsToRead = false

    init(_ environment: ConnectionEnvironment) {
        dispatcher = environment.dispatcher
        limits = environment.limits
        body = BodyReceiver(limits: environment.limits, budget: environment.budget)
    }

    /// Whether no request waits for its answer or is being read.
    var isAtRest: Bool { body.isWhole && !isAnswering && !isClosing && stream == nil }

    /// Whether the next byte is the first of a request.
    var isBetweenRequests: Bool { isParserEmpty && isAtRest }

    /// What is left of the body of the present request.
    var expected: RequestFraming.Body { body.expected }

    /// Whether the parser may be given bytes.
    var takesBytes: Bool {
        !isClosing && stream == nil && (body.isWhole ? !isAnswering : body.isComing)
    }

    /// To be called when bytes have come: the connection is not silent.
    func heard() { watch.lastHeard = .now() }

    /// To be called before the parser is given bytes.
    func willParse() {
        if isAtRest, watch.headBegan == nil { watch.headBegan = .now() }
        isParserEmpty = false
    }

    /// To be called after the parser was given bytes.
    func didParse() {
        if let began = watch.headBegan { arm(at: began + limits.headTime) }
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head)
        case .body(let bytes): body.take(bytes)
        case .end: end()
        }
    }

    private func begin(_ head: HTTPRequestHead) {
        // Two heads in what belongs to one request: not in the form that everybody reads alike.
        guard isAtRest else { return endAfterAnswer() }
        watch.headBegan = nil
        do {
            let framing = try RequestFraming(head)
            let converted = try HTTPRequest(head, secure: false, splitCookie: false)
            self.framing = framing
            body.begin(framing.body)
            guard let request = front?.request(converted, body: bodySource) else { return }
            answer(request)
        } catch {
            front?.refuse(
                error as? ClientFault ?? ClientFault(.invalid, "The request is not well-formed HTTP."),
                method: head.method.rawValue,
                target: head.uri,
                requestID: head.headers.first(name: "x-request-id")
            )
        }
    }

    /// Has a request answered, before anything that is behind it.
    func answer(_ request: Request) {
        guard let loop = context?.eventLoop else { return }
        isAnswering = true
        let bound = NIOLoopBound(self, eventLoop: loop)
        answering = Task { [dispatcher] in
            let response = await dispatcher.response(to: request)
            loop.execute { bound.value.write(response) }
        }
    }

    private func end() {
        isParserEmpty = true
        let wasSwallowed = body.isSwallowed
        body.end()
        if wasSwallowed, !isAnswering { rest() }
    }

    // MARK: Answers

    /// Writes an answer that is there at once and takes the connection.
    func take(_ response: Response) {
        isAnswering = true
        write(response)
    }

    /// Whether the connection can be given to a stream: whoever listens sends nothing more.
    var mayStream: Bool { body.isWhole && !isStopping && !isInputClosed && front?.hasMore != true }

    private func write(_ response: Response) {
        var response = response
        let isLast =
            response.stream != nil || framing?.persists == false || isStopping || mustEnd || !isBodyWorthReading
        if isLast {
            response.persistence = .close
        } else if framing?.isOld == true {
            response.persistence = .keepAlive
        }
        front?.write(response)
        if let stream = response.stream {
            isAnswering = false
            open(stream, of: response)
        } else {
            answered(isLast: isLast)
        }
    }

    /// Whether the rest of the body is read, so that another request can come behind it. Who waits for a word to send it may
    /// as well not do so.
    private var isBodyWorthReading: Bool {
        body.isWhole || body.isWorthReading && framing?.expectsContinue == false
    }

    private var mustEnd: Bool { endsAfterAnswer || body.hasFailed }

    private func answered(isLast: Bool) {
        isAnswering = false
        answering = nil
        body.release()
        heard()
        if isLast || mustEnd {
            finish()
        } else if body.isUnread {
            body.swallow()
            arm(at: .now() + .seconds(1))
            front?.resumeLater()
        } else {
            rest()
        }
    }

    /// Nothing is being answered any more.
    private func rest() {
        framing = nil
        if isStopping {
            finish()
        } else if front?.isHolding == true {
            front?.resumeLater()
        } else if isInputClosed {
            finish()
        } else {
            readOn()
        }
    }

    // MARK: The end

    /// The answer that is being made is the last.
    func endAfterAnswer() { endsAfterAnswer = true }

    /// Ends the connection behind what is being answered or written.
    func finish() {
        guard !isAnswering else { return endAfterAnswer() }
        beginClosing()
        front?.closeWhenWritten()
    }

    /// No further request is taken.
    func beginClosing() {
        isClosing = true
        watch.headBegan = nil
        front?.drop()
        arm(at: .now() + limits.writeTime)
        body.fail(ClientFault.aborted)
    }

    /// Bytes came that nobody wants.
    func dropped(_ count: Int) {
        droppedBytes += count
    }

    /// All is written: the client has some time to read it, since closing with bytes unread would take it away.
    func linger() {
        isLingering = true
        if isInputClosed {
            context?.close(promise: nil)
        } else {
            watch.closeBy = min(watch.closeBy, .now() + limits.lingerTime)
            arm(at: watch.closeBy)
            readOn()
        }
    }

    /// The client sends no more.
    func inputClosed() {
        isInputClosed = true
        answering?.cancel()
        guard !isClosing else {
            if isLingering { context?.close(promise: nil) }
            return
        }
        guard stream == nil else { return endStream() }
        guard front?.isHolding != true else { return }
        body.fail(ClientFault.aborted)
        if !isAnswering { finish() }
    }

    /// The server stops: what is being answered is answered.
    func stop() {
        isStopping = true
        answering?.cancel()
        watch.closeBy = min(watch.closeBy, .now() + limits.stopTime)
        arm(at: watch.closeBy)
        guard !isAnswering, !isClosing, let context else { return }
        // Whoever listens comes again, and asks for what it has missed.
        if stream != nil || Self.unwritten(context.channel) == 0 { context.close(promise: nil) } else { finish() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Where the client is gone, the parser misses the end of what it reads.
        guard !isClosing, let error = error as? HTTPParserError, error != .invalidEOFState else { return }
        if isAnswering {
            endsAfterAnswer = true
            body.fail(ClientFault.malformedBody)
        } else if body.isSwallowed {
            finish()
        } else {
            front?.refuse { opening, isAddressTooLong in
                opening.fault(error, isAddressTooLong: isAddressTooLong)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        stream?.ended()
        stream = nil
        answering?.cancel()
        timer.cancel()
        body.fail(ClientFault.aborted)
        body.release()
        context.fireChannelInactive()
    }

    // MARK: Clients that do not read

    func read(context: ChannelHandlerContext) {
        if mayRead(context) { context.read() } else { wantsToRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            if front?.isHolding == true { front?.resumeLater() } else { readOn() }
        } else {
            arm(at: .now() + .nanoseconds(limits.writeTime.nanoseconds / 4))
        }
        context.fireChannelWritabilityChanged()
    }

    private func mayRead(_ context: ChannelHandlerContext) -> Bool {
        guard !isClosing else { return droppedBytes < limits.swallowedBytes }
        return front?.isHolding != true && context.channel.isWritable
    }

    /// Nothing waits any more: reads on, where that was put off.
    func readOn() {
        guard wantsToRead, let context, mayRead(context) else { return }
        wantsToRead = false
        context.read()
    }

    // MARK: Time

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { arm(at: .now() + limits.idleTime) }
    }

    func channelActive(context: ChannelHandlerContext) {
        arm(at: .now() + limits.idleTime)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer.cancel()
        self.context = nil
    }
}

@available(*, unavailable)
extension RequestHandler: Sendable {}
