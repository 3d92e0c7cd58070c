internal import NewsDomain

extension SQLiteNewsroom: NewsroomRepository {
    package func checkReadiness() throws {
        try read { db in _ = try db.liveArticleCount() }
    }
}
