internal import Foundation
internal import GRDB
package import NewsDomain

/// What a start would find in a data directory.
package enum StartOutlook: Sendable, Equatable {
    /// No newsroom: one would be made.
    case none
    case current
    /// One of an earlier version, whose last migration this is.
    case older(String)
    /// Something that no start can use, and what to do about it.
    case unusable(String)
}

extension SQLiteNewsroom {
    /// The newest schema that this program knows, by its last migration.
    package static var newestSchema: String { Migrations.newest }

    /// Looks at a data directory, and leaves everything in it as it is.
    package static func outlook(in directory: String) -> StartOutlook {
        let files = NewsroomFiles(directory: directory)
        guard files.exist else { return .none }
        do {
            switch try SchemaState(peekingAt: files.database) {
            case .fresh: return .none
            case .current: return .current
            case .older(let last): return .older(last)
            }
        } catch let error as DatabaseError {
            return .unusable(sentence(for: error, path: files.database))
        } catch let error as NewsError {
            return .unusable(error.detail)
        } catch {
            return .unusable("Cannot use “\(files.database)”: \(error)")
        }
    }

    /// A process that has the newsroom open; nil where none does, or it cannot be told.
    ///
    /// Whoever has a database with a write-ahead log open holds a shared lock on it ("File Locking And Concurrency In SQLite
    /// Version 3", section 3, and "Write-Ahead Logging", section 5): the bytes from 0x40000002 on.
    package static func process(using directory: String) -> Int32? {
        let descriptor = open(NewsroomFiles(directory: directory).database, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { Foundation.close(descriptor) }
        var lock = Foundation.flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 0x4000_0002
        lock.l_len = 510
        guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
        return lock.l_pid
    }
}
