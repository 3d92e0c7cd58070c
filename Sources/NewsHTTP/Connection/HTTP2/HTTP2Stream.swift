internal import NIOCore

/// A stream of an HTTP/2 connection: one request and its answer. To be used on the loop of the connection alone.
///
/// Of a body as much as the window lets through waits here, as bytes, until somebody asks for it; then the client may send more.
final class HTTP2Stream {
    let id: Int32
    private(set) weak var connection: HTTP2ConnectionHandler?
    private let dispatcher: Dispatcher
    private let limits: ConnectionLimits
    private let request: Result<HTTP2Request, ClientFault>
    private let head: HTTP2Head

    /// Nil where none comes.
    private var body: BodyReceiver?
    /// What came of it before anybody asked.
    private var early = ByteBuffer()
    /// Bytes of it that the client was not given leave to follow with others.
    private var unconsumed = 0
    private var receivedCount = 0
    /// Whether all of the request came.
    private(set) var isWhole: Bool

    private var answering: Task<Void, Never>?
    private var isAnswered = false
    /// Whether the client is told to send no more once it has the answer.
    private var isRestUnwanted = false
    var stream: StreamConnection?
    private var output = HTTP2Output()
    /// Whether the stream is closed.
    private(set) var isOver = false
    /// Bytes of the answer that wait for the client, and since when they are just those.
    private(set) var unsent = 0
    var lastSent = NIODeadline.now()

    init(_ id: Int32, _ head: HTTP2Head, isWhole: Bool, on connection: HTTP2ConnectionHandler) {
        self.id = id
        self.head = head
        self.isWhole = isWhole
        self.connection = connection
        dispatcher = connection.dispatcher
        limits = connection.limits
        request = HTTP2Request.read(head, isWhole: isWhole)
        guard !isWhole, case .success(let request) = request else { return }
        body = BodyReceiver(limits: limits, budget: connection.environment.budget)
        body?.begin(request.body)
    }

    // MARK: Requests

    /// Answers the request, now or once its answer is there. False where that has to wait for others.
    func answer(_ turn: inout HTTP2ConnectionHandler.Turn, _ turns: RunQueue) -> Bool {
        guard let connection else { return true }
        guard case .success(var request) = request else {
            refuse()
            return true
        }
        request.head.sender = connection.sender(forwardedFor: request.forwardedFor)
        guard request.isPlain else {
            makeAnswer(to: connection.request(request, body: body == nil ? .none : bodySource))
            return true
        }
        if let response = dispatcher.cachedResponse(to: request.head) {
            turns.noteHit()
            write(response)
            return true
        }
        // Whether the server lives is told before all others.
        guard !turn.hasMade, turns.hasTime(for: connection) || RequestLimits.isProbe(request.head.target) else {
            return false
        }
        turn.hasMade = true
        var asked = connection.request(request)
        let response = turns.spending(for: connection, on: asked.target) {
            dispatcher.immediateResponse(to: &asked, within: $0)
        }
        if let response {
            write(response)
        } else {
            makeAnswer(to: asked)
        }
        return true
    }

    private func refuse() {
        guard case .failure(let fault) = request else { return }
        write(dispatcher.refusal(fault, of: HTTP2Request.opening(head)))
    }

    private func makeAnswer(to request: Request) {
        guard let loop = connection?.context?.eventLoop else { return }
        let bound = NIOLoopBound(self, eventLoop: loop)
        answering = Task { [dispatcher] in
            let response = await dispatcher.response(to: request)
            loop.execute {
                bound.value.write(response)
                bound.value.connection?.flush()
            }
        }
    }

    // MARK: The body

    private var bodySource: BodySource {
        guard let loop = connection?.context?.eventLoop else { return .none }
        let bound = NIOLoopBound(self, eventLoop: loop)
        return BodySource(
            collect: { limit in
                let promise = loop.makePromise(of: ByteBuffer.self)
                loop.execute { bound.value.collectBody(atMost: limit, into: promise) }
                return try await promise.futureResult.get()
            },
            stream: BodySource.passing(
                on: loop,
                open: { try bound.value.openBody(atMost: $0) },
                leave: { bound.value.leaveBody($0, $1) }
            )
        )
    }

    private func collectBody(atMost limit: Int, into promise: EventLoopPromise<ByteBuffer>) {
        guard !isOver, let connection, let body, let loop = connection.context?.eventLoop else {
            return promise.fail(ClientFault.aborted)
        }
        guard body.collect(atMost: limit, into: promise, on: loop) else { return }
        beginBody(body, connection)
    }

    private func openBody(atMost limit: Int) throws -> BodyPipe {
        guard !isOver, let connection, let body, let loop = connection.context?.eventLoop else {
            throw ClientFault.aborted
        }
        let pipe = BodyPipe(loop)
        pipe.onRoom = { [weak self] in
            self?.replenish()
            self?.connection?.flush()
        }
        if try body.stream(atMost: limit, into: pipe, on: loop) { beginBody(body, connection) }
        return pipe
    }

    /// Whoever took the body wants no more of it.
    private func leaveBody(_ pipe: BodyPipe, _ error: any Error) {
        body?.leave(pipe, error)
        replenish()
        connection?.flush()
    }

    private func beginBody(_ body: BodyReceiver, _ connection: HTTP2ConnectionHandler) {
        if !isWhole, early.readableBytes == 0, (try? request.get())?.expectsContinue == true {
            connection.session.submitContinue(on: id)
        }
        let bytes = takeEarly()
        if bytes.readableBytes > 0 { body.take(bytes) }
        if isWhole { body.end() }
        replenish()
        connection.flush()
        connection.arm(at: .now() + .seconds(1))
    }

