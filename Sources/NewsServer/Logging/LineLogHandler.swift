package import Foundation
package import Logging
internal import Synchronization

/// Writes the log, a line for each event whatever it holds: what clients send may stand in it, and cannot end a line or begin
/// another.
package struct LineLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata = Logger.Metadata()
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let format: LogFormat
    private let clock: @Sendable () -> Date
    private let output: @Sendable (String) -> Void

    /// A handler for a logger's label; `output` takes whole lines.
    package init(
        label: String,
        format: LogFormat,
        clock: @escaping @Sendable () -> Date = { Date() },
        output: @escaping @Sendable (String) -> Void = StandardError.write
    ) {
        self.label = label
        self.format = format
        self.clock = clock
        self.output = output
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var metadata = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        if let error = event.error {
            metadata["error.message"] = "\(error)"
            metadata["error.type"] = "\(String(reflecting: type(of: error)))"
        }
        let line = LogLine(
            time: clock(),
            level: event.level,
            label: label,
            source: event.source,
            message: "\(event.message)",
            metadata: metadata
        )
        output(format == .json ? line.json : line.text)
    }
}

/// What a log is written to.
package enum StandardError {
    private static let lock = Mutex(())

    /// Writes a text whole before the next one.
    package static func write(_ text: String) {
        lock.withLock { _ in
            try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        }
    }
}
