/// Why an import was refused or ended early, in one line that says what to do next.
package struct ImportFailure: Error, Hashable, CustomStringConvertible {
    /// The line, without a full stop at its end.
    package let message: String

    package init(_ message: String) {
        self.message = message
    }

    package var description: String { message }
}
