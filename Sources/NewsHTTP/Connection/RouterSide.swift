internal import NIOCore
internal import NIOHTTP1

/// Follows what the router is asked and answers in a connection. Stands right behind the parser.
///
/// Also closes a connection that has been silent for too long, and stops reading from a client that does not read: what
/// it asked for would else pile up.
final class RouterSide: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Requests that began, and were not answered to the end.
    private var open = 0
    private var isReading = false
    private var hasFailed = false
    private var wantsToRead = false
    private let idleTimeout: TimeAmount
    private var lastHeard = NIODeadline.now()
    private var timeout: Scheduled<Void>?

    init(idleTimeout: TimeAmount) {
        self.idleTimeout = idleTimeout
    }

    /// Whether nothing is being read or answered.
    var isAtRest: Bool { open == 0 && !isReading && !hasFailed }

    /// To be called when a request has come: the connection is not silent.
    func heard() { lastHeard = .now() }

    // MARK: Requests and answers

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heard()
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            open += 1
        case .body: break
        case .end: isReading = false
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        hasFailed = true
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { open -= 1 }
        context.write(data, promise: promise)
    }

    // MARK: Clients that do not read

    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable { context.read() } else { wantsToRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, wantsToRead {
            wantsToRead = false
            context.read()
        }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Silence

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { awaitSilence(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        awaitSilence(context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timeout?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
        context.fireChannelInactive()
    }

    private func awaitSilence(_ context: ChannelHandlerContext) {
        guard timeout == nil else { return }
        scheduleTimeout(context, in: idleTimeout)
    }

    private func scheduleTimeout(_ context: ChannelHandlerContext, in time: TimeAmount) {
        let loopBound = context.loopBound
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.checkSilence(loopBound.value)
        }
    }

    /// Closes the connection where nothing was read for too long, unless an answer is still being made.
    private func checkSilence(_ context: ChannelHandlerContext) {
        let rest = lastHeard + idleTimeout - .now()
        if open > 0, !isReading {
            scheduleTimeout(context, in: idleTimeout)
        } else if rest > .zero {
            scheduleTimeout(context, in: rest)
        } else {
            context.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension RouterSide: Sendable {}
