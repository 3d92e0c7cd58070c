internal import NewsDomain

/// How many articles have each of the tokens that filters look for.
struct SearchTokenTally {
    /// By the token's hash, which tells tokens apart as well as their letters do, in a fraction of the time.
    private var tokens: [UInt64: (text: String, count: Int)] = [:]

    /// Each token, and how many articles have it.
    var counts: [(text: String, count: Int)] { Array(tokens.values) }

    /// Counts the tokens of an article, which spaces part.
    mutating func add(_ tokens: UnsafeRawBufferPointer) {
        var start = 0
        while start < tokens.count {
            var hash = StableHash()
            var end = start
            while end < tokens.count, tokens[end] != UInt8(ascii: " ") {
                hash.combine(tokens[end])
                end += 1
            }
            let token = UnsafeRawBufferPointer(rebasing: tokens[start..<end])
            self.tokens[hash.value, default: (String(decoding: token, as: UTF8.self), 0)].count += 1
            start = end + 1
        }
    }
}
