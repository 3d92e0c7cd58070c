/// The candidates of a `srcset`, split as HTML says and each judged by itself.
enum SourceSet {
    /// Appends the candidates that may stay, parted by a comma and a space; gives back whether one was refused.
    static func append(_ value: Bytes, base: BaseAddress?, to result: inout [UInt8]) -> Bool {
        var position = 0
        var isRefused = false
        let start = result.count
        while let candidate = next(in: value, from: &position) {
            let verdict = URLRules.judge(candidate.url, for: .resource)
            guard verdict == .relative || verdict == .absolute, isDescriptor(candidate.descriptor) else {
                isRefused = true
                continue
            }
            if result.count > start { result.append(", ") }
            base?.withLead(to: candidate.url) { result.append(contentsOf: $0) }
            result.append(contentsOf: candidate.url)
            if !candidate.descriptor.isEmpty {
                result.append(0x20)
                result.append(contentsOf: candidate.descriptor)
            }
        }
        return isRefused
    }

    private static func next(in value: Bytes, from position: inout Int) -> (url: Bytes, descriptor: Bytes)? {
        while position < value.count, value[position].isSpace || value[position] == UInt8(ascii: ",") { position += 1 }
        guard position < value.count else { return nil }
        let start = position
        while position < value.count, !value[position].isSpace { position += 1 }
        var end = position
        while value[end - 1] == UInt8(ascii: ",") { end -= 1 }
        let url = value.slice(start..<end)
        if end < position { return (url, Bytes(start: nil, count: 0)) }
        let descriptorStart = position
        while position < value.count, value[position] != UInt8(ascii: ",") { position += 1 }
        return (url, value.slice(descriptorStart..<position).trimmed)
    }

    /// A width (`640w`), a density (`1.5x`) or nothing.
    private static func isDescriptor(_ descriptor: Bytes) -> Bool {
        guard let unit = descriptor.last else { return true }
        let number = descriptor.slice(0..<descriptor.count - 1)
        guard let first = number.first, first.isDigit, number.count <= 8 else { return false }
        switch unit {
        case UInt8(ascii: "w"): return number.allSatisfy(\.isDigit)
        case UInt8(ascii: "x"): return number.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
        default: return false
        }
    }
}
