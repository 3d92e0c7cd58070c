internal import GRDB
internal import GRDBSQLite
internal import NewsDomain

extension ResourceReference: BindableValue {
    /// The column that it is looked for in: of a thing's own table, and of that of the former names of its kind.
    var column: String {
        switch self {
        case .id: "id"
        case .slug: "slug"
        }
    }

    /// Where former ones are kept, of anything but articles.
    var formers: String {
        switch self {
        case .id: "former_id"
        case .slug: "former_slug"
        }
    }

    /// The one argument of a condition on ``column``.
    var argument: StatementArguments {
        switch self {
        case .id(let id): [id]
        case .slug(let slug): [slug]
        }
    }

    var text: String? { description }

    func bind(in statement: SQLiteStatement, at index: Int32) {
        switch self {
        case .id(let id): id.bind(in: statement, at: index)
        case .slug(let slug): slug.bind(in: statement, at: index)
        }
    }
}
