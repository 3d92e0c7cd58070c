internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func deliveries(of id: Int64, limit: Int) throws -> [WebhookDelivery] {
        try read { db in
            let history = try db.history()
            guard try db.lookUp("SELECT 1 FROM webhook WHERE id = ?", id, row: { $0.next() as Int }) != nil else {
                throw Self.noWebhook
            }
            let sql = """
                SELECT \(DeliveryRow.columns) FROM webhook_delivery WHERE webhookId = ? ORDER BY sequence DESC LIMIT ?
                """
            return try db.lookUpAll(sql, id, limit) { DeliveryRow.read(&$0, id, history) }
        }
    }

    package func replay(_ delivery: String, of id: Int64) async throws -> WebhookDelivery {
        try await commits.write { db in try db.replay(delivery, of: id) }
    }
}

extension Database {
    /// The identity of the file's history.
    func history() throws -> String {
        try firstRow("SELECT history FROM newsroom") { $0.next() } ?? ""
    }

    fileprivate func replay(_ delivery: String, of id: Int64) throws -> WebhookDelivery {
        let isEnabled = try lookUp("SELECT disabledAt IS NULL FROM webhook WHERE id = ?", id) { $0.next() as Bool }
        guard let isEnabled else { throw SQLiteNewsroom.noWebhook }
        let history = try history()
        guard let message = WebhookMessageID(delivery, history: history, webhook: id) else { throw Self.noDelivery }
        let sql = """
            UPDATE webhook_delivery SET status = 'waiting', step = 0, dueAt = NULL,
                deliveredBefore = (SELECT delivered FROM webhook WHERE id = ?1)
            WHERE webhookId = ?1 AND sequence = ?2 RETURNING \(DeliveryRow.columns)
            """
        guard let row = try lookUpAll(sql, id, message.sequence, row: { DeliveryRow.read(&$0, id, history) }).first
        else { throw Self.noDelivery }
        guard isEnabled else {
            throw NewsError(.conflict, "The webhook is disabled: enable it, and what waits is sent.")
        }
        try run("UPDATE webhook SET replays = replays + 1 WHERE id = ?", id)
        return row
    }

    private static var noDelivery: NewsError {
        NewsError(.notFound, "There is no such delivery; the last \(WebhookDelivery.kept) are kept.")
    }
}

/// A row of `webhook_delivery` as administrators see it.
private enum DeliveryRow {
    static let columns = "sequence, event, status, tries, changedAt, triedAt, dueAt, responseStatus, error"

    static func read(_ columns: inout ColumnReader, _ webhook: Int64, _ history: String) -> WebhookDelivery {
        let id = WebhookMessageID(history: history, webhook: webhook, sequence: columns.next())
        return WebhookDelivery(
            id: id.description,
            event: columns.next(),
            status: DeliveryStatus(rawValue: columns.next()) ?? .failed,
            tries: columns.next(),
            changedAt: Timestamp(seconds: columns.next()),
            triedAt: columns.moment(),
            dueAt: columns.moment(),
            responseStatus: columns.optional(),
            error: columns.optional()
        )
    }
}
