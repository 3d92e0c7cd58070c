/// What the values of a row have to say of each other. The schema holds it too, but does not say it in words for whoever
/// wrote the archive.
package struct ArchiveRule: Sendable {
    /// What is wrong where it is broken, in words that follow “Line 12: ”.
    let fault: String
    private let holds: @Sendable (Row) -> Bool

    /// A row whose values are found by their names.
    struct Row {
        let values: [ArchiveValue]
        let fields: [ArchiveField]

        subscript(_ name: String) -> ArchiveValue {
            fields.firstIndex { $0.name == name }.map { values[$0] } ?? .none
        }

        func has(_ name: String) -> Bool { self[name] != .none }
    }

    init(_ fault: String, _ holds: @escaping @Sendable (Row) -> Bool) {
        self.fault = fault
        self.holds = holds
    }

    func isKept(by values: [ArchiveValue], _ fields: [ArchiveField]) -> Bool {
        holds(Row(values: values, fields: fields))
    }
}

extension ArchiveRule {
    package static let publication = ArchiveRule("“publishedAt” is missing, and “status” is not draft") {
        $0["status"] == .text("draft") || $0.has("publishedAt")
    }

    package static let trash = ArchiveRule("“deletedAt” is there, and “status” is not draft") {
        !$0.has("deletedAt") || $0["status"] == .text("draft")
    }

    package static let source = ArchiveRule("“sourceUrl” stands without “sourceName”") {
        !$0.has("sourceUrl") || $0.has("sourceName")
    }

    package static let timeZone = ArchiveRule("“timeZone” is none of IANA's database") {
        $0["timeZone"].text.flatMap(SiteTimeZone.init) != nil
    }

    package static let pattern = ArchiveRule("“pattern” is no pattern of addresses of its “kind”") { row in
        guard let kind = row["kind"].text.flatMap(AddressedKind.init), let text = row["pattern"].text else {
            return false
        }
        return (try? AddressPattern(text, for: kind)) != nil
    }

    package static let relation = ArchiveRule("“relatedId” is the article itself") {
        $0["relatedId"] != $0["articleId"]
    }

    package static let exclusion = ArchiveRule("“articleId” is not less than “otherId”") {
        ($0["articleId"].integer ?? 0) < ($0["otherId"].integer ?? 0)
    }

    package static let onePick = ArchiveRule(
        "there is not exactly one of “articleId”, “topicId”, “galleryId” and “linkUrl”"
    ) {
        row in
        ["articleId", "topicId", "galleryId", "linkUrl"].count { row.has($0) } == 1
    }

    package static let link = ArchiveRule("“linkUrl” and “linkTitle” do not stand together") {
        $0.has("linkUrl") == $0.has("linkTitle")
    }

    /// A comment without a parent begins its own thread; any other is in another's.
    package static let thread = ArchiveRule("“parentId”, “threadId” and “depth” do not agree") { row in
        let isFirst = !row.has("parentId")
        return isFirst == (row["threadId"] == row["id"]) && isFirst == (row["depth"] == .integer(0))
            && row["parentId"] != row["id"]
    }

    /// The bound that every walk up or down a thread rests on.
    package static let depth = ArchiveRule("“depth” is more than 63") { ($0["depth"].integer ?? 0) <= 63 }
}
