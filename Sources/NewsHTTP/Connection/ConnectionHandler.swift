internal import HTTPTypes
internal import NIOCore
internal import NewsDomain

/// The bytes of an HTTP/1.1 connection: reads the plainest requests itself and gives all others to NIO's parser, one at a time;
/// writes the answers.
///
/// What comes while a request waits for its answer waits here, as bytes, and nothing more is read: so answers keep the order of
/// the requests, no request is split between the two readers, and a client that asks faster than it reads costs a buffer. Of
/// the requests that came at once, some are answered in one turn, one at most by making the answer; then others have theirs.
final class ConnectionHandler: ChannelInboundHandler, TurnTaker {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = IOData

    /// Answers from memory in one turn.
    private static let answersPerTurn = 32
    /// Bytes that may wait here. Reading stops with the first, but what a client sent before it ended its side comes.
    private static let heldLimit = 128 << 10

    private let environment: ConnectionEnvironment
    private let dispatcher: Dispatcher
    /// Whether the connection takes files as they are: nothing between us and the socket has to see their bytes.
    private let sendsFiles: Bool
    private let requests: RequestHandler
    private let turns: RunQueue
    private var context: ChannelHandlerContext?

    private var peer: ConnectionPeer?
    private var held: ByteBuffer?
    /// Whether more came than may wait: what came behind it is lost, and the connection ends there.
    private var hasLost = false
    private var isTaking = false
    private var isQueued = false
    var takesLong = false
    /// What of the blank line was seen that ends the head or the chunks which the parser is in.
    private var blankLine = BlankLine()
    /// The first bytes that the parser got of what it has not read to the end.
    private var opening: ByteBuffer?

    init(
        _ environment: ConnectionEnvironment,
        sendsFiles: Bool = true,
        ahead requests: RequestHandler,
        turns: RunQueue
    ) {
        self.environment = environment
        self.sendsFiles = sendsFiles
        dispatcher = environment.dispatcher
        self.requests = requests
        self.turns = turns
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        requests.front = self
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        held = nil
    }

    /// Whether bytes wait for their turn.
    var isHolding: Bool { held != nil }

    /// Whether bytes wait behind the request that is being answered. Those that are being taken are looked at when that is done.
    var hasMore: Bool { isHolding && !isTaking }

