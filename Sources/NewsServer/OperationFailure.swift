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

    /// Runs work whose errors are for the operator.
    static func reporting<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch { throw OperationFailure(error) }
    }
}
