internal import Foundation
internal import GRDB
internal import NewsDomain

/// Brings the schema up to date. What an earlier version has written is copied first: a migration that goes wrong, or a
/// version that turns out to be wanted back, costs nobody the newsroom.
struct SchemaUpgrade {
    let writer: DatabaseQueue
    let files: NewsroomFiles
    let tell: @Sendable (String) -> Void

    func run(from look: SchemaState) throws {
        switch look {
        case .current: return
        case .fresh: try Migrations.make(writer)
        case .older(let last):
            let copy = try backUp(named: "newsroom-before-\(Migrations.newest)-after-\(last).sqlite")
            tell(
                "The newsroom is of an earlier version (\(last)). It was copied to “\(copy)”, and is being migrated now."
            )
            try Migrations.migrator.migrate(writer)
            tell("The newsroom is migrated to \(Migrations.newest).")
        }
    }

    /// Copies the database under a name that appears once the copy is whole and on the disk, in place of one that was made
    /// before: by a start that was stopped, or ahead of an upgrade that was taken back. What has been written since is in this
    /// one alone.
    private func backUp(named name: String) throws -> String {
        let path = files.directory + "/" + name
        let partial = path + ".partial"
        unlink(partial)
        let made = open(partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard made >= 0 else {
            throw NewsError(.unavailable, "Cannot write “\(partial)”: the newsroom is copied before it is migrated.")
        }
        close(made)
        try writer.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
        NewsroomFiles.synchronize(partial)
        guard rename(partial, path) == 0 else {
            throw NewsError(.unavailable, "Cannot write “\(path)”: the newsroom is copied before it is migrated.")
        }
        NewsroomFiles.synchronize(files.directory)
        return path
    }
}