    // MARK: Bytes

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        requests.heard()
        // Whoever listens has nothing more to say.
        if requests.stream != nil { requests.endStream() }
        guard !requests.isClosing else { return requests.dropped(bytes.readableBytes) }
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
        if hasLost { requests.finish() } else { requests.readOn() }
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
        while bytes.readableBytes > 0, requests.takesBytes {
            if requests.isBetweenRequests {
                // To a client that does not read, nothing is answered.
                guard context.channel.isWritable else { break }
                guard left > 0 else {
                    queue()
                    break
                }
                left -= 1
                switch takeRequest(&bytes, &hasMade) {
                case .taken: continue
                case .later:
                    left = 0
                    continue
                case .forParser: break
                }
            }
            forward(&bytes, context)
            hasForwarded = true
        }
        if requests.stream != nil, bytes.readableBytes > 0 { requests.endStream() }
        if requests.isClosing { bytes.clear() }
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
        case taken
        case later
        case forParser
    }

    /// Takes the request that the bytes begin with, and answers it, now or once its answer is there.
    private func takeRequest(_ bytes: inout ByteBuffer, _ hasMade: inout Bool) -> Outcome {
        guard environment.scans, var scan = bytes.withUnsafeReadableBytes(HeadScanner.scan) else { return .forParser }
        scan.head.sender = sender(forwardedFor: scan.forwardedFor)
        if let response = dispatcher.cachedResponse(to: scan.head) {
            bytes.moveReaderIndex(forwardBy: scan.length)
            turns.noteHit()
            write(response)
            return .taken
        }
        // Whether the server lives is told before all others.
        guard !hasMade, turns.hasTime(for: self) || RequestLimits.isProbe(scan.head.target) else { return .later }
        hasMade = true
        guard let head = bytes.readSlice(length: scan.length) else { return .forParser }
        var request = Request(scan.head, .scanned(head), peer: peer?.address)
        let response = turns.spending(for: self, on: request.target) {
            dispatcher.immediateResponse(to: &request, within: $0)
        }
        if let response {
            if response.stream == nil, canSend(response) { write(response) } else { requests.take(response) }
        } else {
            requests.answer(request)
        }
        return .taken
    }

    /// The request whose head the parser has read.
    func request(_ head: HTTPRequest, body: BodySource) -> Request {
        let fields = head.headerFields
        var requestHead = RequestHead(head.method, head.path ?? "/", fields)
        requestHead.sender = sender(forwardedFor: fields[values: .forwardedFor])
        return Request(requestHead, .parsed(fields), peer: peer?.address, body: body)
    }

    /// Answers what cannot be taken, and ends the connection.
    func refuse(_ fault: ClientFault, method: String, target: String, requestID: String?) {
        let head = RequestHead(
            method: HTTPRequest.Method(rawValue: method) ?? .get,
            target: target,
            requestID: RequestID.of(requestID)
        )
        var response = dispatcher.refusal(fault, of: head)
        response.persistence = .close
        requests.beginClosing()
        write(response)
        closeWhenWritten()
    }

    /// Answers what the parser stopped at.
    func refuse(_ fault: (RequestOpening, _ isAddressTooLong: Bool) -> ClientFault) {
        let opening = RequestOpening(opening)
        refuse(
            fault(opening, blankLine.lineLength > RequestTarget.maximumLength),
            method: opening.method,
            target: opening.target,
            requestID: nil
        )
    }

    private func sender(forwardedFor: [String]) -> Sender {
        guard let context else { return .exempt }
        if peer == nil { peer = ConnectionPeer(context.channel, dispatcher.traffic.limits) }
        return peer?.sender(forwardedFor: forwardedFor) ?? .exempt
    }

    func write(_ response: Response) {
        guard let context else { return }
        var head = context.channel.allocator.buffer(capacity: 1024)
        response.writeHead(to: &head, date: environment.date.text(), adding: environment.lines)
        if let file = response.file, !file.isShort { return send(file, behind: head, context) }
        context.write(wrapOutboundOut(.byteBuffer(head)), promise: nil)
        if let body = response.file?.bytes() ?? response.body {
            context.write(wrapOutboundOut(.byteBuffer(body)), promise: nil)
        }
        context.flush()
    }

    // MARK: Files

    /// Whether an answer can be given to the connection at once: where files cannot, their bytes follow as it takes them.
    func canSend(_ response: Response) -> Bool {
        sendsFiles || response.file.map(\.isShort) ?? true
    }

    /// Has the system send a file (sendfile(2)): its bytes do not come by here.
    private func send(_ file: FileBody, behind head: ByteBuffer, _ context: ChannelHandlerContext) {
        let sent = context.eventLoop.makePromise(of: Void.self)
        // Open until the last byte is out.
        sent.futureResult.whenComplete { _ in withExtendedLifetime(file) {} }
        context.write(wrapOutboundOut(.byteBuffer(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.fileRegion(file.region)), promise: sent)
    }

    /// Writes an answer with a file piece by piece, each when the one before is out; `done` is called behind the last, and not
    /// where the connection ends before.
    func pump(_ response: Response, done: @escaping () -> Void) {
        guard let context, let file = response.file else { return }
        var head = context.channel.allocator.buffer(capacity: 1024)
        response.writeHead(to: &head, date: environment.date.text(), adding: environment.lines)
        context.write(wrapOutboundOut(.byteBuffer(head)), promise: nil)
        pump(file, from: 0, done)
    }

    private func pump(_ file: FileBody, from start: Int, _ done: @escaping () -> Void) {
        guard let context else { return }
        guard start < file.length, let piece = file.bytes(from: start, count: Self.pieceLength) else {
            // A file that became shorter cannot be brought to its end.
            if start < file.length { context.close(promise: nil) } else { done() }
            return
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenSuccess { self.pump(file, from: start + piece.readableBytes, done) }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(piece)), promise: written)
        requests.watchWriting()
    }

    private static let pieceLength = 64 << 10

    /// Writes bytes of what stays open.
    func write(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        guard let context else {
            promise?.fail(ClientFault.aborted)
            return
        }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(bytes)), promise: promise)
    }

    /// Has a client send the body that it waits with (RFC 9110, section 10.1.1).
    func writeContinue() {
        context?.writeAndFlush(
            wrapOutboundOut(.byteBuffer(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n"))),
            promise: nil
        )
    }

    // MARK: The parser

    /// Gives the parser what belongs to one request at the most.
    private func forward(_ bytes: inout ByteBuffer, _ context: ChannelHandlerContext) {
        if requests.isBetweenRequests {
            blankLine = BlankLine()
            opening = bytes
        }
        let length: Int
        if case .length(let rest) = requests.expected {
            length = min(rest, bytes.readableBytes)
        } else {
            length = bytes.withUnsafeReadableBytes { blankLine.end(in: $0) }
        }
        guard let piece = bytes.readSlice(length: length) else { return }
        requests.willParse()
        context.fireChannelRead(wrapInboundOut(piece))
        requests.didParse()
        if requests.isBetweenRequests || !requests.isAtRest { opening = nil }
    }

    // MARK: The end

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: requests.inputClosed()
        case is ChannelShouldQuiesceEvent: requests.stop()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Ends the writing side behind what was written; the connection closes once the client has ended its own, or soon.
    func closeWhenWritten() {
        guard let context else { return }
        held = nil
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: written)
        let bound = context.loopBound
        written.futureResult.whenComplete { _ in
            bound.value.close(mode: .output, promise: nil)
        }
        written.futureResult.assumeIsolated().whenComplete { _ in self.requests.linger() }
    }
}

@available(*, unavailable)
extension ConnectionHandler: Sendable {}
