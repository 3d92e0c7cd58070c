/// Chooses the parts of a text that show best that it is about what was looked for.
struct SnippetChooser {
    /// About how many characters a part has (in Unicode scalars, which are quick to count).
    static let length = 160

    /// Hits that are shown together.
    private struct Window {
        var utf8: Range<Int>
        /// A bit for each phrase.
        var phrases: UInt64 = 0
        var score = 0
    }

    private let source: UnsafeBufferPointer<UInt8>
    private let characters: CharacterBounds
    private let hits: [PhraseMatcher.Hit]
    private let weights: [Int]
    /// Where each hit stands, in scalars from the first hit.
    private let scalars: [Range<Int>]

    /// - Parameters:
    ///   - hits: in the order of the text; at least one.
    ///   - weights: what each phrase counts.
    init(
        source: UnsafeBufferPointer<UInt8>,
        characters: CharacterBounds,
        hits: [PhraseMatcher.Hit],
        weights: [Int]
    ) {
        self.source = source
        self.characters = characters
        self.hits = hits
        self.weights = weights
        var place = hits.first?.utf8.lowerBound ?? 0
        var count = 0
        scalars = hits.map { hit in
            count += UTF8Place.scalars(in: source[place..<hit.utf8.lowerBound])
            place = hit.utf8.lowerBound
            return count..<count + UTF8Place.scalars(in: source[hit.utf8])
        }
    }

    /// The parts, at most so many, in the order of the text. They do not overlap, and none begins or ends with a space.
    func snippets(atMost count: Int) -> [Range<Int>] {
        let windows = windows(atMost: count)
        var floor = 0
        return windows.indices.map { index in
            let isLast = index + 1 == windows.count
            let snippet = widened(
                windows[index].utf8,
                within: floor..<(isLast ? source.count : windows[index + 1].utf8.lowerBound)
            )
            floor = snippet.upperBound
            return snippet
        }
    }

    // MARK: Windows

    private func windows(atMost count: Int) -> [Window] {
        var chosen: [Window] = []
        var shown: UInt64 = 0
        while chosen.count < count, let best = bestWindow(beside: chosen, shown: shown) {
            chosen.append(best)
            shown |= best.phrases
        }
        return chosen.sorted { $0.utf8.lowerBound < $1.utf8.lowerBound }
    }

    private func bestWindow(beside chosen: [Window], shown: UInt64) -> Window? {
        var best: Window?
        for first in hits.indices where !chosen.contains(where: { $0.utf8.overlaps(hits[first].utf8) }) {
            let window = window(from: first, beside: chosen, shown: shown)
            if window.score > best?.score ?? 0 { best = window }
        }
        return best
    }

    /// As many hits from one on as fit. What no part shows yet counts most, then what stands together.
    private func window(from first: Int, beside chosen: [Window], shown: UInt64) -> Window {
        var window = Window(utf8: hits[first].utf8)
        for index in first..<hits.count {
            let hit = hits[index]
            let utf8 = window.utf8.lowerBound..<max(window.utf8.upperBound, hit.utf8.upperBound)
            let fits = scalars[index].upperBound - scalars[first].lowerBound <= SnippetChooser.length
            if index > first, !fits || chosen.contains(where: { $0.utf8.overlaps(utf8) }) { break }
            window.utf8 = utf8
            let phrase: UInt64 = 1 << UInt64(hit.phrase)
            if window.phrases & phrase == 0 { window.score += weights[hit.phrase] * (shown & phrase == 0 ? 1000 : 1) }
            window.phrases |= phrase
        }
        return window
    }

    // MARK: What stands around

    /// A window with what stands around it, up to the length of a snippet.
    private func widened(_ core: Range<Int>, within bounds: Range<Int>) -> Range<Int> {
        let room = SnippetChooser.length - UTF8Place.scalars(in: source[core])
        guard room >= 0 else {
            return core.lowerBound..<forward(from: core.lowerBound, by: SnippetChooser.length, within: core).place
        }
        let left = backward(from: core.lowerBound, by: room / 2, within: bounds)
        let right = forward(from: core.upperBound, by: room - left.steps, within: bounds)
        let more = backward(from: left.place, by: room - left.steps - right.steps, within: bounds)
        return trimmed(cutBefore(core, from: more.place)..<cutBehind(core, to: right.place))
    }

    private func backward(from start: Int, by steps: Int, within bounds: Range<Int>) -> (place: Int, steps: Int) {
        var (place, taken) = (start, 0)
        while taken < steps, place > bounds.lowerBound {
            place = UTF8Place.before(place, in: source)
            taken += 1
        }
        return (place, taken)
    }

    private func forward(from start: Int, by steps: Int, within bounds: Range<Int>) -> (place: Int, steps: Int) {
        var (place, taken) = (start, 0)
        while taken < steps, place < bounds.upperBound {
            place = UTF8Place.after(place, in: source)
            taken += 1
        }
        return (place, taken)
    }

    /// The first place from one on where the text may be cut.
    private func cutBefore(_ core: Range<Int>, from start: Int) -> Int {
        var place = start
        while place < core.lowerBound, !mayCut(at: place) { place = UTF8Place.after(place, in: source) }
        return place
    }

    /// The last place up to one where the text may be cut.
    private func cutBehind(_ core: Range<Int>, to end: Int) -> Int {
        var place = end
        while place > core.upperBound, !mayCut(at: place) { place = UTF8Place.before(place, in: source) }
        return place
    }

    private func mayCut(at place: Int) -> Bool {
        guard place > 0, place < source.count else { return true }
        if source[place] <= 0x20 || source[place - 1] <= 0x20 { return true }
        if source[place] < 0x80, source[place - 1] < 0x80 { return false }
        let before = UTF8Place.scalar(at: UTF8Place.before(place, in: source), in: source)
        let behind = UTF8Place.scalar(at: place, in: source)
        return (WritingSystem.isDense(before) || WritingSystem.isDense(behind)) && characters.down(place) == place
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let byte = source[range].first, byte <= 0x20 { range = (range.lowerBound + 1)..<range.upperBound }
        while let byte = source[range].last, byte <= 0x20 { range = range.lowerBound..<(range.upperBound - 1) }
        return range
    }
}
