internal import NewsDomain

extension SQLiteNewsroom: NewsroomRepository {
    package func checkReadiness() async throws {
        try await read { db in _ = try db.liveArticleCount() }
    }
}
