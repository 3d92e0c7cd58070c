// What is written down, so that whoever starts next goes on from there.

extension DeliveryQueue {
    /// What has come of all since it was asked last; nil where nothing has. Where only the place in the log has moved on, that
    /// is told if `movesAlone`.
    package mutating func takeProgress(movesAlone: Bool) -> WebhookProgress? {
        storeFollowers()
        let position = entries.first { !$0.isStored }.map { $0.sequence - 1 } ?? taken
        let isDisabling = disabled != nil && !isDisablingNoted
        guard !notes.isEmpty || isDisabling || movesAlone && position > notedPosition else { return nil }
        var progress = WebhookProgress(webhook: webhook, position: position, delivered: delivered)
        progress.lastDeliveredAt = lastDeliveredAt
        progress.notes = Array(notes.values)
        progress.disabled = isDisabling ? disabled : nil
        notes = [:]
        return progress
    }

    /// The progress is on the disk.
    package mutating func noted(_ progress: WebhookProgress) {
        notedPosition = progress.position
        if progress.disabled != nil { isDisablingNoted = true }
        for note in progress.notes where note.status == .waiting {
            if let place = place(of: note.waiting.sequence) { entries[place].message = nil }
        }
    }

    /// The progress could not be written: it is told again.
    package mutating func putBack(_ progress: WebhookProgress) {
        for note in progress.notes {
            notes[note.waiting.sequence, default: note].message = note.message
        }
    }

    /// What waits behind a message that has a row gets one, too: the place in the log need not wait for it.
    private mutating func storeFollowers() {
        guard stored > 0 else { return }
        var held: Set<WebhookResource> = []
        for place in entries.indices {
            if entries[place].isStored {
                held.insert(entries[place].resource)
            } else if held.contains(entries[place].resource), store(place) {
                note(place, .waiting, nil, nil)
            }
        }
    }

    /// Takes what waits in rows: after a start, or because an administrator wants something sent once more. What is
    /// known stays as it is, but for what is to be sent at once.
    package mutating func takeRows(_ rows: [WaitingMessage], at instant: Instant, _ now: Timestamp) {
        for row in rows where notes[row.sequence] == nil {
            if let place = place(of: row.sequence) {
                if row.dueAt == nil { (entries[place].due, entries[place].waiting.step) = (nil, row.step) }
                continue
            }
            var entry = Entry(waiting: row, isStored: true, patience: firstPatience)
            entry.due = row.dueAt.map { instant + remaining(until: $0, row, now) }
            if row.tries > 0 { entry.lastTry = instant }
            stored += 1
            insert(entry)
            if row.sequence > taken { rowsAhead.insert(row.sequence) }
        }
    }

    /// How long a message has yet to wait: never longer than its step in the schedule, whatever became of the clock.
    private func remaining(until due: Timestamp, _ row: WaitingMessage, _ now: Timestamp) -> Duration {
        let longest = schedule.wait(afterTries: max(row.step, 1)) ?? schedule.longest
        return min(max(.zero, .seconds(due.seconds - now.seconds)), longest)
    }

    /// A message whose row is gone is nobody's business any more.
    package mutating func drop(_ sequence: Int64) {
        guard let place = place(of: sequence) else { return }
        let entry = entries.remove(at: place)
        if entry.isInFlight { inFlight -= 1 }
        if entry.isStored { stored -= 1 }
    }

    /// The receiver is another, or is set up anew: what failed is tried at once.
    package mutating func forgetFailures() {
        (failures, pausedUntil) = (0, nil)
        for place in entries.indices where !entries[place].isInFlight { entries[place].due = nil }
    }
}
