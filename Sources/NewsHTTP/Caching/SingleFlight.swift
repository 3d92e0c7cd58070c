internal import NewsDomain
internal import Synchronization

/// Has concurrent misses of one answer made once: threads that come while it is being made wait for it, which takes them
/// no longer than to make it themselves. A thread that others wait for does not wait for one that may take longer.
final class SingleFlight: Sendable {
    private let flights = Mutex<[String: Flight]>([:])

    private final class Flight: Sendable {
        let reading: CacheVersion
        /// Whether it takes no longer than a thread has that others wait for.
        let isShort: Bool
        /// Held while the answer is being made.
        let answer = Mutex<CachedResponse?>(nil)

        init(reading: CacheVersion, isShort: Bool) {
            self.reading = reading
            self.isShort = isShort
        }
    }

    /// What `make` makes, or what another thread is making of the same state for the same address already. An answer that
    /// was begun before a change is not for those who ask after it: they make their own. Where another thread fails, this
    /// one finds out for itself why.
    ///
    /// Throws ``ReadBudget/Exceeded`` where the answer is being made and this thread must not wait for it, else what `make`
    /// throws.
    func answer(
        at address: String,
        _ policy: CachePolicy,
        _ reading: CacheVersion,
        _ make: () throws -> CachedResponse
    ) throws -> CachedResponse {
        guard let flight = flight(to: address, policy, reading) else { return try make() }
        if !flight.isShort, Self.isShort { throw ReadBudget.Exceeded() }
        defer { land(flight, at: address) }
        return try flight.answer.withLock { answer in
            if let answer { return answer }
            let made = try make()
            answer = made
            return made
        }
    }

    /// Whether others wait for this thread.
    private static var isShort: Bool { ReadBudget.current?.isShared == true }

    /// The flight to join or to begin; nil where there is one that began before a change. One that may take long never joins
    /// a short one, whose lock threads wait for that others wait for: it takes its place.
    private func flight(to address: String, _ policy: CachePolicy, _ reading: CacheVersion) -> Flight? {
        let isShort = Self.isShort
        return flights.withLock { flights in
            if let flight = flights[address], isShort || !flight.isShort {
                return flight.reading.agrees(with: reading, on: policy.parts) ? flight : nil
            }
            let flight = Flight(reading: reading, isShort: isShort)
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
