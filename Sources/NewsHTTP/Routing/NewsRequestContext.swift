package import Hummingbird
internal import NIOCore
internal import NewsDomain

/// What belongs to one request.
package struct NewsRequestContext: RequestContext, RoutedRequest {
    package var coreContext: CoreRequestContextStorage
    /// When the request came in.
    let arrival: ContinuousClock.Instant
    /// The caller's `X-Request-Id`, or one of ours.
    var requestID = ""
    /// Who asks, where a key says so.
    var principal: Principal?
    /// The connection that it came by.
    let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        arrival = ContinuousClock.now
        channel = source.channel
    }

    func variable(_ name: String) -> String? {
        coreContext.parameters.get(name)
    }

    /// The other end of the connection, where it has an address.
    var peer: IPAddress? {
        channel.remoteAddress?.ipAddress.flatMap(IPAddress.init)
    }
}
