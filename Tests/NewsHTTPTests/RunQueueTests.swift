import NIOCore
import NIOPosix
import NewsDomain
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

    /// A clock that goes on where it is told to, of a thread that works all the time.
    private final class Clock {
        private(set) var time = NIODeadline.uptimeNanoseconds(0)

        func goOn(milliseconds: Int64) { time = time + .milliseconds(milliseconds) }

        func queue(_ loop: any EventLoop) -> RunQueue {
            RunQueue(loop, now: { self.time }, processorTime: { self.time.uptimeNanoseconds })
        }
    }

    @Test func whoTookLongWaitsBehindTheOthersAndForNoMoreThanARound() async throws {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let names = try await loop.flatSubmit {
            let promise = loop.makePromise(of: [String].self)
            let clock = Clock()
            let queue = clock.queue(loop)
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
            let queue = clock.queue(loop)
            let (long, other) = (Connection("long") { _ in }, Connection("other") { _ in })
            var seen = [queue.hasTime(for: long)]
            queue.spending(for: long, on: "/a") { _ in clock.goOn(milliseconds: 2) }
            seen.append(long.takesLong)
            // Behind one of its kind it waits; one that is quick does not.
            queue.add(Connection("before", takesLong: true) { _ in })
            seen += [queue.hasTime(for: long), queue.hasTime(for: other)]
            queue.spending(for: long, on: "/b") { _ in }
            seen += [long.takesLong, queue.hasTime(for: long)]
            return seen
        }
        .get()
        #expect(seen == [true, true, false, true, false, true])
    }

    /// Of what takes long the loop makes one for each four times as long that it does not; in between, only what was asked for before.
    @Test func whatTakesLongLeavesMostOfTheTimeToOthers() async throws {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let seen = try await loop.submit {
            let clock = Clock()
            let queue = clock.queue(loop)
            let (first, second) = (Connection("first") { _ in }, Connection("second") { _ in })
            var seen: [String] = []
            func ask(_ connection: Connection, _ target: String, taking time: Int64) {
                let made: Void? = queue.spending(for: connection, on: target) { budget in
                    seen.append(budget.isForKnown ? "known" : "any")
                    return budget.isForKnown ? nil : clock.goOn(milliseconds: time)
                }
                if made == nil { seen.append("elsewhere") }
            }
            // As long as nobody asks for anything else, each is made.
            ask(first, "/v1/articles?exclude=10", taking: 2)
            ask(first, "/v1/articles?exclude=11", taking: 2)
            ask(second, "/v1/articles?limit=1", taking: 0)
            // Whoever asks for the like, on whatever connection.
            ask(second, "/v1/articles?exclude=12", taking: 2)
            ask(second, "/v1/articles?limit=2", taking: 0)
            clock.goOn(milliseconds: 7)
            ask(first, "/v1/articles?exclude=13", taking: 2)
            clock.goOn(milliseconds: 1)
            ask(first, "/v1/articles?exclude=14", taking: 2)
            ask(first, "/v1/articles?exclude=15", taking: 2)
            // The others were not heard of for a second.
            clock.goOn(milliseconds: 1000)
            ask(first, "/v1/articles?exclude=16", taking: 2)
            ask(first, "/v1/articles?exclude=17", taking: 2)
            // Somebody was answered from memory.
            queue.noteHit()
            ask(first, "/v1/articles?exclude=18", taking: 2)
            return seen
        }
        .get()
        let elsewhere = ["known", "elsewhere"]
        let expected =
            ["any", "any", "any"] + elsewhere + ["any"] + elsewhere + ["any"] + elsewhere + ["any", "any"] + elsewhere
        #expect(seen == expected)
    }

    /// What is made elsewhere says nothing of its connection.
    @Test func whatWasMadeElsewhereIsNotTakenForQuick() async throws {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let takesLong = try await loop.submit {
            let clock = Clock()
            let queue = clock.queue(loop)
            let connection = Connection("one") { _ in }
            queue.spending(for: connection, on: "/a") { _ in clock.goOn(milliseconds: 2) }
            queue.noteHit()
            queue.spending(for: connection, on: "/a") { $0.isForKnown ? nil : () }
            return connection.takesLong
        }
        .get()
        #expect(takesLong)
    }
}
