extension QueryReader {
    /// One of the words of an enumeration.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) -> Choice?
    where Choice.RawValue == String {
        guard let value = one(name) else { return nil }
        if let choice = Choice(rawValue: value) { return choice }
        unknownValue(name, value, known: Choice.allCases.map(\.rawValue))
        return nil
    }

    /// One of the words of an enumeration, or the standard one.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, standard: Choice) -> Choice
    where Choice.RawValue == String {
        let choice: Choice? = choice(name)
        if choice?.rawValue == standard.rawValue { replaceLast(with: nil) }
        return choice ?? standard
    }

    /// Words of an enumeration, with commas between them, by repeating the parameter, or both; each once, in their own order.
    mutating func choices<Choice: RawRepresentable & CaseIterable>(_ name: String) -> [Choice]
    where Choice.RawValue == String {
        // More often than once says no more than once.
        let values = Set(list(name, atMost: 100))
        let known = Choice.allCases.map(\.rawValue)
        for value in values.subtracting(known).sorted() { unknownValue(name, value, known: known) }
        return Choice.allCases.filter { values.contains($0.rawValue) }
    }
}
