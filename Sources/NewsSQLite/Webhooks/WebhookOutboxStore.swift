internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: WebhookOutbox {
    package func subscriptions() throws -> [WebhookSubscription] {
        try read { db in
            let sql = "SELECT \(SubscriptionRow.columns) FROM webhook WHERE disabledAt IS NULL ORDER BY id"
            // Where nobody is told, nobody asks who tells.
            let present = try db.firstRow("SELECT 1 FROM webhook WHERE disabledAt IS NULL") { $0.next() as Int }
            guard present != nil else { return [] }
            let history = try db.history()
            return try db.rows(sql) { try SubscriptionRow.read(&$0, history: history) }
        }
    }

    package func waitingMessages(of id: Int64) throws -> [WaitingMessage] {
        try read { db in
            try db.lookUpAll(Database.waitingSQL, id) { columns in
                WaitingMessage(
                    sequence: columns.next(),
                    resource: WebhookResource(kind: columns.next(), id: columns.next()),
                    tries: columns.next(),
                    step: columns.next(),
                    dueAt: columns.moment(),
                    deliveredBefore: columns.next(),
                    changedAt: Timestamp(seconds: columns.next())
                )
            }
        }
    }

    package func message(_ sequence: Int64, of id: Int64) throws -> WebhookMessage? {
        try read { db in
            let sql = """
                SELECT sequence, event, kind, resourceId, changedAt, body FROM webhook_delivery
                WHERE webhookId = ? AND sequence = ?
                """
            return try db.lookUp(sql, id, sequence) { columns in
                WebhookMessage(
                    sequence: columns.next(),
                    event: columns.next(),
                    resource: WebhookResource(kind: columns.next(), id: columns.next()),
                    changedAt: Timestamp(seconds: columns.next()),
                    body: columns.next()
                )
            }
        }
    }

    package func note(_ progress: [WebhookProgress]) async throws {
        guard !progress.isEmpty else { return }
        try await commits.write { db in for one in progress { try db.note(one) } }
    }
}

extension Database {
    static let waitingSQL = """
        SELECT sequence, kind, resourceId, tries, step, dueAt, deliveredBefore, changedAt
        FROM webhook_delivery INDEXED BY webhook_delivery_waiting
        WHERE webhookId = ? AND status = 'waiting' ORDER BY sequence
        """

    /// Of a webhook that was deleted meanwhile nothing is kept.
    fileprivate func note(_ progress: WebhookProgress) throws {
        let sql = """
            UPDATE webhook SET position = ?, delivered = ?, lastDeliveredAt = ifnull(?, lastDeliveredAt) WHERE id = ?
            """
        try run(sql, progress.position, progress.delivered, progress.lastDeliveredAt?.seconds, progress.webhook)
        guard changesCount > 0 else { return }
        for note in progress.kept { try write(note, of: progress.webhook) }
        if let disabled = progress.disabled { try disable(progress.webhook, disabled) }
        try dropOldDeliveries(of: progress.webhook)
    }

    private func write(_ note: DeliveryNote, of webhook: Int64) throws {
        if let message = note.message {
            try insert(message, note.status, of: webhook)
        }
        let sql = """
            UPDATE webhook_delivery SET status = ?, tries = ?, step = ?, dueAt = ?, deliveredBefore = ?,
                triedAt = ifnull(?, triedAt), responseStatus = ?, error = ? WHERE webhookId = ? AND sequence = ?
            """
        try run(
            sql,
            note.status.rawValue,
            note.waiting.tries,
            note.waiting.step,
            note.status == .waiting ? note.waiting.dueAt?.seconds : nil,
            note.waiting.deliveredBefore,
            note.triedAt?.seconds,
            note.outcome?.status,
            note.outcome?.error,
            webhook,
            note.waiting.sequence
        )
    }

    private func insert(_ message: WebhookMessage, _ status: DeliveryStatus, of webhook: Int64) throws {
        let sql = """
            INSERT INTO webhook_delivery
                (webhookId, sequence, event, kind, resourceId, changedAt, body, status, tries, step, deliveredBefore)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0) ON CONFLICT DO NOTHING
            """
        try run(
            sql,
            webhook,
            message.sequence,
            message.event,
            message.resource.kind,
            message.resource.id,
            message.changedAt.seconds,
            message.body,
            status.rawValue
        )
    }

    private func disable(_ webhook: Int64, _ disabling: WebhookDisabling) throws {
        let sql = """
            UPDATE webhook SET disabledAt = ?1, disabledReason = ?2, updatedAt = ?1, version = version + 1
            WHERE id = ?3 AND disabledAt IS NULL
            """
        try run(sql, disabling.at.seconds, disabling.reason, webhook)
    }

    private func dropOldDeliveries(of webhook: Int64) throws {
        let sql = """
            DELETE FROM webhook_delivery WHERE webhookId = ?1 AND status <> 'waiting' AND sequence <= (
                SELECT sequence FROM webhook_delivery WHERE webhookId = ?1 AND status <> 'waiting'
                ORDER BY sequence DESC LIMIT 1 OFFSET ?2)
            """
        try run(sql, webhook, WebhookDelivery.kept)
    }
}

extension WebhookProgress {
    /// The notes, of which those beyond the last ones that are done make no row: it would be dropped at once. One that there is
    /// waits no more.
    fileprivate var kept: [DeliveryNote] {
        let done = notes.filter { $0.status != .waiting }.sorted { $0.waiting.sequence > $1.waiting.sequence }
        var others = Array(done.dropFirst(WebhookDelivery.kept))
        for place in others.indices { others[place].message = nil }
        return notes.filter { $0.status == .waiting } + done.prefix(WebhookDelivery.kept) + others
    }
}
