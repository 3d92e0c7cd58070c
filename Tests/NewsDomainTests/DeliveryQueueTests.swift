import NewsDomain
import NewsTestSupport
import Testing

/// What goes to a receiver when.
@Suite struct DeliveryQueueTests {
    private let start = ContinuousClock.now
    private let failure = DeliveryOutcome(status: 500, error: "The receiver answered 500.")
    private let success = DeliveryOutcome(status: 200, error: nil)

    private func queue(_ waits: String..., limits: DeliveryQueue.Limits = .init()) -> DeliveryQueue {
        DeliveryQueue(.test, schedule: RetrySchedule(waits.compactMap(RetryWait.init)), limits: limits)
    }

    private func message(_ sequence: Int64, _ article: Int64) -> WebhookMessage {
        .aboutArticle(article, sequence)
    }

    private func sent(_ queue: inout DeliveryQueue, after seconds: Double = 0) -> [Int64] {
        queue.start(at: start + .seconds(seconds)).outgoing.map(\.sequence)
    }

    private func finish(
        _ queue: inout DeliveryQueue,
        _ sequence: Int64,
        _ outcome: DeliveryOutcome?,
        after seconds: Double = 0
    ) {
        queue.finished(sequence, outcome, at: start + .seconds(seconds), FixedClock.start, jitter: 0)
    }

    @Test func whatIsAboutOneThingGoesOneAfterTheOther() {
        var queue = queue("5s")
        queue.take([message(1, 7), message(2, 8), message(3, 7)], upTo: 3)
        #expect(sent(&queue) == [1, 2])
        finish(&queue, 2, success)
        #expect(sent(&queue) == [])
        finish(&queue, 1, success)
        #expect(sent(&queue) == [3])
    }

