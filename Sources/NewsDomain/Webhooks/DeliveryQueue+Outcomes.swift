// What becomes of a message with each try.

extension DeliveryQueue {
    /// Takes what came of a message that was sent; nil where nobody knows, and it does not count. `jitter` from -1 to 1 spreads
    /// the next try, so that what failed together does not come back together.
    package mutating func finished(
        _ sequence: Int64,
        _ outcome: DeliveryOutcome?,
        at instant: Instant,
        _ now: Timestamp,
        jitter: Double
    ) {
        guard let place = place(of: sequence), entries[place].isInFlight else { return }
        inFlight -= 1
        entries[place].isInFlight = false
        guard let outcome else { return }
        entries[place].waiting.tries += 1
        entries[place].lastTry = instant
        if outcome.isSuccess {
            succeed(place, outcome, at: instant, now)
        } else {
            fail(place, outcome, at: instant, now, jitter)
        }
    }

    private mutating func succeed(_ place: Int, _ outcome: DeliveryOutcome, at instant: Instant, _ now: Timestamp) {
        delivered += 1
        (failures, lastSuccess, lastDeliveredAt) = (0, instant, now)
        note(place, .delivered, outcome, now)
        remove(place)
    }

    private mutating func fail(
        _ place: Int,
        _ outcome: DeliveryOutcome,
        at instant: Instant,
        _ now: Timestamp,
        _ jitter: Double
    ) {
        failures += 1
        if entries[place].waiting.tries == 1 { entries[place].waiting.deliveredBefore = delivered }
        if let wish = outcome.retryAfter {
            let end = instant + min(wish, DeliveryOutcome.longestRetryAfter)
            pausedUntil = max(pausedUntil ?? end, end)
        }
        if outcome.isGone {
            disable("The receiver answered 410: it wants nothing any more.", at: now)
        } else if entries[place].isEarly {
            // What fails again and again goes before its time ever more seldom.
            entries[place].patience = entries[place].patience * 2
        } else if !postpone(place, at: instant, now, jitter) {
            giveUp(place, outcome, now)
            return
        }
        store(place)
        note(place, .waiting, outcome, now)
    }

    /// Gives a message its next time by the schedule; false where there is none.
    private mutating func postpone(_ place: Int, at instant: Instant, _ now: Timestamp, _ jitter: Double) -> Bool {
        entries[place].waiting.step += 1
        guard let wait = schedule.wait(afterTries: entries[place].waiting.step) else { return false }
        let spread = wait * (1 + jitter / 10)
        entries[place].due = instant + spread
        entries[place].waiting.dueAt = now.advanced(by: spread.components.seconds)
        return true
    }

    /// The last try of a message failed. Where the receiver took others meanwhile, it is this one that it does not take.
    private mutating func giveUp(_ place: Int, _ outcome: DeliveryOutcome, _ now: Timestamp) {
        if delivered > entries[place].waiting.deliveredBefore {
            note(place, .failed, outcome, now)
            remove(place)
        } else {
            let tries = entries[place].waiting.tries
            disable("It has taken nothing in \(tries) tries. The last one: \(outcome.error ?? "")", at: now)
            store(place)
            note(place, .waiting, outcome, now)
        }
    }

    private mutating func disable(_ reason: String, at now: Timestamp) {
        if disabled == nil { disabled = WebhookDisabling(at: now, reason: reason) }
    }

    /// Has a message wait in a row of its own, where there is room for one.
    @discardableResult
    mutating func store(_ place: Int) -> Bool {
        guard !entries[place].isStored else { return true }
        guard stored < limits.waiting else { return false }
        stored += 1
        entries[place].isStored = true
        return true
    }

    /// Has it written down what became of a message; of one that waits, where it has a row.
    mutating func note(_ place: Int, _ status: DeliveryStatus, _ outcome: DeliveryOutcome?, _ now: Timestamp?) {
        guard status != .waiting || entries[place].isStored else { return }
        var note = DeliveryNote(message: entries[place].message, waiting: entries[place].waiting, status: status)
        (note.outcome, note.triedAt) = (outcome, now)
        notes[entries[place].sequence] = note
    }

    private mutating func remove(_ place: Int) {
        if entries.remove(at: place).isStored { stored -= 1 }
    }
}
