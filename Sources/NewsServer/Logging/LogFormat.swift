/// How the log is written.
package enum LogFormat: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// For programs: an object of JSON a line.
    case json
}
