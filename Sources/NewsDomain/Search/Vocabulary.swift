package struct Vocabulary: Sendable {
    package init(_ words: [(word: String, count: Int)]) {}
    package func neighbour(of word: String, count: Int) -> String? { nil }
}
