/// What a fault's sentence tells beside its code: with both, a client says the same in its own language.
package struct FaultParams: Hashable, Sendable {
    /// The least that is allowed.
    package var min: Int?
    /// The most that is allowed.
    package var max: Int?
    /// How many, or how much, there is.
    package var actual: Int?
    /// The name or word that is not known.
    package var unknown: String?
    /// The names or words that are.
    package var known: [String]
    /// What is likely meant, or would do.
    package var suggestion: String?
    /// The type that is asked for.
    package var expected: String?
    /// The other member or parameter that it has to do with.
    package var other: String?

    package init(
        min: Int? = nil,
        max: Int? = nil,
        actual: Int? = nil,
        unknown: String? = nil,
        known: [String] = [],
        suggestion: String? = nil,
        expected: String? = nil,
        other: String? = nil
    ) {
        self.min = min
        self.max = max
        self.actual = actual
        self.unknown = unknown
        self.known = known
        self.suggestion = suggestion
        self.expected = expected
        self.other = other
    }

    /// Whether there is nothing to tell.
    package var isEmpty: Bool { self == FaultParams() }
}
