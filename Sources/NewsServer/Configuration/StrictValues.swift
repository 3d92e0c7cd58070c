internal import Configuration

/// Values that are refused where they cannot be used: a setting that is passed over in silence is worse than none.
extension ConfigReader {
    /// A whole number; nil where nothing is said. Throws ``OperationFailure`` where something else is.
    func number(_ key: ConfigKey) throws -> Int? {
        if let number = int(forKey: key) { return number }
        guard !isSet(key) else { throw OperationFailure("“\(key)” must be a whole number.") }
        return nil
    }

    /// `true` or `false`; nil where nothing is said. Throws ``OperationFailure`` where something else is.
    func flag(_ key: ConfigKey) throws -> Bool? {
        if let flag = bool(forKey: key) { return flag }
        guard !isSet(key) else { throw OperationFailure("“\(key)” must be true or false.") }
        return nil
    }

    /// Words, parted by commas or, in a file, in an array; none where nothing is said.
    func list(_ key: ConfigKey) -> [String] {
        let texts = string(forKey: key).map { [$0] } ?? stringArray(forKey: key) ?? []
        return texts.flatMap { $0.split(separator: ",") }.map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }

    /// Whether anything is said, whatever its type.
    private func isSet(_ key: ConfigKey) -> Bool {
        string(forKey: key) != nil || int(forKey: key) != nil || double(forKey: key) != nil || bool(forKey: key) != nil
            || stringArray(forKey: key) != nil
    }
}
