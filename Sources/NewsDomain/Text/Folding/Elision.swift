/// What stands before the apostrophe of another word: `l’eau` is found by `eau`.
///
/// French, Catalan and Italian, as Lucene's ElisionFilter knows them. English shortens behind the apostrophe instead,
/// and no name begins with one of these but `d’`, which is the same word.
enum Elision {
    /// Whether a folded word is one that loses its end before a vowel.
    static func isArticle(_ word: UnsafeRawBufferPointer) -> Bool {
        guard word.count <= 7, let first = word.first else { return false }
        if word.count == 1 { return letters.contains(first) }
        return words.contains { $0.elementsEqual(word) }
    }

    private static let letters = Array("cdjlmnstv".utf8)
    private static let words = [
        "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
        "all", "dall", "dell", "nell", "sull", "coll", "gl", "agl", "dagl", "degl", "negl", "sugl", "un",
        "quell", "quest",
    ].map { Array($0.utf8) }
}
