/// An entry of the change log, as those see it who keep copies of what readers saw.
package struct Change: Sendable, Equatable {
    /// Its place in the log; later commits have higher ones.
    package let sequence: Int64
    package let subject: Subject

    package init(sequence: Int64, subject: Subject) {
        self.sequence = sequence
        self.subject = subject
    }

    /// What was changed, as far as it says which copies are old.
    package enum Subject: Sendable, Equatable {
        /// The article of that id.
        case article(Int64)
        /// A comment on the article of that id; nil where the comment was deleted since, and nobody knows any more.
        case comment(article: Int64?)
        /// A section, tag, author, topic, gallery, collection or picture.
        case catalogue
    }
}
