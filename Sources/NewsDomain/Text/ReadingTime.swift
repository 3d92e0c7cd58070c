/// How long a text is to a reader.
package enum ReadingTime {
    /// Words a minute: silent reading of non-fiction, Brysbaert 2019, "How many words do we read per minute?".
    package static let wordsPerMinute = 238

    /// Whole minutes that reading takes, at least one.
    package static func minutes(forWords words: Int) -> Int {
        max(1, (words + wordsPerMinute / 2) / wordsPerMinute)
    }

    /// How many words a text counts as. In scripts written without spaces (Han, kana, Thai and their like) two
    /// characters count as a word.
    package static func words(_ words: [Word]) -> Int {
        let dense = words.count { $0.isDense }
        return words.count - dense + (dense + 1) / 2
    }
}
