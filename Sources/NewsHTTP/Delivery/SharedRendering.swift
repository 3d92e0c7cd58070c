internal import NewsDomain
internal import Synchronization

/// Has concurrent misses of one answer made once: those that come while it is being made wait for it.
final class SharedRendering: Sendable {
    private let flights = Mutex<[String: Flight]>([:])

    fileprivate final class Flight {
        let reading: PulseReading
        var waiting: [CheckedContinuation<FinishedAnswer?, Never>] = []

        init(reading: PulseReading) {
            self.reading = reading
        }
    }

    /// What `make` makes, or what somebody else is making of the same state for the same address already. An answer that
    /// was begun before a change is not for those who ask after it: they make their own.
    func answer(
        at address: String,
        _ policy: CachePolicy,
        _ reading: PulseReading,
        _ make: () async throws -> FinishedAnswer
    ) async throws -> FinishedAnswer {
        switch begin(address, policy, reading) {
        case .alone: return try await make()
        case .joining:
            // Where the other one failed, this one finds out for itself why.
            if let answer = await join(address, policy, reading) { return answer }
            return try await make()
        case .first:
            do {
                let answer = try await make()
                finish(address, answer)
                return answer
            } catch {
                finish(address, nil)
                throw error
            }
        }
    }

    private enum Part {
        case first, joining, alone
    }

    private func begin(_ address: String, _ policy: CachePolicy, _ reading: PulseReading) -> Part {
        flights.withLock { flights in
            guard let flight = flights[address] else {
                flights[address] = Flight(reading: reading)
                return .first
            }
            return flight.reading.agrees(with: reading, on: policy.parts) ? .joining : .alone
        }
    }

    /// Waits for the flight that was found; nil where it has landed meanwhile, or failed.
    private func join(_ address: String, _ policy: CachePolicy, _ reading: PulseReading) async -> FinishedAnswer? {
        await withCheckedContinuation { continuation in
            let isWaiting = flights.withLock { flights in
                guard let flight = flights[address], flight.reading.agrees(with: reading, on: policy.parts) else {
                    return false
                }
                flight.waiting.append(continuation)
                return true
            }
            if !isWaiting { continuation.resume(returning: nil) }
        }
    }

    private func finish(_ address: String, _ answer: FinishedAnswer?) {
        let waiting = flights.withLock { $0.removeValue(forKey: address)?.waiting ?? [] }
        for continuation in waiting { continuation.resume(returning: answer) }
    }
}
