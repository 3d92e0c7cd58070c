/// How long the texts of articles in the index are.
///
/// In the order of the numbers, which is that in which they are asked for: what is asked for next lies beside it, where a
/// hash table would have the processor wait for memory each time.
struct SearchLengths {
    /// How many words the title, the names, the lead and the body have.
    typealias Row = SIMD4<UInt16>

    /// How many are kept, the newest ones.
    private static let capacity = 16_384

    /// The newest first.
    private var numbers: [Int64] = []
    private var rows: [Row] = []
    /// What was noted since the last ``settle()``.
    private var noted: [(number: Int64, row: Row)] = []
    /// Where the last look ended.
    private var place = 0

    /// The lengths of an article; nil where they were not noted before the last ``settle()``.
    subscript(number: Int64) -> Row? {
        mutating get {
            guard let newest = numbers.first, newest >= number else { return nil }
            if numbers[place] < number { place = 0 }
            advance(to: number)
            return numbers[place] == number ? rows[place] : nil
        }
    }

    /// Goes on to the last place that is not behind a number: in growing steps, then in halves of the last of them.
    private mutating func advance(to number: Int64) {
        var step = 1
        while goOn(step, to: number) { step *= 2 }
        while step > 1 {
            step /= 2
            _ = goOn(step, to: number)
        }
    }

    @inline(__always)
    private mutating func goOn(_ step: Int, to number: Int64) -> Bool {
        guard place + step < numbers.count, numbers[place + step] >= number else { return false }
        place += step
        return true
    }

    /// Keeps the lengths of an article that has none yet.
    mutating func note(_ row: Row, of number: Int64) {
        if numbers.count == Self.capacity, let oldest = numbers.last, number < oldest { return }
        noted.append((number, row))
    }

    /// Puts what was noted among the others.
    mutating func settle() {
        guard !noted.isEmpty else { return }
        for (number, row) in zip(numbers, rows) { noted.append((number, row)) }
        noted.sort { $0.number > $1.number }
        (numbers, rows, place) = ([], [], 0)
        for (number, row) in noted where number != numbers.last && numbers.count < Self.capacity {
            numbers.append(number)
            rows.append(row)
        }
        noted = []
    }
}
