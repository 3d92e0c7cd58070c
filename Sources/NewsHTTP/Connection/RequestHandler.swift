internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypesHTTP1
internal import NewsDomain

/// The requests of a connection whose answers are waited for, one after the other. Stands right behind the parser.
///
/// A request is given to the dispatcher with its head. Its body stays with the client until somebody asks for it: so nothing
/// is read of what is refused. Its answer ends the connection where the client wants that, or where more of a body is left
/// than is worth reading.
final class RequestHandler: ChannelInboundHandler, ChannelOutboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never

    /// What of a request's body is still to come.
    private enum Body {
        /// Nothing.
        case whole
        /// It was not asked for.
        case unread
        case collecting(BodyCollection)
        /// It is not wanted any more.
        case swallowing
    }

    private let dispatcher: Dispatcher
    private let limits: ConnectionLimits
    private let budget: BodyBudget
    weak var front: ConnectionHandler?
    private var context: ChannelHandlerContext?

    /// Whether a request was given to the dispatcher and is not answered.
    private var isAnswering = false
    private var body = Body.whole
    private var framing: RequestFraming?
    /// What is left of the body.
    private(set) var expected = RequestFraming.Body.none
    private var isParserEmpty = true
    private var endsAfterAnswer = false
    private var isStopping = false
    private var isInputClosed = false
    /// Whether the connection takes no more requests.
    private(set) var isClosing = false
    /// Whether all is written, and the client may read it.
    private var isLingering = false
    private var droppedBytes = 0
    private var wantsToRead = false
    private var ticket: BodyBudget.Ticket?

    private var watch = ConnectionWatch()
    private var timer: Scheduled<Void>?
    private var timerAt = NIODeadline.distantFuture

    init(_ dispatcher: Dispatcher, limits: ConnectionLimits, budget: BodyBudget) {
        self.dispatcher = dispatcher
        self.limits = limits
        self.budget = budget
    }

    /// Whether no request waits for its answer or is being read.
    var isAtRest: Bool {
        guard case .whole = body else { return false }
        return !isAnswering && !isClosing
    }

    /// Whether the next byte is the first of a request.
    var isBetweenRequests: Bool { isParserEmpty && isAtRest }

    /// Whether the parser may be given bytes.
    var takesBytes: Bool {
        guard !isClosing else { return false }
        switch body {
        case .whole: return !isAnswering
        case .unread: return false
        case .collecting, .swallowing: return true
        }
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
        case .body(let bytes): take(bytes)
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
            expected = framing.body
            body = framing.body == .none ? .whole : .unread
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
        Task { [dispatcher] in
            let response = await dispatcher.answer(to: request)
            loop.execute { bound.value.write(response) }
        }
    }

    private func take(_ bytes: ByteBuffer) {
        let count = bytes.readableBytes
        if case .length(let rest) = expected { expected = .length(rest - count) }
        watch.bodyBytes += count
        guard case .collecting(var collection) = body else { return }
        // Held once: two references to the bytes would have them copied.
        body = .unread
        if collection.count + count > collection.limit {
            failBody(collection, BodyTooLarge(limit: collection.limit))
        } else if let ticket, !budget.take(collection.growth(for: count, of: framing?.body), for: ticket) {
            failBody(collection, Self.noRoom)
        } else {
            collection.append(bytes)
            body = .collecting(collection)
        }
    }

    private func end() {
        isParserEmpty = true
        expected = .none
        switch body {
        case .whole: break
        case .unread: body = .whole
        case .collecting(let collection):
            body = .whole
            watch.bodyBegan = nil
            if let ticket { budget.finish(ticket) }
            collection.promise.succeed(collection.bytes)
        case .swallowing:
            body = .whole
            watch.bodyBegan = nil
            if !isAnswering { rest() }
        }
    }

    // MARK: Bodies

    /// The body of the present request.
    private var bodySource: BodySource {
        guard let loop = context?.eventLoop else { return .none }
        let bound = NIOLoopBound(self, eventLoop: loop)
        return BodySource { limit in
            let promise = loop.makePromise(of: ByteBuffer.self)
            loop.execute { bound.value.collectBody(atMost: limit, into: promise) }
            return try await promise.futureResult.get()
        }
    }

    /// Gives the whole body of the present request. To be called once for each.
    private func collectBody(atMost limit: Int, into promise: EventLoopPromise<ByteBuffer>) {
        guard let context, !isClosing else { return promise.fail(ClientFault.aborted) }
        switch (body, expected) {
        case (.whole, _): promise.succeed(ByteBuffer())
        case (.unread, .length(let length)) where length > limit: promise.fail(BodyTooLarge(limit: limit))
        case (.unread, _): collect(BodyCollection(limit: limit, promise: promise), context)
        case (.collecting, _), (.swallowing, _): promise.fail(ClientFault.aborted)
        }
    }

    private func collect(_ collection: BodyCollection, _ context: ChannelHandlerContext) {
        if framing?.expectsContinue == true {
            front?.writeContinue()
        }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let loop = context.eventLoop
        ticket = budget.begin { loop.execute { bound.value.dropBody() } }
        body = .collecting(collection)
        beginBody()
        front?.resume()
        if isInputClosed { abortBody() }
    }

    private func beginBody() {
        (watch.bodyBegan, watch.bodyBytes) = (.now(), 0)
        arm(at: .now() + .seconds(1))
    }

    private func dropBody() {
        if case .collecting(let collection) = body { failBody(collection, Self.noRoom) }
    }

    private func abortBody() {
        if case .collecting(let collection) = body { failBody(collection, ClientFault.aborted) }
    }

    private func failBody(_ collection: BodyCollection, _ error: any Error) {
        body = .unread
        watch.bodyBegan = nil
        endsAfterAnswer = true
        releaseBody()
        collection.promise.fail(error)
    }

    private func releaseBody() {
        if let ticket { budget.release(ticket) }
        ticket = nil
    }

    private static let noRoom = NewsError(.unavailable, "Too many bodies are under way. Send it again in a moment.")

    // MARK: Answers

    private func write(_ response: Response) {
        var response = response
        let isLast = framing?.persists == false || isStopping || endsAfterAnswer || !isBodyWorthReading
        if isLast {
            response.persistence = .close
        } else if framing?.isOld == true {
            response.persistence = .keepAlive
        }
        front?.write(response)
        answered(isLast: isLast)
    }

    /// Whether the rest of the body is read, so that another request can come behind it.
    private var isBodyWorthReading: Bool {
        switch (body, expected) {
        case (.whole, _): true
        case (.unread, .length(let rest)): rest <= limits.swallowedBytes && framing?.expectsContinue == false
        default: false
        }
    }

    private func answered(isLast: Bool) {
        isAnswering = false
        releaseBody()
        heard()
        if isLast || endsAfterAnswer {
            finish()
        } else if case .unread = body {
            body = .swallowing
            beginBody()
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
        abortBody()
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
        guard !isClosing else {
            if isLingering { context?.close(promise: nil) }
            return
        }
        guard front?.isHolding != true else { return }
        abortBody()
        if !isAnswering { finish() }
    }

    /// The server stops: what is being answered is answered.
    func stop() {
        isStopping = true
        watch.closeBy = min(watch.closeBy, .now() + limits.stopTime)
        arm(at: watch.closeBy)
        guard !isAnswering, !isClosing, let context else { return }
        if Self.unwritten(context.channel) == 0 { context.close(promise: nil) } else { finish() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Where the client is gone, the parser misses the end of what it reads.
        guard !isClosing, let error = error as? HTTPParserError, error != .invalidEOFState else { return }
        if isAnswering {
            endsAfterAnswer = true
            if case .collecting(let collection) = body { failBody(collection, ClientFault.malformedBody) }
        } else if case .swallowing = body {
            finish()
        } else {
            front?.refuse { opening, isAddressTooLong in
                opening.fault(error, isAddressTooLong: isAddressTooLong)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        timer?.cancel()
        abortBody()
        releaseBody()
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
        timer?.cancel()
        self.context = nil
    }

    /// Has the deadlines looked at by then.
    private func arm(at deadline: NIODeadline) {
        guard let context, deadline < timerAt, context.channel.isActive || timer == nil else { return }
        timer?.cancel()
        timerAt = deadline
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { self.checkDeadlines() }
    }

    private func checkDeadlines() {
        (timer, timerAt) = (nil, .distantFuture)
        guard let context else { return }
        let now = NIODeadline.now()
        watch.note(unwritten: Self.unwritten(context.channel), at: now)
        if watch.isOver(at: now, limits) || (isAtRest && watch.isSilent(at: now, limits)) {
            context.close(promise: nil)
            return
        }
        if watch.isHeadLate(at: now, limits) {
            front?.refuse { _, _ in .slowHead }
        } else if watch.isBodyLate(at: now, limits) {
            if case .collecting(let collection) = body {
                failBody(collection, ClientFault.slowBody)
            } else {
                context.close(promise: nil)
                return
            }
        }
        arm(at: watch.nextLook(after: now, limits))
    }

    /// Bytes that were written, and that the connection has not taken yet.
    private static func unwritten(_ channel: any Channel) -> Int {
        (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}

@available(*, unavailable)
extension RequestHandler: Sendable {}
