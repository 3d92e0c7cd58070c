package import NewsDomain

/// A WordPress export (WXR 1.0 to 1.2), of one or more files of one site, as a source of records.
///
/// It is read as a stream, twice: memory does not grow with the files, apart from the names of terms and authors, the reusable
/// blocks, and a few bits an item. See `WXRFileCheck`, `WXRParser` and `PostMapping` for what is refused and what becomes of
/// what.
package struct WordPressImport: ImportSource {
    private let files: [String]
    private let options: WordPressOptions
    private var survey: WXRFirstPass

    /// The export at these paths, in whatever order: posts may be in one file and their pictures in another.
    package init(files: [String], options: WordPressOptions = WordPressOptions()) {
        self.files = files
        self.options = options
        survey = WXRFirstPass(options: options)
    }

    package mutating func prepare(
        notes: inout ImportNotes,
        heartbeat: @escaping (Int) throws -> Void
    ) throws -> ImportPlan {
        try readChannels()
        // The closures outlive the call as far as the compiler knows, so they may not capture `self` nor `notes`.
        let survey = Box(survey)
        let noted = Box(ImportNotes())
        defer { notes.add(noted.value) }
        for file in files {
            try WXRParser(
                file: file,
                readsComments: false,
                onChannel: { _ in },
                onItem: { item in
                    try survey.value.add(item, notes: &noted.value)
                    try heartbeat(survey.value.items)
                }
            ).parse()
        }
        guard !survey.value.site.isEmpty else {
            throw WXRFileCheck.notAnExport(
                files[0],
                because: "it does not say which site it is of (<wp:base_blog_url>, <link>)"
            )
        }
        try survey.value.finish()
        self.survey = survey.value
        return ImportPlan(source: self.survey.source, records: self.survey.recordCount)
    }

    /// Reads the heads of all files: what they say of terms and authors counts for the items of all.
    private mutating func readChannels() throws {
        for file in files {
            try WXRFileCheck.check(file)
            guard try survey.add(WXRParser.channel(of: file)) else {
                throw ImportFailure("\(file) is of another site than \(files[0]); import it by itself")
            }
        }
    }

    package mutating func note(existing sourceID: String) {
        if let id = MediaMapping.id(in: sourceID) { survey.note(attachment: id) }
    }

    package func read(notes: inout ImportNotes, take: @escaping (ImportRecord) throws -> Void) throws {
        try survey.forEachReferred(take)
        let batch = Box(PostBatch(mapping: mapping))
        let seen = Box(WXRIdentitySet())
        let noted = Box(ImportNotes())
        defer { notes.add(noted.value) }
        let flush = {
            for mapped in batch.value.take() {
                noted.value.add(mapped.notes, of: mapped.label)
                for gallery in mapped.galleries { try take(.gallery(gallery)) }
                try take(.article(mapped.article))
            }
        }
        let includesPages = options.includesPages
        for file in files {
            try WXRParser(
                file: file,
                readsComments: true,
                onChannel: { _ in },
                onItem: { item in
                    guard let identity = item.identity else { return }
                    // As in the survey, the first item of an id has it, whichever of the two it is.
                    switch WXRDisposition(item, includesPages: includesPages) {
                    case .attachment: _ = seen.value.insert(identity)
                    case .article where seen.value.insert(identity): batch.value.append(item, identity)
                    default: return
                    }
                    if batch.value.isFull { try flush() }
                }
            ).parse()
        }
        try flush()
        if let editorsChoice = survey.editorsChoice { try take(.collection(editorsChoice)) }
    }

    private var mapping: PostMapping {
        PostMapping(
            terms: survey.terms,
            authors: survey.authors,
            languages: survey.languages,
            attachments: survey.attachments,
            body: WXRBody.Rules(reusable: survey.reusable, policy: options.markup),
            site: survey.site,
            now: options.now
        )
    }
}

/// A value that closures share.
private final class Box<Value> {
    var value: Value

    init(_ value: Value) {
        self.value = value
    }
}
