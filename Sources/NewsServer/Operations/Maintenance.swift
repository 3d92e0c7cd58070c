internal import Foundation
package import NewsDomain
internal import NewsSQLite

/// What is wrong with the stored data, a sentence each; empty where all is well.
package func checkNewsroom(dataDirectory: String, clock: any NewsClock = SystemClock()) throws -> [String] {
    try existing(dataDirectory, clock, .readOnly) { try $0.integrityFaults() }
}

/// Sets right what a newsroom counts wrongly, a sentence for each kind that was.
package func repairNewsroom(dataDirectory: String, clock: any NewsClock = SystemClock()) throws -> [String] {
    try existing(dataDirectory, clock, .readWrite) { store in
        let found = try store.repairCounters()
        _ = try store.fillIndex(ImportControl(), at: clock.now())
        return found
    }
}

/// How much there is of everything: lines for people, and a JSON object.
package func newsroomStatistics(
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) throws -> (text: String, json: String) {
    try existing(dataDirectory, clock, .readOnly) { store in
        let statistics = try store.statistics(at: clock.now())
        return (statistics.text, try statistics.json())
    }
}

/// The SQL of a freshly migrated newsroom.
package func newsroomSchema() throws -> String {
    try OperationFailure.reporting { try SQLiteNewsroom.schema() }
}

/// Works on a newsroom that is there; nothing is made where there is none.
func existing<Value>(
    _ directory: String,
    _ clock: any NewsClock,
    _ access: StoreOptions.Access,
    _ work: (SQLiteNewsroom) throws -> Value
) throws -> Value {
    let store = try openExisting(directory, clock, access)
    defer { try? store.close() }
    return try OperationFailure.reporting { try work(store) }
}

/// The same for work that waits.
func existing<Value>(
    _ directory: String,
    _ clock: any NewsClock,
    _ access: StoreOptions.Access,
    _ work: (SQLiteNewsroom) async throws -> Value
) async throws -> Value {
    let store = try openExisting(directory, clock, access)
    defer { try? store.close() }
    do { return try await work(store) } catch { throw OperationFailure(error) }
}

/// Throws ``OperationFailure`` where there is none.
func requireNewsroom(in directory: String) throws {
    guard SQLiteNewsroom.mayLook(into: directory) else {
        throw OperationFailure("Cannot look into “\(directory)”: run this as the user that serves the newsroom.")
    }
    guard SQLiteNewsroom.exists(in: directory) else {
        throw OperationFailure(
            "There is no newsroom in “\(directory)”: make one with “broadsheet demo” or “broadsheet import wordpress FILE”."
        )
    }
}

private func openExisting(
    _ directory: String,
    _ clock: any NewsClock,
    _ access: StoreOptions.Access
) throws -> SQLiteNewsroom {
    try OperationFailure.reporting {
        try requireNewsroom(in: directory)
        var options = StoreOptions.telling
        options.access = access
        return try SQLiteNewsroom(directory: directory, clock: clock, options: options)
    }
}

extension StoreOptions {
    /// Options of a process that tells its operator what it does to the newsroom, on standard error.
    static var telling: StoreOptions {
        var options = StoreOptions()
        // Where nobody hears it, the work is done all the same.
        options.tell = { try? FileHandle.standardError.write(contentsOf: Data("\($0)\n".utf8)) }
        return options
    }
}

extension NewsroomStatistics {
    fileprivate var text: String {
        let rows =
            articles.map { ("articles, \($0.status)", $0.count) }
            + comments.map { ("comments, \($0.status)", $0.count) }
            + others.map { ($0.name, $0.count) } + [("database, bytes", databaseBytes)]
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { name, count in
            name + String(repeating: " ", count: width - name.count + 2) + String(count)
        }
        .joined(separator: "\n")
    }

    fileprivate func json() throws -> String {
        var object: [String: Any] = ["databaseBytes": databaseBytes]
        object["articles"] = Dictionary(articles.map { ($0.status, $0.count) }) { first, _ in first }
        object["comments"] = Dictionary(comments.map { ($0.status, $0.count) }) { first, _ in first }
        for (name, count) in others { object[name] = count }
        let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }
}
