internal import HTTPTypes
internal import Hummingbird

/// Gives every request an id, the caller's where it is sane, and sends it back: what a log line is found by.
struct RequestIDMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    private static let maximumLength = 128

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID = request.headers[.requestID].flatMap(Self.sane) ?? Self.random()
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        return response
    }

    /// Letters, digits and `._-` alone, so that an id can be put into any log or header.
    private static func sane(_ id: String) -> String? {
        guard (1...maximumLength).contains(id.utf8.count) else { return nil }
        let isSane = id.utf8.allSatisfy { byte in
            let letter = byte | 0x20
            return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
        }
        return isSane ? id : nil
    }

    private static func random() -> String {
        let number = UInt64.random(in: 0...UInt64.max)
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
