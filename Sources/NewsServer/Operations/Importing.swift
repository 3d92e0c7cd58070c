internal import Foundation
package import NewsDomain
internal import NewsImport
internal import NewsMedia
internal import NewsSQLite
internal import NewsSamples

/// What a command that imports tells at its end.
package struct ImportSummary: Sendable {
    /// For people, a line each.
    package var text: String
    /// The same as a JSON object.
    package var json: String
    /// Whether it was stopped before its end.
    package var wasInterrupted: Bool
    /// Whether there was nothing to take.
    package var wasEmpty = false
    /// What was indexed for search behind it; nil where nothing was written.
    package var indexing: IndexingSummary?
    /// Whether some of it could not be taken.
    package var hasFailures = false
}

/// How an import shows that it goes on, and is told to stop.
package struct ImportControl: Sendable {
    /// Called now and then with how much is done, and of how much where that is known.
    package var progress: @Sendable (_ done: Int, _ total: Int?) -> Void
    package var isCancelled: @Sendable () -> Bool
    /// Called now and then with how many articles are indexed for search, and of how many.
    package var indexing: @Sendable (_ done: Int, _ total: Int) -> Void

    package init(
        progress: @escaping @Sendable (_ done: Int, _ total: Int?) -> Void = { _, _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false },
        indexing: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) {
        self.progress = progress
        self.isCancelled = isCancelled
        self.indexing = indexing
    }
}

/// What is to be imported of WordPress, and what its files do not say.
package struct WordPressRequest: Sendable {
    /// The files of one export.
    package var files: [String]
    package var dryRun = false
    package var includesPages = false
    /// The language of posts that name none, as a tag of BCP 47; nil for that of the site.
    package var language: String?
    /// The taxonomy whose first term is the section.
    package var sectionTaxonomy = "category"

    package init(files: [String]) {
        self.files = files
    }
}

/// Imports a WordPress export (WXR 1.0 to 1.2). Throws ``OperationFailure``; a file that is not sound changes nothing.
package func importWordPress(
    _ request: WordPressRequest,
    _ configuration: ServerConfiguration,
    watch: ImportControl = ImportControl(),
    clock: any NewsClock = SystemClock()
) throws -> ImportSummary {
    try OperationFailure.reporting {
        var options = WordPressOptions()
        options.includesPages = request.includesPages
        options.sectionTaxonomy = request.sectionTaxonomy
        options.markup = configuration.markup
        options.now = clock.now()
        if let text = request.language {
            guard let language = LanguageTag(text), language.namesALanguage else {
                throw ImportFailure("“\(text)” is no language; name one as in BCP 47, such as en or pt-BR")
            }
            options.language = language
        }
        let store = LazyRepository(directory: configuration.dataDirectory, clock: clock)
        defer { store.close() }
        let source = WordPressImport(files: request.files, options: options)
        var summary = try ImportDriver(repository: store, dryRun: request.dryRun).run(source, watch)
        if !request.dryRun { summary.indexing = try store.fillIndex(watch, at: clock.now()) }
        return summary
    }
}

/// Makes the demo newsroom, and behind it synthetic articles from a seed. A second run changes nothing. With
/// `storesFiles` its pictures, films and sounds are files of the data directory, as uploads are; without, they are by URL.
package func makeDemo(
    dataDirectory: String,
    articles: Int,
    seed: UInt64,
    storesFiles: Bool = false,
    watch: ImportControl = ImportControl(),
    clock: any NewsClock = SystemClock()
) throws -> [ImportSummary] {
    try OperationFailure.reporting {
        let store = try SQLiteNewsroom(directory: dataDirectory, clock: clock, options: .bulk)
        defer { try? store.close() }
        // Views are put where they belong at once where the windows stand at the present hour.
        try store.refreshRankings(at: clock.now())
        var driver = ImportDriver(repository: store)
        // Synthetic texts share a few thousand words: the larger the batch, the fewer statements for each of them.
        (driver.batchSize.records, driver.batchSize.articles, driver.batchSize.weight) = (1_200, 600, 20_000_000)
        // The demo's dates hang on when it was made: a second run has to tell them from the same moment.
        let demoStart = try store.firstImported(from: "demo") ?? clock.now()
        let files = storesFiles ? try storeDemoFiles(in: MediaStore(dataDirectory: dataDirectory)) : [:]
        let records = DemoNewsroom.records(publishedBefore: demoStart, files: files)
        var summaries = [
            try driver.run(RecordsSource(name: "demo", count: records.count, records: records), watch)
        ]
        if articles > 0 {
            let name = "synthetic:\(seed)"
            let start = try store.firstImported(from: name) ?? clock.now()
            let source = RecordsSource(
                name: name,
                count: SyntheticNewsroom.recordsBeforeArticles + articles,
                records: SyntheticNewsroom(seed: seed, count: articles, now: start)
            )
            summaries.append(try driver.run(source, watch))
        }
        summaries[summaries.count - 1].indexing = try store.fillIndex(watch, at: clock.now())
        return summaries
    }
}

/// Stores the files of the demo newsroom, by their names.
private func storeDemoFiles(in media: MediaStore) throws -> [String: StoredFile] {
    var stored: [String: StoredFile] = [:]
    for file in DemoNewsroom.files {
        stored[file.name] = file.described(try media.keepOwn(file.bytes, of: file.type))
    }
    return stored
}

extension ImportDriver {
    fileprivate func run(_ source: some ImportSource, _ watch: ImportControl) throws -> ImportSummary {
        let report = try run(source, isCancelled: watch.isCancelled) { watch.progress($0.done, $0.total) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ImportSummary(
            text: report.text,
            json: String(decoding: try encoder.encode(report), as: UTF8.self),
            wasInterrupted: report.interrupted,
            wasEmpty: report.tookNothing,
            hasFailures: report.hasFailures
        )
    }
}

/// Makes the demo newsroom where a data directory is empty or is not there. Tells whether it did.
package func makeDemo(ifEmpty directory: String) throws -> Bool {
    let files = FileManager.default
    guard (try? files.contentsOfDirectory(atPath: directory))?.isEmpty ?? !files.fileExists(atPath: directory) else {
        return false
    }
    _ = try makeDemo(dataDirectory: directory, articles: 0, seed: 1, storesFiles: true)
    return true
}
