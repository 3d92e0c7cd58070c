/// What a client did wrong with the connection itself, or that it went away in the middle of a request. Nothing of ours
/// failed: it is told at `debug` alone.
struct ClientFault: Error {
    let kind: ProblemKind
    let detail: String

    init(_ kind: ProblemKind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// The client ended the connection before its body did.
    static let aborted = ClientFault(.invalid, "The body ended before it was whole.")
    /// A body that does not follow RFC 9112, section 7.1.
    static let malformedBody = ClientFault(.invalid, "The chunks of the body are not well-formed.")
    static let slowHead = ClientFault(.requestTimeout, "The head of the request took too long.")
    static let slowBody = ClientFault(.requestTimeout, "The body came too slowly.")
}
