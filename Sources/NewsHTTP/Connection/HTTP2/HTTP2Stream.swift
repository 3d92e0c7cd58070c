internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP2

/// A stream of an HTTP/2 connection: one request and its answer. To be used on the loop of the connection alone.
///
/// Of a body as much as the window lets through waits here, as bytes, until somebody asks for it; then the client may send more.
final class HTTP2Stream {
    let id: HTTP2StreamID
    private(set) weak var connection: HTTP2ConnectionHandler?
    private let dispatcher: Dispatcher
    private let limits: ConnectionLimits
    private let request: Result<HTTP2Request, ClientFault>
    private let block: HPACKHeaders

    /// Nil where none comes.
    private var body: BodyReceiver?
    /// What came of it before anybody asked.
    private var early = ByteBuffer()
    private var window = ReceiveWindow(size: ReceiveWindow.initial)
    /// Whether all of the request came.
    private(set) var isWhole: Bool

    private var answering: Task<Void, Never>?
    private var isAnswered = false
    /// Whether the client is told to send no more once it has the answer.
    private var isRestUnwanted = false
    var stream: StreamConnection?
    /// The file that the answer is, and how much of it was written.
    private var rest: (file: FileBody, place: Int)?
    private static let pieceLength = 64 << 10
    /// Whether the stream is closed.
    private(set) var isOver = false
    /// Bytes of the answer that wait for the client, and since when they are just those.
    var unsent = 0
    var lastSent = NIODeadline.now()
    var lastWritten: EventLoopFuture<Void>?

    init(_ id: HTTP2StreamID, _ block: HPACKHeaders, isWhole: Bool, on connection: HTTP2ConnectionHandler) {
        self.id = id
        self.block = block
        self.isWhole = isWhole
        self.connection = connection
        dispatcher = connection.dispatcher
        limits = connection.limits
        request = HTTP2Request.read(block, isWhole: isWhole)
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
            write(response)
            return true
        }
        // Whether the server lives is told before all others.
        guard !turn.hasMade, turns.hasTime(for: connection) || RequestLimits.isProbe(request.head.target) else { return false }
        turn.hasMade = true
        var asked = connection.request(request)
        if let response = turns.spending(for: connection, { dispatcher.immediateResponse(to: &asked) }) {
            write(response)
        } else {
            makeAnswer(to: asked)
        }
        return true
    }

    private func refuse() {
        guard case .failure(let fault) = request else { return }
        write(dispatcher.refusal(fault, of: HTTP2Request.opening(block)))
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
            connection.write(HPACKHeaders([(":status", "100")]), on: id, isEnd: false)
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
        connection?.hold(-bytes.readableBytes)
        return bytes
    }

    /// Bytes came, or the end.
    func take(_ bytes: ByteBuffer?, isEnd: Bool) {
        if isEnd { isWhole = true }
        guard let body else { return }
        let isEarly = body.isUnread && !body.hasFailed && !isAnswered
        if let bytes, bytes.readableBytes > 0 {
            if isEarly {
                early.writeImmutableBuffer(bytes)
                connection?.hold(bytes.readableBytes)
            } else {
                body.take(bytes)
            }
        }
        if isEnd, !isEarly { body.end() }
    }

    /// What is left of the window of the stream.
    func note(window: Int) {
        self.window.note(left: window)
        replenish()
    }

    /// Lets the client send on, where somebody wants that.
    private func replenish() {
        guard !isWhole, body?.isComing == true, body?.isFull != true, let more = window.enlarge() else { return }
        connection?.write(.windowUpdate(windowSizeIncrement: more), on: id)
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
        let (bytes, isLast) = (response.body, response.stream == nil)
        connection.write(headOf: response, on: id, isEnd: isLast && bytes == nil && response.file == nil)
        if let file = response.file {
            rest = (file, 0)
            sendPiece()
        }
        if let bytes {
            unsent += bytes.readableBytes
            connection.write(bytes, on: id, isEnd: isLast)
        }
        if let stream = response.stream { open(stream, of: response) } else { answered() }
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

    /// Writes the next piece of a file.
    private func sendPiece() {
        guard let (file, place) = rest, let connection, !isOver else { return }
        rest = nil
        let piece = file.bytes(from: place, count: Self.pieceLength) ?? ByteBuffer()
        let next = place + piece.readableBytes
        // A file that became shorter cannot be brought to its end.
        guard next == file.length || piece.readableBytes > 0 else { return connection.reset(id, .internalError) }
        if next < file.length { rest = (file, next) }
        unsent += piece.readableBytes
        connection.write(piece, on: id, isEnd: rest == nil)
    }

    /// Bytes of the answer were handed on.
    func sent(_ count: Int, isEnd: Bool) {
        unsent -= count
        connection?.settled(count)
        lastSent = .now()
        if rest != nil, unsent == 0, let loop = connection?.context?.eventLoop {
            // Behind the frame that is being handed on.
            loop.assumeIsolated().execute {
                self.sendPiece()
                self.connection?.flush()
            }
        }
        guard isEnd, !isWhole, isRestUnwanted || body == nil, let loop = connection?.context?.eventLoop else { return }
        // Behind the frame that is being handed on.
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
        connection?.settled(unsent)
        unsent = 0
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
