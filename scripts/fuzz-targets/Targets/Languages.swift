import NewsDomain

/// A tag in its recommended case stays as it is; ranges are met by what is within them, and none of them is within another.
func tryLanguages(_ text: String) {
    let tags = text.split(separator: ",").compactMap { LanguageTag(String($0)) }
    for tag in tags {
        hold(LanguageTag(tag.text) == tag, "\(tag.text) is \(LanguageTag(tag.text)?.text ?? "none")")
        hold(tag.text.utf8.allSatisfy { $0 == 0x2D || $0 > 0x2F && $0 < 0x7B }, "a tag \(tag.text)")
        hold(tag.levels.last.map { tag.text.hasPrefix($0.text) } ?? false, "\(tag.text) has no levels")
        hold(tag.levels.allSatisfy { LanguageTag($0.text) == $0 }, "\(tag.levels)")
        _ = tag.direction
    }
    guard let ranges = LanguageRanges(tags) else { return hold(tags.isEmpty, "no ranges of \(tags)") }
    hold(tags.allSatisfy(ranges.contains), "\(ranges) do not hold all of \(tags)")
    hold(
        LanguageRanges(ranges.ranges) == ranges,
        "\(ranges) again are \(String(describing: LanguageRanges(ranges.ranges)))"
    )
    let found = ranges.lookedUp(among: tags)
    hold(found.lookedUp(among: tags) == found, "looked up again \(found) are \(found.lookedUp(among: tags))")
}
