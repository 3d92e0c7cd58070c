extension AddressPattern {
    /// What an address says of the thing that it is of.
    struct Match: Hashable, Sendable {
        var slug: String?
        var id: Int64?
    }

    /// What a path says that was made by this pattern; nil where it cannot have been. The path is decoded; a `/` at the end
    /// makes no difference.
    func match(_ path: String) -> Match? {
        var patterns = AddressPatternReader.segments(parts)
        if patterns.last?.isEmpty == true { patterns.removeLast() }
        guard path.first == "/" else { return nil }
        var segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if segments.last?.isEmpty == true { segments.removeLast() }
        guard segments.count == patterns.count else { return nil }
        var match = Match()
        for (segment, pattern) in zip(segments, patterns) {
            guard match.read(segment, pattern[...]) else { return nil }
        }
        return match
    }
}

extension AddressPattern.Match {
    /// Reads a segment from both ends up to the one part that may hold anything. Whether it fits the pattern.
    fileprivate mutating func read(_ segment: Substring, _ pattern: ArraySlice<AddressPattern.Part>) -> Bool {
        var (segment, pattern) = (segment, pattern)
        while let part = pattern.first, !part.isOpen {
            guard let end = take(part, from: segment, atEnd: false) else { return false }
            segment = segment[end...]
            pattern.removeFirst()
        }
        while let part = pattern.last, !part.isOpen {
            guard let start = take(part, from: segment, atEnd: true) else { return false }
            segment = segment[..<start]
            pattern.removeLast()
        }
        guard case .placeholder(let placeholder)? = pattern.first else { return segment.isEmpty }
        guard !segment.isEmpty else { return false }
        if placeholder == .slug { slug = String(segment) }
        return true
    }

    /// Takes a part off the beginning or the end of a segment, and says where the rest begins or ends; nil where it is
    /// not there.
    private mutating func take(
        _ part: AddressPattern.Part,
        from segment: Substring,
        atEnd: Bool
    ) -> Substring.Index? {
        let found: Substring
        switch part {
        case .literal(let text):
            guard atEnd ? segment.hasSuffix(text) : segment.hasPrefix(text) else { return nil }
            found = atEnd ? segment.suffix(text.count) : segment.prefix(text.count)
        case .placeholder(let placeholder):
            let digits = atEnd ? segment.reversedDigits : segment.prefix { $0.isASCIIDigit }
            if let count = placeholder.digits {
                guard digits.count >= count else { return nil }
                found = atEnd ? digits.suffix(count) : digits.prefix(count)
            } else {
                guard let number = Int64(digits) else { return nil }
                id = number
                found = digits
            }
        }
        return atEnd ? found.startIndex : found.endIndex
    }
}

extension AddressPattern.Part {
    fileprivate var isOpen: Bool {
        if case .placeholder(let placeholder) = self { placeholder.isOpen } else { false }
    }
}

extension Substring {
    /// The digits that it ends with.
    fileprivate var reversedDigits: Substring {
        self[(lastIndex { !$0.isASCIIDigit }.map(index(after:)) ?? startIndex)...]
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
