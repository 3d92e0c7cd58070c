/// Whether the newsroom can be read and written just now, and is backed up where it is to be.
package struct NewsroomHealth: Hashable, Sendable {
    /// Why what is read may be wrong or missing; nil where it is right.
    package var reading: HealthFault?
    /// Why nothing can be written; nil where it can.
    package var writing: HealthFault?
    /// Why the last backup failed; nil where it did not.
    package var backingUp: HealthFault?

    package init(reading: HealthFault? = nil, writing: HealthFault? = nil, backingUp: HealthFault? = nil) {
        self.reading = reading
        self.writing = writing
        self.backingUp = backingUp
    }
}

/// What is wrong with the newsroom's storage.
package struct HealthFault: Hashable, Sendable {
    /// A sentence for anybody: it names no path and no statement.
    package var sentence: String
    /// What the operator needs to know, for the log alone.
    package var cause: String

    package init(_ sentence: String, cause: String) {
        self.sentence = sentence
        self.cause = cause
    }
}
