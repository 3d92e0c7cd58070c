internal import Glibc
internal import NewsDomain
internal import NewsImport

/// Why a command could not do its work: one line for the operator that says what to do next.
package struct OperationFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// The sentence for an error of any layer.
    init(_ error: any Error) {
        switch error {
        case let error as OperationFailure: self = error
        case let error as NewsError: self.init(error.detail)
        case let error as ImportFailure: self.init(error.message)
        default: self.init("Something unforeseen happened: \(error)")
        }
    }

    /// What was printed did not arrive: nobody reads it any more, or the disk that it goes to is full. To be made at once, since
    /// it tells the system's last error.
    package static func standardOutput() -> OperationFailure {
        let reason = errno == EPIPE ? "whoever was to read it is gone" : String(cString: strerror(errno))
        return OperationFailure("Cannot write to standard output: \(reason).")
    }

    /// Runs work whose errors are for the operator.
    static func reporting<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch { throw OperationFailure(error) }
    }
}
