internal import NewsDomain
internal import NewsMarkup

/// Cleans what editors write with the sanitiser that imports go through, too.
struct SanitizingCleaner: MarkupCleaner {
    var policy = MarkupPolicy.standard

    func clean(_ html: String) -> CleanedMarkup {
        let markup = Markup.sanitize(html, policy: policy)
        return CleanedMarkup(
            body: Body(html: markup.html, text: markup.text),
            removed: markup.removed.map { RemovedPart(kind: $0.kind.rawValue, name: $0.name, count: $0.count) }
        )
    }
}
