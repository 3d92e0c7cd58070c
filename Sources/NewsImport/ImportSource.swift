package import NewsDomain

/// A foreign format that can be read as records.
///
/// It is read twice: once to find out whether all of it is sound, so that a file that is not changes nothing, and once
/// to write it. Neither may hold more of it in memory than a few records.
package protocol ImportSource {
    /// Reads the whole source without yielding anything. What is skipped or odd goes into `notes`.
    ///
    /// `heartbeat` is called now and then with the number of things read so far; what it throws ends the reading.
    /// - Throws: `ImportFailure` where the source cannot be imported, and what `heartbeat` throws.
    mutating func prepare(notes: inout ImportNotes, heartbeat: @escaping (Int) throws -> Void) throws -> ImportPlan

    /// Takes the `sourceID` of a media record that an earlier import of the same source brought in: what is read may refer to
    /// it. Called after `prepare`, before `read`.
    mutating func note(existing sourceID: String)

    /// Yields the records, each after those it refers to. Called once, after `prepare`.
    /// - Throws: `ImportFailure`, and whatever `take` throws.
    mutating func read(notes: inout ImportNotes, take: @escaping (ImportRecord) throws -> Void) throws
}

extension ImportSource {
    package mutating func note(existing sourceID: String) {}
}

/// What a prepared source is going to yield.
package struct ImportPlan: Sendable {
    /// The name under which the records' ids are unique, such as `wordpress:https://example.org`.
    package var source: String
    /// How many records there will be, galleries aside: what progress is measured against.
    package var records: Int

    package init(source: String, records: Int) {
        self.source = source
        self.records = records
    }
}

/// An import was stopped from outside, such as with Ctrl-C.
package struct ImportStopped: Error {
    package init() {}
}
