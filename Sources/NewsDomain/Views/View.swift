/// A reader looked at an article.
package struct View: Sendable {
    package var article: ResourceReference
    package var visitor: Visitor

    package init(article: ResourceReference, visitor: Visitor) {
        self.article = article
        self.visitor = visitor
    }
}

/// Who looked, as far as is needed to count once: a keyed hash whose key nobody has, and that changes every few hours.
package struct Visitor: Sendable {
    /// Under the present salt.
    package var current: UInt64
    /// Under the salt before, while a view counted under that one may still stand for this one.
    package var previous: UInt64?

    package init(current: UInt64, previous: UInt64? = nil) {
        self.current = current
        self.previous = previous
    }

    /// What stands for a visitor's view of an article: the hash, mixed with the article's id (the finaliser of
    /// MurmurHash3, which lets every bit reach every other).
    package static func fingerprint(_ visitor: UInt64, _ article: Int64) -> UInt64 {
        var mixed = visitor ^ (UInt64(bitPattern: article) &* 0x9E37_79B9_7F4A_7C15)
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ (mixed >> 33)
    }
}

/// An article's views within the rolling windows, and in all.
package struct ViewCounts: Sendable, Equatable {
    package var day: Int
    package var week: Int
    package var month: Int
    package var total: Int

    package init(day: Int, week: Int, month: Int, total: Int) {
        self.day = day
        self.week = week
        self.month = month
        self.total = total
    }
}
