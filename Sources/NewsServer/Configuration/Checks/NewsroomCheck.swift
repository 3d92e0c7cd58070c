internal import NewsSQLite

/// Whether a start could use a data directory, and what it would do there.
enum NewsroomCheck {
    static func findings(_ configuration: ServerConfiguration) -> [ConfigurationFinding] {
        let directory = configuration.dataDirectory
        let folder = FileCheck.findings(writable: directory, in: "data")
        guard folder.isEmpty else { return folder }
        switch SQLiteNewsroom.outlook(in: directory) {
        case .current: return []
        case .none: return [.note("There is no newsroom in “\(directory)”: a start makes an empty one.")]
        case .older(let schema):
            let what = "The newsroom in “\(directory)” is of an earlier version (\(schema))"
            return [.note("\(what): a start copies and migrates it.")]
        case .unusable(let reason): return [.fault(reason)]
        }
    }
}
