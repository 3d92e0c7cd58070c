internal import NIOCore
internal import NewsDomain

/// Answers in an HTTP/1.1 connection what the hot path knows, straight from bytes to bytes, ahead of all parsing.
///
/// Of the requests that come at once, one at most is answered by making the answer: a client that sends a thousand has the
/// router answer them, which lets others in between.
///
/// All other bytes go on to the router's side of the pipeline, together with all behind them until that side is at rest
/// again: so answers keep the order of the requests, and no request is split between the two.
final class HotPathHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let path: HotPath
    private let router: RouterSide
    /// Whether what the router's side was given last ended with a blank line: only then may nothing be left in its parser.
    private var endedWithBlankLine = true
    private var hasForwarded = false

    init(_ path: HotPath, ahead router: RouterSide) {
        self.path = path
        self.router = router
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if endedWithBlankLine, router.isAtRest { answer(&bytes, context) }
        guard bytes.readableBytes > 0 else { return }
        endedWithBlankLine = bytes.readableBytesView.suffix(4).elementsEqual("\r\n\r\n".utf8)
        hasForwarded = true
        context.fireChannelRead(wrapInboundOut(bytes))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard hasForwarded else { return }
        hasForwarded = false
        context.fireChannelReadComplete()
    }

    /// Answers requests from the start of the bytes, and takes them away, up to the first for the router. To a client
    /// that does not read, the router answers: it waits.
    private func answer(_ bytes: inout ByteBuffer, _ context: ChannelHandlerContext) {
        var mayMake = true
        while context.channel.isWritable, let (request, length) = bytes.withUnsafeReadableBytes(HeadScanner.scan) {
            var answer = path.answerAtHand(to: request, from: Self.peer(context))
            if answer == nil, mayMake {
                answer = path.answerMade(for: request, from: Self.peer(context))
                mayMake = false
            }
            guard let answer else { return }
            router.heard()
            bytes.moveReaderIndex(forwardBy: length)
            write(answer, context)
        }
    }

    private static func peer(_ context: ChannelHandlerContext) -> IPAddress? {
        context.channel.remoteAddress?.ipAddress.flatMap(IPAddress.init)
    }

    private func write(_ answer: HotAnswer, _ context: ChannelHandlerContext) {
        var head = context.channel.allocator.buffer(capacity: 1024)
        answer.writeHead(to: &head)
        context.write(wrapOutboundOut(head), promise: nil)
        if let body = answer.body { context.write(wrapOutboundOut(body), promise: nil) }
        context.flush()
    }
}

@available(*, unavailable)
extension HotPathHandler: Sendable {}
