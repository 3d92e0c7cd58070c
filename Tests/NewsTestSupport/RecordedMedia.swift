package import NewsDomain
internal import Synchronization

/// Notes which files of media copies name, instead of copying any.
package final class RecordedMedia: MediaBackup {
    private let failure: NewsError?
    private let noted = Mutex<(files: [StoredFile], calls: Int)>(([], 0))

    /// Every copy fails with an error where one is given.
    package init(failing failure: NewsError? = nil) {
        self.failure = failure
    }

    package var files: [StoredFile] { noted.withLock { $0.files } }

    /// How often it was asked.
    package var calls: Int { noted.withLock { $0.calls } }

    package func copy(
        _ files: any NamedFiles,
        beside copy: String,
        _ watch: BackupWatch,
        then publish: () throws -> Void
    ) throws -> MediaCopySummary {
        let summary = try note(files)
        try publish()
        return summary
    }

    package func restore(_ files: any NamedFiles, from copy: String, _ watch: BackupWatch) throws -> MediaCopySummary {
        try note(files)
    }

    private func note(_ files: any NamedFiles) throws -> MediaCopySummary {
        if let failure { throw failure }
        var summary = MediaCopySummary()
        noted.withLock { $0.calls += 1 }
        try files.visit { file in
            summary.files += 1
            noted.withLock { $0.files.append(file) }
        }
        return summary
    }
}
