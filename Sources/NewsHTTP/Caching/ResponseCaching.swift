internal import HTTPTypes
package import NewsDomain
internal import Synchronization

/// Gives finished answers: from memory where they are true, else made anew.
package final class ResponseCaching: Sendable {
    private let cacheVersions: CacheVersions
    private let clock: any NewsClock
    /// None where nothing is kept.
    private let cache: ResponseCache?
    private let singleFlight = SingleFlight()
    /// Where the API is for its readers; nil where nobody has said so.
    let publicURL: String?
    /// Answers that stay true while the service runs, by their names.
    private let permanent = Mutex<[String: CachedResponse]>([:])

    /// Answers of a newsroom with these cache versions, of which `cacheBytes` are kept; 0 for none.
    package init(cacheVersions: CacheVersions, clock: any NewsClock, cacheBytes: Int, publicURL: String? = nil) {
        self.publicURL = publicURL
        self.cacheVersions = cacheVersions
        self.clock = clock
        cache = cacheBytes > 0 ? ResponseCache(capacity: cacheBytes) : nil
    }

    /// The answer to a request for readers, whose parameters were found right: `parameters` are those in their canonical
    /// form. `render` makes it, where it has to be; what is no 200 is neither kept nor tagged. Where it is not found by its
    /// target, each request for it is read before it is answered.
    ///
    /// Throws ``ReadBudget/Exceeded`` where it is to be made on another thread, and what `render` throws.
    func answer(
        _ request: Request,
        _ parameters: String,
        _ policy: CachePolicy,
        isFoundByTarget: Bool = true,
        _ render: () throws -> Answer
    ) throws -> Answer {
        let now = clock.now()
        let reading = try cacheVersions.reading(at: now)
        let address = Self.address(request, parameters)
        let target = isFoundByTarget ? request.target : nil
        let kept = cache?.answer(at: address, askedAs: target)
        if let kept, kept.isTrue(at: now, reading) {
            return self.answer(kept, request.conditions, now, reading)
        }
        if kept == nil { try ReadBudget.beginUnknown() }
        var databaseTime: Duration?
        do {
            let answer = try singleFlight.answer(at: address, policy, reading) {
                let answer = try render()
                guard answer.status == .ok else {
                    throw Unfinished(answer: answer)
                }
                databaseTime = answer.databaseTime
                return CachedResponse(
                    answer,
                    to: address,
                    route: request.trace.route,
                    policy: policy,
                    reading: reading,
                    at: now
                )
            }
            cache?.keep(answer, at: address, askedAs: target)
            var finished = self.answer(answer, request.conditions, now, reading)
            finished.databaseTime = databaseTime
            finished.isRendered = true
            finished.wasStale = kept != nil
            return finished
        } catch let unfinished as Unfinished {
            return unfinished.answer
        }
    }

    /// The answer to a request for what stays true while the service runs: made once, and kept for good. There are as many
    /// as the routes have names for.
    func answer(
        _ request: Request,
        permanent name: String,
        _ policy: CachePolicy,
        _ make: () -> Answer
    ) throws -> Answer {
        let now = clock.now()
        let reading = try cacheVersions.reading(at: now)
        let answer = permanent.withLock { permanent in
            if let answer = permanent[name] { return answer }
            let answer = CachedResponse(make(), to: name, policy: policy, reading: reading, at: now)
            permanent[name] = answer
            return answer
        }
        return answer.answer(to: request.conditions, at: now, reading).answer
    }

    /// The answer to a target as it was sent, where it is kept and true, and the number of its route; nil where the request has
    /// to be read.
    func cachedAnswer(toTarget target: String, _ conditions: ReadConditions) -> (answer: Answer, route: Int?)? {
        let now = clock.now()
        guard let answer = cache?.answer(toTarget: target), let reading = cacheVersions.versionAtHand(at: now),
            answer.isTrue(at: now, reading)
        else { return nil }
        return (self.answer(answer, conditions, now, reading), answer.route)
    }

    /// How many answers are kept, and the bytes of memory that they take.
    package var contents: (count: Int, bytes: Int) { cache?.contents ?? (0, 0) }

    private func answer(
        _ kept: CachedResponse,
        _ conditions: ReadConditions,
        _ now: Timestamp,
        _ reading: CacheVersion
    ) -> Answer {
        let (answer, hasGrown) = kept.answer(to: conditions, at: now, reading)
        if hasGrown { cache?.weigh(kept.address) }
        return answer
    }

    /// The same for all spellings of a request.
    private static func address(_ request: Request, _ parameters: String) -> String {
        parameters.isEmpty ? request.path : "\(request.path)?\(parameters)"
    }

    /// Something else than an answer that can be kept: a redirect.
    private struct Unfinished: Error {
        let answer: Answer
    }
}
