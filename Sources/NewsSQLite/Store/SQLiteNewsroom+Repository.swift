internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: NewsroomRepository, SearchIndexRepository {
    package var health: NewsroomHealth { storeHealth.health }
}

extension SQLiteNewsroom {
    package func examine() -> NewsroomHealth {
        storeHealth.examine {
            _ = try readers.read { db in try db.liveArticleCount() }
        } write: {
            // Changes nothing, and yet has to be put on the disk.
            _ = try write { db in try db.run("UPDATE newsroom SET liveArticleCount = liveArticleCount") }
        }
    }
}
