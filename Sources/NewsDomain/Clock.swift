/// Where the present comes from. Injected, so that a test holds time still; only the composition root asks the system.
package protocol NewsClock: Sendable {
    /// The present moment.
    func now() -> Timestamp
}
