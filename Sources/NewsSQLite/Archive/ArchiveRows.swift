internal import NewsDomain

extension BulkInsertBuffer {
    /// Adds a row of an archive: to whom it belongs where it does, its own values, and what is derived.
    mutating func append(_ row: [ArchiveValue], of owner: Int64? = nil, deriving derived: [any BindableValue] = []) {
        let owner: [any BindableValue] = owner.map { [$0] } ?? []
        append(owner + row.map(\.bindable) + derived)
    }
}

extension ArchiveValue {
    fileprivate var bindable: any BindableValue {
        switch self {
        case .integer(let number): number
        case .text(let text): text
        case .none: Int64?.none
        }
    }
}
