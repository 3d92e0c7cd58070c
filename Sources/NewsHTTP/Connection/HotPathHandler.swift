internal import NIOCore
internal import NIOHTTP1
internal import NewsDomain

/// Answers in a connection what the hot path knows, and hands the rest on to the router, in order: `HTTPServerPipelineHandler`
/// stands before it and lets a request in when the one before is answered.
///
/// Also closes a connection that has been silent for too long, and stops reading from a client that does not read: what
/// it asked for would else pile up.
final class HotPathHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// None where everything goes to the router.
    private let path: HotPath?
    private let idleTimeout: TimeAmount
    /// The answer to the request that is being read, where it was at hand.
    private var answer: HotAnswer?
    /// Whether the router is answering.
    private var isAnswering = false
    private var isReading = false
    private var wantsToRead = false
    private var lastRead = NIODeadline.now()
    private var timeout: Scheduled<Void>?

    init(_ path: HotPath?, idleTimeout: TimeAmount) {
        self.path = path
        self.idleTimeout = idleTimeout
    }

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

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastRead = .now()
        switch unwrapInboundIn(data) {
        case .head(let head):
            isReading = true
            let remote = context.channel.remoteAddress
            answer = path?.answer(to: head, from: remote?.ipAddress.flatMap(IPAddress.init))
            if answer == nil {
                isAnswering = true
                context.fireChannelRead(data)
            }
        case .body:
            if answer == nil { context.fireChannelRead(data) }
        case .end:
            isReading = false
            if let answer {
                self.answer = nil
                write(answer, context)
            } else {
                context.fireChannelRead(data)
            }
        }
    }

    private func write(_ answer: HotAnswer, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(answer.head)), promise: nil)
        if let body = answer.body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    // MARK: Answers of the router

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { isAnswering = false }
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
        let rest = lastRead + idleTimeout - .now()
        if isAnswering, !isReading {
            scheduleTimeout(context, in: idleTimeout)
        } else if rest > .zero {
            scheduleTimeout(context, in: rest)
        } else {
            context.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension HotPathHandler: Sendable {}
