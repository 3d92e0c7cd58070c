internal import NIOCore
internal import NewsDomain

/// The body of the request that a connection is at. It stays with the client until somebody asks for it.
final class BodyReceiver {
    /// What is still to come.
    private enum State {
        /// Nothing.
        case whole
        /// It was not asked for.
        case unread
        case collecting(BodyCollection)
        /// It goes on as it comes, at most so many bytes in all.
        case streaming(BodyPipe, limit: Int)
        /// It is not wanted any more.
        case swallowing
    }

    private let limits: ConnectionLimits
    private let budget: BodyBudget
    private var state = State.whole
    /// As the head said it.
    private var length = RequestFraming.Body.none
    private var ticket: BodyBudget.Ticket?
    private var began: NIODeadline?
    private var count = 0

    /// What is left of it.
    private(set) var expected = RequestFraming.Body.none
    /// Whether it was given up while it came: nothing can be read behind it.
    private(set) var hasFailed = false

    init(limits: ConnectionLimits, budget: BodyBudget) {
        self.limits = limits
        self.budget = budget
    }

    /// Whether nothing of it is to come.
    var isWhole: Bool {
        if case .whole = state { true } else { false }
    }

    /// Whether it lies with the client, unread.
    var isUnread: Bool {
        if case .unread = state { true } else { false }
    }

    /// Whether it is being read, be it to be dropped.
    var isComing: Bool { began != nil }

    /// Whether it is being read for nobody.
    var isSwallowed: Bool {
        if case .swallowing = state { true } else { false }
    }

    /// Whether the rest is worth reading, so that another request can come behind it.
    var isWorthReading: Bool {
        switch (state, expected) {
        case (.whole, _): true
        case (.unread, .length(let rest)): rest <= limits.swallowedBytes
        default: false
        }
    }

    /// A request begins with such a body.
    func begin(_ body: RequestFraming.Body) {
        (length, expected) = (body, body)
        state = body == .none ? .whole : .unread
    }

    /// Reads all of it for whoever asked. False where nothing has to be read for that.
    func collect(atMost limit: Int, into promise: EventLoopPromise<ByteBuffer>, on loop: any EventLoop) -> Bool {
        switch (state, expected) {
        case (.whole, _): promise.succeed(ByteBuffer())
        case (.unread, .length(let length)) where length > limit: promise.fail(BodyTooLarge(limit: limit))
        case (.unread, _):
            let bound = NIOLoopBound(self, eventLoop: loop)
            ticket = budget.begin { loop.execute { bound.value.fail(Self.noRoom) } }
            state = .collecting(BodyCollection(limit: limit, promise: promise))
            (began, count) = (.now(), 0)
            return true
        case (.collecting, _), (.streaming, _), (.swallowing, _): promise.fail(ClientFault.aborted)
        }
        return false
    }

    /// Has it go through a pipe. False where nothing has to be read for that.
    ///
    /// Throws ``BodyTooLarge``, and `unavailable` where all bodies under way take too much.
    func stream(atMost limit: Int, into pipe: BodyPipe, on loop: any EventLoop) throws -> Bool {
        switch (state, expected) {
        case (.whole, _):
            pipe.finish()
            return false
        case (.unread, .length(let length)) where length > limit: throw BodyTooLarge(limit: limit)
        case (.unread, _):
            let bound = NIOLoopBound(self, eventLoop: loop)
            let ticket = budget.begin { loop.execute { bound.value.fail(Self.noRoom) } }
            guard budget.take(BodyPipe.window, for: ticket) else {
                budget.release(ticket)
                throw Self.noRoom
            }
            self.ticket = ticket
            state = .streaming(pipe, limit: limit)
            (began, count) = (.now(), 0)
            return true
        case (.collecting, _), (.streaming, _), (.swallowing, _): throw ClientFault.aborted
        }
    }

    /// Whether whoever takes it is behind: nothing more is read.
    var isFull: Bool {
        if case .streaming(let pipe, _) = state { pipe.isFull } else { false }
    }

    /// Whoever took it wants no more. What is left of a short one is read for nobody, so that its sender reads the answer.
    func leave(_ pipe: BodyPipe, _ error: any Error) {
        guard case .streaming(let present, _) = state, present === pipe else { return }
        guard case .length(let rest) = expected, rest <= limits.swallowedBytes else { return fail(error) }
        release()
        swallow()
    }

    /// Reads the rest of what nobody has asked for.
    func swallow() {
        state = .swallowing
        (began, count) = (.now(), 0)
    }

    /// Bytes of it came.
    func take(_ bytes: ByteBuffer) {
        let count = bytes.readableBytes
        if case .length(let rest) = expected { expected = .length(rest - count) }
        self.count += count
        if case .streaming(let pipe, let limit) = state { return pass(bytes, to: pipe, limit) }
        guard case .collecting(var collection) = state else { return }
        if collection.count + count > collection.limit {
            fail(BodyTooLarge(limit: collection.limit))
            return
        }
        // Held once: two references to the bytes would have them copied.
        state = .unread
        let hasRoom = ticket.map { budget.take(collection.growth(for: count, of: length), for: $0) } ?? true
        if hasRoom { collection.append(bytes) }
        state = .collecting(collection)
        if !hasRoom { fail(Self.noRoom) }
    }

    private func pass(_ bytes: ByteBuffer, to pipe: BodyPipe, _ limit: Int) {
        guard count <= limit else { return fail(BodyTooLarge(limit: limit)) }
        if let ticket { budget.note(bytes.readableBytes, of: ticket) }
        pipe.put(bytes)
    }

    /// It came to its end.
    func end() {
        expected = .none
        began = nil
        if case .collecting(let collection) = state {
            if let ticket { budget.finish(ticket) }
            collection.promise.succeed(collection.bytes)
        }
        if case .streaming(let pipe, _) = state { pipe.finish() }
        state = .whole
    }

    /// Gives up what is being collected.
    func fail(_ error: any Error) {
        switch state {
        case .collecting(let collection):
            giveUp()
            collection.promise.fail(error)
        case .streaming(let pipe, _):
            giveUp()
            pipe.finish(.failure(error))
        case .whole, .unread, .swallowing: return
        }
    }

    private func giveUp() {
        state = .unread
        began = nil
        hasFailed = true
        release()
    }

    /// The request was answered: its body is held no more.
    func release() {
        if let ticket { budget.release(ticket) }
        ticket = nil
    }

    /// Whether it takes too long in all, or comes too slowly.
    func isLate(at now: NIODeadline) -> Bool {
        guard let began else { return false }
        let time = now - began
        let least = Double(time.nanoseconds) / 1e9 * Double(limits.bodyRate)
        // A file takes as long as it takes, and while we are behind, nobody else is.
        if case .streaming(let pipe, _) = state {
            return !pipe.isFull && time >= limits.bodyGrace && Double(count) < least
        }
        return time >= limits.bodyTime || (time >= limits.bodyGrace && Double(count) < least)
    }

    private static let noRoom = NewsError(.unavailable, "Too many bodies are under way. Send it again in a moment.")
}

@available(*, unavailable)
extension BodyReceiver: Sendable {}
