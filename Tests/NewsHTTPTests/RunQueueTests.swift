import NIOCore
import NIOPosix
import Testing

@testable import NewsHTTP

/// Who has a turn before whom.
struct RunQueueTests {
    private final class Connection: TurnTaker {
        let name: String
        var takesLong: Bool
        let turn: (Connection) -> Void

        init(_ name: String, takesLong: Bool = false, turn: @escaping (Connection) -> Void) {
            (self.name, self.takesLong, self.turn) = (name, takesLong, turn)
        }

        func takeTurn() { turn(self) }
    }

    /// A clock that goes on where it is told to.
    private final class Clock {
        private(set) var time = NIODeadline.uptimeNanoseconds(0)

        func goOn(milliseconds: Int64) { time = time + .milliseconds(milliseconds) }
    }

    @Test func whoTookLongWaitsBehindTheOthersAndForNoMoreThanARound() async throws {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let names = try await loop.flatSubmit {
            let promise = loop.makePromise(of: [String].self)
            let clock = Clock()
            let queue = RunQueue(loop, now: { clock.time })
            var names: [String] = []
            // As clients that ask again as fast as they are answered.
            let turn: (Connection) -> Void = { connection in
                if connection.takesLong { clock.goOn(milliseconds: 4) }
                names.append(connection.name)
                if names.count == 9 { promise.succeed(names) }
                if names.count < 9 { queue.add(connection) }
            }
            for name in ["long 1", "long 2", "long 3"] { queue.add(Connection(name, takesLong: true, turn: turn)) }
            for name in ["short 1", "short 2"] { queue.add(Connection(name, turn: turn)) }
            return promise.futureResult
        }
        .get()
        #expect(
            names == [
                "short 1", "short 2", "long 1",
                "short 1", "short 2", "long 2",
                "short 1", "short 2", "long 3",
            ]
        )
    }

    @Test func anAnswerThatTookLongIsRememberedUntilOneDidNot() async throws {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let seen = try await loop.submit {
            let clock = Clock()
            let queue = RunQueue(loop, now: { clock.time })
            let (long, other) = (Connection("long") { _ in }, Connection("other") { _ in })
            var seen = [queue.hasTime(for: long)]
            queue.spending(for: long) { clock.goOn(milliseconds: 2) }
            seen.append(long.takesLong)
            // Behind one of its kind it waits; one that is quick does not.
            queue.add(Connection("before", takesLong: true) { _ in })
            seen += [queue.hasTime(for: long), queue.hasTime(for: other)]
            queue.spending(for: long) {}
            seen += [long.takesLong, queue.hasTime(for: long)]
            return seen
        }
        .get()
        #expect(seen == [true, true, false, true, false, true])
    }
}