    @Test func whatFailsWaitsAndHoldsUpNothingElse() throws {
        var queue = queue("5s", "1m")
        queue.take([message(1, 7), message(2, 7), message(3, 8)], upTo: 3)
        #expect(sent(&queue) == [1, 3])
        finish(&queue, 1, failure)
        finish(&queue, 3, success)
        #expect(sent(&queue, after: 4.9) == [])
        // Its place in the log does not wait: both about article 7 have a row.
        let told = queue.takeProgress(movesAlone: false)
        let progress = try #require(told)
        #expect(progress.position == 3 && progress.delivered == 1)
        #expect(
            Set(progress.notes.map { "\($0.waiting.sequence) \($0.status)" }) == [
                "1 waiting", "2 waiting", "3 delivered",
            ]
        )
        #expect(sent(&queue, after: 5) == [1])
        finish(&queue, 1, success, after: 5)
        #expect(sent(&queue, after: 5) == [2])
    }

    @Test func whereTheReceiverIsBackWhatWaitsGoesSoonAndNotAtTheEndOfItsSchedule() {
        var queue = queue("5s", "24h", "24h")
        queue.take([message(1, 7)], upTo: 1)
        #expect(sent(&queue) == [1])
        finish(&queue, 1, failure)
        #expect(sent(&queue, after: 5) == [1])
        finish(&queue, 1, failure, after: 5)
        #expect(sent(&queue, after: 3_600) == [])
        queue.take([message(2, 8)], upTo: 2)
        #expect(sent(&queue, after: 3_600) == [2])
        finish(&queue, 2, success, after: 3_601)
        #expect(sent(&queue, after: 3_601) == [1])
    }

    @Test func oneMessageThatIsNeverTakenIsNotSentWithEachThatIs() {
        var queue = queue("5s", "24h", "24h")
        queue.take([message(1, 7)], upTo: 1)
        var tries = 0
        // A day in which another message is taken every ten seconds.
        for step in 0..<8_640 {
            let time = Double(step) * 10
            queue.take([message(Int64(step) + 2, 8)], upTo: Int64(step) + 2)
            for sequence in sent(&queue, after: time) {
                if sequence == 1 { tries += 1 }
                finish(&queue, sequence, sequence == 1 ? failure : success, after: time)
            }
            if let progress = queue.takeProgress(movesAlone: true) { queue.noted(progress) }
        }
        #expect((3...20).contains(tries), "\(tries)")
    }

    @Test func aReceiverThatTakesNothingIsAskedWithOneMessageAtATime() {
        var queue = queue("5s", "5m")
        queue.take((1...50).map { message($0, $0) }, upTo: 50)
        while true {
            let outgoing = sent(&queue)
            if outgoing.isEmpty { break }
            for sequence in outgoing { finish(&queue, sequence, failure) }
        }
        let progress = queue.takeProgress(movesAlone: true)
        #expect((5...8).contains(progress?.notes.count ?? 0), "the others were never sent")
        #expect(sent(&queue, after: 6) == [1])
        finish(&queue, 1, success, after: 6)
        #expect(sent(&queue, after: 6).count == 4, "it is back")
    }

    @Test func afterTheLastTryItIsDisabledWhereNothingWasTakenAndLeavesTheOneWhereOthersWere() throws {
        var nothing = queue("1s")
        nothing.take([message(1, 7)], upTo: 1)
        for seconds in [0.0, 1.0] {
            #expect(sent(&nothing, after: seconds) == [1])
            finish(&nothing, 1, failure, after: seconds)
        }
        #expect(nothing.disabled?.reason.contains("2 tries") == true)
        #expect(sent(&nothing, after: 100) == [])
        let told = nothing.takeProgress(movesAlone: false)
        let progress = try #require(told)
        #expect(progress.disabled != nil && progress.notes.map(\.status) == [.waiting])

        var others = queue("1s")
        others.take([message(1, 7), message(2, 8), message(3, 7)], upTo: 3)
        #expect(sent(&others) == [1, 2])
        finish(&others, 1, failure)
        finish(&others, 2, success)
        #expect(sent(&others, after: 1) == [1])
        finish(&others, 1, failure, after: 1)
        #expect(others.disabled == nil)
        #expect(sent(&others, after: 1) == [3], "what came behind it goes on")
    }

    @Test func a410DisablesAtOnceAndRetryAfterIsKept() {
        var gone = queue("5s")
        gone.take([message(1, 7), message(2, 8)], upTo: 2)
        _ = sent(&gone)
        finish(&gone, 1, DeliveryOutcome(status: 410, error: "The receiver answered 410."))
        #expect(gone.disabled != nil && !gone.hasRoom)

        var busy = queue("5s")
        busy.take([message(1, 7)], upTo: 1)
        _ = sent(&busy)
        finish(&busy, 1, DeliveryOutcome(status: 429, error: "The receiver answered 429.", retryAfter: .seconds(60)))
        busy.take([message(2, 8)], upTo: 2)
        #expect(sent(&busy, after: 59) == [], "no message goes before")
        #expect(sent(&busy, after: 60).contains(2))
    }

    @Test func whereAllIsFullThePlaceInTheLogStays() throws {
        var limits = DeliveryQueue.Limits()
        (limits.window, limits.waiting, limits.failuresUntilDown) = (10, 3, 1_000)
        var queue = queue("24h", limits: limits)
        queue.take((1...10).map { message($0, $0) }, upTo: 10)
        #expect(!queue.hasRoom)
        while true {
            let outgoing = sent(&queue)
            if outgoing.isEmpty { break }
            for sequence in outgoing { finish(&queue, sequence, failure) }
        }
        let told = queue.takeProgress(movesAlone: true)
        let progress = try #require(told)
        #expect(progress.position == 3 && progress.notes.count == 3)
        #expect(queue.hasRoom, "three have rows of their own")
    }

    @Test func whatIsStoppedDoesNotCountAndWhatWasNotWrittenDownIsToldAgain() throws {
        var queue = queue("5s")
        queue.take([message(1, 7)], upTo: 1)
        _ = sent(&queue)
        finish(&queue, 1, nil)
        #expect(sent(&queue) == [1])
        finish(&queue, 1, success)
        let told = queue.takeProgress(movesAlone: false)
        let progress = try #require(told)
        queue.putBack(progress)
        let again = queue.takeProgress(movesAlone: false)
        #expect(again?.notes == progress.notes)
        queue.noted(progress)
        let nothing = queue.takeProgress(movesAlone: true)
        #expect(nothing == nil)
    }

    @Test func aClockThatWasSetChangesNoWaitBeyondItsStep() {
        for offset: Int64 in [-1_000_000, 0, 1_000_000] {
            var queue = queue("5s", "1m")
            let due = FixedClock.start.advanced(by: 60)
            let row = WaitingMessage(
                sequence: 4,
                resource: WebhookResource(kind: "article", id: 7),
                tries: 2,
                step: 2,
                dueAt: due,
                deliveredBefore: 0
            )
            queue.takeRows([row], at: start, FixedClock.start.advanced(by: offset))
            #expect(sent(&queue, after: 60) == [4], "\(offset)")
        }
    }

    @Test func whatIsToBeSentOnceMoreGoesAtOnce() {
        var queue = queue("5s")
        queue.take([message(9, 7)], upTo: 9)
        let row = WaitingMessage(
            sequence: 4,
            resource: WebhookResource(kind: "article", id: 7),
            tries: 3,
            step: 0,
            dueAt: nil,
            deliveredBefore: 0
        )
        queue.takeRows([row], at: start, FixedClock.start)
        #expect(sent(&queue) == [4], "and what is newer of the same goes behind it")
        finish(&queue, 4, success)
        #expect(sent(&queue) == [9])
    }

    // MARK: What waits

    @Test func theBacklogIsWhatWasNotSentYet() {
        var queue = queue("1s", "1s")
        #expect(queue.backlog.count == 0 && queue.backlog.oldest == nil)
        queue.take([message(1, 1), message(2, 2)], upTo: 2)
        #expect(queue.backlog.count == 2 && queue.backlog.oldest == FixedClock.start)
        _ = queue.start(at: start)
        queue.finished(1, success, at: start, FixedClock.start, jitter: 0)
        queue.finished(2, failure, at: start, FixedClock.start, jitter: 0)
        #expect(queue.backlog.count == 1 && queue.backlog.oldest == FixedClock.start)
    }
}
