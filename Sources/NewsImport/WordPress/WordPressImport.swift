package import NewsDomain

/// A WordPress export (WXR 1.0 to 1.2) as a source of records.
///
/// It is read as a stream, twice: memory does not grow with the file, apart from the names of terms and authors and
/// a few bits an item. See `WXRFileCheck`, `WXRParser` and `PostMapping` for what is refused and what becomes of what.
package struct WordPressImport: ImportSource {
    private let file: String
    private let includesPages: Bool
    private var survey: WXRSurvey

    /// The export at a path; with `includesPages` pages become articles of a section "Pages".
    package init(file: String, includesPages: Bool = false) {
        self.file = file
        self.includesPages = includesPages
        survey = WXRSurvey(includesPages: includesPages)
    }

    package mutating func prepare(
        notes: inout ImportNotes,
        heartbeat: @escaping (Int) throws -> Void
    ) throws -> ImportPlan {
        try WXRFileCheck.check(file)
        // The closures outlive the call as far as the compiler knows, so they may not capture `self` nor `notes`.
        let survey = Box(survey)
        let noted = Box(ImportNotes())
        defer { notes.add(noted.value) }
        try WXRParser(
            file: file,
            readsComments: false,
            onChannel: { survey.value.add($0) },
            onItem: { item in
                try survey.value.add(item, notes: &noted.value)
                try heartbeat(survey.value.items)
            }
        ).parse()
        try survey.value.finish()
        self.survey = survey.value
        guard self.survey.source != "wordpress:" else {
            throw WXRFileCheck.notAnExport(file, because: "it does not say which site it is of (<wp:base_blog_url>)")
        }
        return ImportPlan(source: self.survey.source, records: self.survey.recordCount)
    }

    package func read(notes: inout ImportNotes, take: @escaping (ImportRecord) throws -> Void) throws {
        try survey.forEachReferred(take)
        let mapping = PostMapping(
            terms: survey.terms,
            language: survey.language,
            attachments: survey.attachments,
            site: String(survey.source.dropFirst("wordpress:".count))
        )
        let batch = Box(PostBatch(mapping: mapping))
        let seen = Box(IdentifierSet())
        let noted = Box(ImportNotes())
        defer { notes.add(noted.value) }
        let flush = {
            for mapped in batch.value.take() {
                noted.value.add(mapped.notes)
                for gallery in mapped.galleries { try take(.gallery(gallery)) }
                try take(.article(mapped.article))
            }
        }
        let includesPages = includesPages
        try WXRParser(
            file: file,
            readsComments: true,
            onChannel: { _ in },
            onItem: { item in
                guard let id = item.id else { return }
                let disposition = WXRDisposition(item, includesPages: includesPages)
                // As in the survey, the first item of an id has it, whatever it is.
                if case .skip = disposition { return }
                guard seen.value.insert(id), case .article = disposition else { return }
                batch.value.append(item, id: id)
                if batch.value.isFull { try flush() }
            }
        ).parse()
        try flush()
        if let editorsChoice = survey.editorsChoice { try take(.collection(editorsChoice)) }
    }
}

/// A value that closures share.
private final class Box<Value> {
    var value: Value

    init(_ value: Value) {
        self.value = value
    }
}
