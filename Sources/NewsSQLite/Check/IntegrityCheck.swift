internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: MaintenanceRepository {
    package func integrityFaults() throws -> [String] {
        try reportingFailures {
            try readers.read { db in try db.damage() + db.miscounts() }
        }
    }
}

extension SQLiteNewsroom {
    /// A reply that is counted anew may count for what it replies to, and that for what it replies to: as deep as threads go.
    private static let rounds = 64

    /// What is counted or repeated, such as `section.articleCount`.
    package static var counters: [String] { CounterCheck.all.map(\.name) }

    package func repairCounters() throws -> [String] {
        try reportingFailures {
            try write(changing: .all) { db in
                var found: [String] = []
                for _ in 0..<Self.rounds {
                    let wrong = try CounterCheck.all.filter { try $0.fault(db).map { found.append($0) } != nil }
                    guard !wrong.isEmpty else { break }
                    for check in wrong { try check.repair(db) }
                }
                return try found + db.repairSearch()
            }
        }
    }
}

extension Database {
    /// What is wrong with the file, and which references lead nowhere: nothing sets that right.
    func damage() throws -> [String] {
        let file = try String.fetchAll(self, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let references = try Row.fetchAll(self, sql: "PRAGMA foreign_key_check")
            .map { "A row of \($0[0] as String) refers to a row of \($0[2] as String) that is missing." }
        return file + references
    }

    /// What is counted, repeated or indexed wrongly: it can be made anew. Needs the schema of this version.
    func miscounts() throws -> [String] {
        try CounterCheck.all.compactMap { try $0.fault(self) } + SearchCheck(self).faults()
    }
}
