internal import HTTPTypes
package import Hummingbird
package import HummingbirdCore
internal import NIOCore
package import NewsDomain

/// Answers what Hummingbird itself has read: its test client, which has no connection.
package struct DispatcherResponder: HTTPResponder {
    /// The channel that a request came by.
    package struct Context: InitializableFromSource {
        fileprivate let channel: any Channel

        package init(source: ApplicationRequestContextSource) {
            channel = source.channel
        }
    }

    private let dispatcher: Dispatcher
    private let date: DateHeader

    package init(_ dispatcher: Dispatcher, clock: any NewsClock) {
        self.dispatcher = dispatcher
        date = DateHeader(clock)
    }

    package func respond(
        to request: HummingbirdCore.Request,
        context: Context
    ) async throws -> HummingbirdCore.Response {
        let peer = context.channel.remoteAddress?.ipAddress.flatMap(IPAddress.init)
        let response = await dispatcher.response(to: Request(request, peer, dispatcher.traffic.limits))
        var head = ByteBuffer()
        response.writeHead(to: &head, date: date.text())
        let fields = HTTPFields(HeaderLines.fields(head.readableBytesView.drop { $0 != 0x0A }.dropFirst()))
        let body = response.body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody()
        var answer = HummingbirdCore.Response(status: response.status, headers: fields, body: body)
        // Hummingbird would say that what has no length has none.
        answer.headers = fields
        return answer
    }
}

extension Request {
    /// As Hummingbird has it.
    fileprivate init(_ request: HummingbirdCore.Request, _ peer: IPAddress?, _ limits: RequestLimits?) {
        let fields = request.headers
        var head = RequestHead(request.method, request.uri.string, fields)
        head.sender = limits?.sender(peer: peer, forwardedFor: fields[values: .forwardedFor]) ?? .exempt
        let body = BodySource { limit in
            do {
                return try await request.body.collect(upTo: limit)
            } catch is NIOTooManyBytesError {
                throw BodyTooLarge(limit: limit)
            }
        }
        self.init(head, .parsed(fields), peer: peer, body: body)
    }
}
