package import Hummingbird
internal import NIOCore

/// What belongs to one request.
package struct NewsRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// When the request came in.
    let arrival: ContinuousClock.Instant
    /// The caller's `X-Request-Id`, or one of ours.
    var requestID = ""

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        arrival = ContinuousClock.now
    }
}
