import ArgumentParser
import Foundation
import NewsServer

/// What goes to the operator rather than into a pipe.
enum Terminal {
    /// Writes a line to standard error.
    static func tell(_ line: String) {
        draw(line + "\n")
    }

    /// Writes to standard error what is drawn over later. Where nobody hears it, the work goes on all the same.
    static func draw(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Whether standard error is a terminal, where a line can be drawn over.
    static var isInteractive: Bool {
        isatty(FileHandle.standardError.fileDescriptor) == 1
    }
}

/// Writes a result to standard output, in place of the library's function, which says nothing of a disk that is full or a
/// reader that is gone: then this one ends the program with the status of a failure, and says why.
func print(_ text: String, terminator: String = "\n") {
    do { try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8)) } catch {
        Terminal.tell("Error: \(OperationFailure.standardOutput())")
        exit(ExitCode.failure.rawValue)
    }
}
