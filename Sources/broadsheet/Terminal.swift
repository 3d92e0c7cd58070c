import Foundation

/// What goes to the operator rather than into a pipe.
enum Terminal {
    /// Writes a line to standard error.
    static func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Whether standard error is a terminal, where a line can be drawn over.
    static var isInteractive: Bool {
        isatty(FileHandle.standardError.fileDescriptor) == 1
    }
}
