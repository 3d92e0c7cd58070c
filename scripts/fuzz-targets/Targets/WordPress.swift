import Foundation
import NewsDomain
import NewsImport
import NewsMarkup

/// A file is read as an export, or refused in one line. What is read of it are clean records, as many as were announced.
func tryWordPress(_ bytes: UnsafeRawBufferPointer) {
    let file = "/dev/shm/broadsheet-fuzz-\(getpid()).xml"
    guard let handle = fopen(file, "w") else { return }
    fwrite(bytes.baseAddress, 1, bytes.count, handle)
    fclose(handle)
    defer { unlink(file) }
    var options = WordPressOptions()
    options.includesPages = true
    var source = WordPressImport(files: [file], options: options)
    var notes = ImportNotes()
    do {
        let plan = try source.prepare(notes: &notes) { _ in }
        let count = Counter()
        try source.read(notes: &notes) { record in count.take(record) }
        hold(count.records == plan.records, "\(plan.records) records were announced, \(count.records) came")
    } catch let failure as ImportFailure {
        hold(!failure.message.contains("\n"), "refused in more than a line: \(failure.message)")
    } catch {
        hold(false, "thrown: \(error)")
    }
}

/// Looks at records, and counts them.
private final class Counter {
    private(set) var records = 0

    func take(_ record: ImportRecord) {
        if case .gallery = record { return }
        records += 1
        guard case .article(let article) = record else { return }
        let html = article.body.html
        hold(Markup.sanitize(html).html == html, "a body in no normal form: \(html)")
    }
}
