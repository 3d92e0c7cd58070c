internal import HTTPTypes
package import NIOCore

/// Stands ahead of TLS until a connection has it: ends those that take too long, and tells whoever comes without TLS that it is
/// spoken here.
package final class HandshakeGuard: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    private let environment: ConnectionEnvironment
    private let timer = ConnectionTimer()
    private var context: ChannelHandlerContext?
    private var hasHeard = false
    private var isRefused = false

    package init(_ environment: ConnectionEnvironment) {
        self.environment = environment
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { arm(environment.limits.headTime) }
    }

    package func channelActive(context: ChannelHandlerContext) {
        arm(environment.limits.headTime)
        context.fireChannelActive()
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        timer.cancel()
        self.context = nil
    }

    package func channelInactive(context: ChannelHandlerContext) {
        timer.cancel()
        context.fireChannelInactive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        let bytes = unwrapInboundIn(data)
        if !hasHeard, Self.isPlain(bytes) { return refuse(bytes, context) }
        hasHeard = true
        context.fireChannelRead(data)
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        // Nothing was asked yet.
        case is ChannelShouldQuiesceEvent: context.close(promise: nil)
        case ChannelEvent.inputClosed where isRefused: context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// TLS is there.
    package func finish() {
        guard let context else { return }
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }

    private func arm(_ time: TimeAmount) {
        guard let context else { return }
        timer.arm(at: .now() + time, on: context.channel) { self.context?.close(promise: nil) }
    }

    /// Whether a request begins like that, where a handshake would begin with its type, 22 (RFC 8446, section 5.1).
    private static func isPlain(_ bytes: ByteBuffer) -> Bool {
        bytes.readableBytesView.first.map { (0x41...0x5A).contains($0) } ?? false
    }

    private func refuse(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        isRefused = true
        let opening = RequestOpening(bytes)
        let head = RequestHead(
            method: HTTPRequest.Method(rawValue: opening.method) ?? .get,
            target: opening.target,
            requestID: RequestID.of(nil)
        )
        var response = environment.dispatcher.refusal(Self.fault, of: head)
        response.persistence = .close
        var answer = ByteBuffer()
        response.writeHead(to: &answer, date: environment.date.text())
        if let body = response.body { answer.writeImmutableBuffer(body) }
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        context.close(mode: .output, promise: nil)
        timer.cancel()
        arm(environment.limits.lingerTime)
    }

    private static let fault = ClientFault(.invalid, "This port speaks HTTPS: the address begins with “https://”.")
}

@available(*, unavailable)
extension HandshakeGuard: Sendable {}
