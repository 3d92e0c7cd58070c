/// What of the newsroom an answer may show: each part changes at its own pace, and is counted by itself.
package struct CacheDependency: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Articles and everything around them.
    package static let content = CacheDependency(rawValue: 1)
    /// The comments that readers see, and their counts.
    package static let comments = CacheDependency(rawValue: 2)
    /// The rankings, as they were last worked out.
    package static let rankings = CacheDependency(rawValue: 4)
    /// The sums of views: they change with each commit of views.
    package static let views = CacheDependency(rawValue: 8)

    /// The index of words: it follows names, and what was imported, a little later.
    package static let search = CacheDependency(rawValue: 16)

    /// What becomes visible, or ceases to be, by itself: nobody sees that it was changed, but when next that is.
    package static let schedule = CacheDependency(rawValue: 32)

    package static let all: CacheDependency = [.content, .comments, .rankings, .views, .search]

    /// How many parts are counted: all but the schedule.
    static let count = 5

    /// The places of these parts in a list of all.
    var places: [Int] { (0..<Self.count).filter { rawValue & 1 << $0 != 0 } }
}
