internal import NewsDomain
internal import Synchronization

/// Has concurrent misses of one answer made once: threads that come while it is being made wait for it, which takes them
/// no longer than to make it themselves. A thread that others wait for does not wait for one that may take longer.
final class SharedRendering: Sendable {
    private let flights = Mutex<[String: Flight]>([:])

    private final class Flight: Sendable {
        let reading: PulseReading
        /// Whether it takes no longer than a thread has that others wait for.
        let isShort = ReadBudget.current?.isShared == true
        /// Held while the answer is being made.
        let answer = Mutex<FinishedAnswer?>(nil)

        init(reading: PulseReading) {
            self.reading = reading
        }
    }

    /// What `make` makes, or what another thread is making of the same state for the same address already. An answer that
    /// was begun before a change is not for those who ask after it: they make their own. Where another thread fails, this
    /// one finds out for itself why.
    ///
    /// Throws ``ReadBudget/Spent`` where the answer is being made and this thread must not wait for it, else what `make`
    /// throws.
    func answer(
        at address: String,
        _ policy: CachePolicy,
        _ reading: PulseReading,
        _ make: () throws -> FinishedAnswer
    ) throws -> FinishedAnswer {
        guard let flight = flight(to: address, policy, reading) else { return try make() }
        if !flight.isShort, ReadBudget.current?.isShared == true { throw ReadBudget.Spent() }
        defer { land(flight, at: address) }
        return try flight.answer.withLock { answer in
            if let answer { return answer }
            let made = try make()
            answer = made
            return made
        }
    }

    /// The flight to join or to begin; nil where there is one that began before a change.
    private func flight(to address: String, _ policy: CachePolicy, _ reading: PulseReading) -> Flight? {
        flights.withLock { flights in
            if let flight = flights[address] {
                return flight.reading.agrees(with: reading, on: policy.parts) ? flight : nil
            }
            let flight = Flight(reading: reading)
            flights[address] = flight
            return flight
        }
    }

    private func land(_ flight: Flight, at address: String) {
        flights.withLock { flights in
            if flights[address] === flight { flights[address] = nil }
        }
    }
}
