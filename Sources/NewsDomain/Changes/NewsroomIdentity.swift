/// What tells a newsroom from others, and the history of its file from others of the same newsroom.
package struct NewsroomIdentity: Sendable, Hashable {
    /// 32 hexadecimal digits that stay for good: archives and backups carry them. What makes ids for all the world.
    package var uid: String
    /// 12 hexadecimal digits that are others wherever the change log begins anew.
    package var history: String

    package init(uid: String, history: String) {
        self.uid = uid
        self.history = history
    }
}
