internal import GRDB
internal import NewsDomain

/// The columns of a row that a change sets.
struct RowChange {
    private var columns: [(name: String, field: String, value: any BindableValue)] = []

    /// Sets a column, where the change says anything of it. What follows from another field belongs to that.
    mutating func set<Value: BindableValue>(_ name: String, _ value: Value?, of field: String? = nil) {
        if let value { columns.append((name, field ?? name, value)) }
    }

    /// The fields, and the text of what each would hold.
    var texts: [(field: String, text: String?)] {
        columns.filter { $0.name == $0.field }.map { ($0.field, $0.value.text) }
    }

    /// Leaves a field as it is.
    mutating func drop(_ field: String) {
        columns.removeAll { $0.field == field }
    }

    /// What a row holds of these fields, in their order, as texts.
    func present(_ table: String, _ id: Int64, _ db: Database) throws -> [String?] {
        let names = texts.map(\.field)
        let sql = "SELECT \(names.map { "CAST(\($0) AS TEXT)" }.joined(separator: ", ")) FROM \(table) WHERE id = ?"
        return try db.lookUp(sql, id) { columns in names.map { _ in columns.optional() } } ?? names.map { _ in nil }
    }

    /// Inserts a row of these columns and returns its id.
    func insert(into table: String, _ db: Database) throws -> Int64 {
        let names = columns.map(\.name).joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try db.run("INSERT INTO \(table) (\(names)) VALUES (\(marks))", binding: columns.map(\.value)[...])
        return db.lastInsertedRowID
    }

    /// Writes the columns into a row; whether that changed anything.
    func update(_ table: String, _ id: Int64, _ db: Database) throws -> Bool {
        guard !columns.isEmpty else { return false }
        let values = columns.map(\.value)
        let settings = columns.map { "\($0.name) = ?" }.joined(separator: ", ")
        let differences = columns.map { "\($0.name) IS NOT ?" }.joined(separator: " OR ")
        let before = db.totalChangesCount
        try db.run(
            "UPDATE \(table) SET \(settings) WHERE id = ? AND (\(differences))",
            binding: (values + [id] + values)[...]
        )
        return db.totalChangesCount > before
    }
}