    private func takeEarly() -> ByteBuffer {
        let bytes = early
        early = ByteBuffer()
        if bytes.readableBytes > 0 { connection?.session.consume(bytes.readableBytes) }
        return bytes
    }

    /// Whether nobody has asked for the body yet, so that it waits here.
    private var isEarly: Bool { body?.isUnread == true && body?.hasFailed == false && !isAnswered }

    /// Bytes came.
    func take(_ bytes: ByteBuffer) {
        let count = bytes.readableBytes
        receivedCount += count
        guard isAsSaid(isWhole: false) else { return connection?.session.reset(id, .protocolError) ?? () }
        unconsumed += count
        if isEarly {
            early.writeImmutableBuffer(bytes)
        } else {
            connection?.session.consume(count)
            body?.take(bytes)
            replenish()
        }
    }

    /// All of it came.
    func takeEnd() {
        isWhole = true
        guard isAsSaid(isWhole: true) else { return connection?.session.reset(id, .protocolError) ?? () }
        if !isEarly { body?.end() }
    }

    /// Whether the body has as many bytes as the head said (RFC 9113, section 8.1.1).
    private func isAsSaid(isWhole: Bool) -> Bool {
        switch try? request.get().body {
        case .length(let length): isWhole ? receivedCount == length : receivedCount <= length
        case .none?: receivedCount == 0
        case .chunked, nil: true
        }
    }

    /// Lets the client send on, where somebody wants that.
    private func replenish() {
        guard !isWhole, unconsumed > 0, body?.isComing == true, body?.isFull != true else { return }
        connection?.session.consume(unconsumed, on: id)
        unconsumed = 0
    }

    // MARK: The answer

    private func write(_ response: Response) {
        answering = nil
        guard !isOver, let connection else {
            if let stream = response.stream {
                StreamConnection(self, written: stream.opening.readableBytes, noteEnd: response.onEnd).ended()
            }
            return
        }
        isAnswered = true
        lastSent = .now()
        if let bytes = response.body { write(bytes) }
        if let file = response.file { output.append(file) }
        if response.stream == nil {
            output.end()
            answered()
        }
        let hasBody = !output.isOver
        connection.respond(response, on: id, hasBody: hasBody)
        if let stream = response.stream { open(stream, of: response) }
        if !hasBody { endRequest() }
    }

    /// Has bytes of the answer sent.
    func write(_ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>? = nil) {
        unsent += bytes.readableBytes
        connection?.note(unsent: bytes.readableBytes)
        output.append(bytes, promise)
    }

    /// Ends the answer behind what was written.
    func endAnswer() {
        output.end()
        connection?.session.resume(id)
    }

    /// The answer is written. Where more of a body is left than is worth reading, or what came was given up, the client is told
    /// to send no more (RFC 9113, section 8.1).
    private func answered() {
        body?.release()
        _ = takeEarly()
        guard !isWhole, let body else { return }
        let isWaitedFor = (try? request.get())?.expectsContinue == true && body.isUnread
        if body.isWorthReading, !body.hasFailed, !isWaitedFor {
            body.swallow()
            replenish()
            connection?.arm(at: .now() + .seconds(1))
        } else {
            isRestUnwanted = true
        }
    }

    /// What can be sent of the answer now.
    func offer(atMost most: Int) -> HTTP2Offer {
        if let count = output.readFile() {
            unsent += count
            connection?.note(unsent: count)
        }
        return output.offer(atMost: most)
    }

    /// Writes bytes that were offered. `senders`: who is to be told once they are out.
    func write(_ count: Int, to frames: inout ByteBuffer, telling senders: inout [EventLoopPromise<Void>]) {
        output.write(count, to: &frames, telling: &senders)
        unsent -= count
        connection?.note(unsent: -count)
        lastSent = .now()
        if output.isOver { endRequest() }
    }

    /// The answer is out: a client that still sends is told to stop.
    private func endRequest() {
        guard !isWhole, isRestUnwanted || body == nil, let loop = connection?.context?.eventLoop else { return }
        // With a write of its own: curl takes an answer for none that comes together with the reset.
        loop.assumeIsolated().execute { self.connection?.reset(self.id, .noError) }
    }

    // MARK: The end

    /// The stream is closed.
    func ended() {
        guard !isOver else { return }
        isOver = true
        answering?.cancel()
        answering = nil
        body?.fail(ClientFault.aborted)
        body?.release()
        _ = takeEarly()
        connection?.note(unsent: -unsent)
        unsent = 0
        let dropped = output
        output = HTTP2Output()
        dropped.fail()
        stream?.ended()
        stream = nil
    }

    /// The server stops.
    func stop() {
        answering?.cancel()
        endStream()
    }

    /// The client sends no more on any stream.
    func inputClosed() {
        answering?.cancel()
        if !isWhole { body?.fail(ClientFault.aborted) }
        endStream()
    }

    // MARK: Time

    var isBodyComing: Bool { body?.isComing == true }

    func checkDeadlines(at now: NIODeadline) {
        if let body, body.isLate(at: now) {
            if body.isSwallowed { connection?.reset(id, .cancel) } else { body.fail(ClientFault.slowBody) }
        }
        if unsent > 0, now - lastSent >= limits.writeTime { connection?.reset(id, .cancel) }
    }
}

@available(*, unavailable)
extension HTTP2Stream: Sendable {}
