/// A random number generator that gives the same numbers for a seed on every machine and in every version: SplitMix64
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Neither Swift's own generator nor
/// its `Hasher` promises that.
struct SyntheticRandom {
    private var state: UInt64

    /// The generator of a seed.
    init(seed: UInt64) {
        self.state = seed
    }

    /// The generator of one stream of a seed. Every article has its own, so that none depends on how many there are.
    init(seed: UInt64, stream: UInt64) {
        var mixer = SyntheticRandom(seed: seed ^ (stream &* 0xD6E8_FEB8_6659_FD93))
        self.state = mixer.next() ^ stream
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 up to `bound`, not counting it. `bound` is above 0 and below 2³².
    mutating func below(_ bound: Int) -> Int {
        Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// A number within the range.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True `perMille` times in a thousand.
    mutating func chance(_ perMille: Int) -> Bool {
        below(1000) < perMille
    }

    /// One of the elements, each as likely as the others.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }
}
