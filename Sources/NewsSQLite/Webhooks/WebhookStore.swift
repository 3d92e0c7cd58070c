internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: WebhookRepository {
    package func webhooks() throws -> [Webhook] {
        try read { db in
            try db.rows("SELECT \(WebhookRow.columns) FROM webhook ORDER BY id") { WebhookRow.read(&$0) }
        }
    }

    package func webhook(_ id: Int64) throws -> Webhook {
        try read { db in try db.webhook(id) }
    }

    package func createWebhook(_ new: NewWebhook, at now: Timestamp) async throws -> Webhook {
        try await commits.write { db in try db.createWebhook(new, at: now) }
    }

    package func changeWebhook(
        _ id: Int64,
        _ change: WebhookChange,
        _ condition: VersionCondition,
        at now: Timestamp
    ) async throws -> Webhook {
        try await commits.write { db in
            let before = try db.webhook(id, condition)
            try db.change(before, change, at: now)
            return try db.webhook(id)
        }
    }

    package func rotateSecret(
        of id: Int64,
        to secret: WebhookSecret,
        _ condition: VersionCondition,
        at now: Timestamp
    ) async throws -> Webhook {
        try await commits.write { db in
            _ = try db.webhook(id, condition)
            let sql = """
                UPDATE webhook SET previousSecret = secret, previousSecretUntil = ?, secret = ?, updatedAt = ?,
                    version = version + 1 WHERE id = ?
                """
            try db.run(sql, now.advanced(by: WebhookSecret.overlap).seconds, secret.text, now.seconds, id)
            return try db.webhook(id)
        }
    }

    package func deleteWebhook(_ id: Int64, _ condition: VersionCondition) async throws {
        try await commits.write { db in
            _ = try db.webhook(id, condition)
            try db.run("DELETE FROM webhook WHERE id = ?", id)
        }
    }

    package func subscription(_ id: Int64) throws -> WebhookSubscription {
        try read { db in
            let history = try db.history()
            let sql = "SELECT \(SubscriptionRow.columns) FROM webhook WHERE id = ?"
            guard let found = try db.lookUp(sql, id, row: { try SubscriptionRow.read(&$0, history: history) }) else {
                throw Self.noWebhook
            }
            return found
        }
    }

    static var noWebhook: NewsError { NewsError(.notFound, "There is no such webhook.") }
}

extension Database {
    /// Throws ``NewsError/Code/notFound`` where there is none.
    fileprivate func webhook(_ id: Int64) throws -> Webhook {
        let sql = "SELECT \(WebhookRow.columns) FROM webhook WHERE id = ?"
        guard let webhook = try lookUp(sql, id, row: { WebhookRow.read(&$0) }) else { throw SQLiteNewsroom.noWebhook }
        return webhook
    }

    /// Throws also where its version is none that the condition allows.
    fileprivate func webhook(_ id: Int64, _ condition: VersionCondition) throws -> Webhook {
        let webhook = try webhook(id)
        guard condition.allows(webhook.version) else {
            throw NewsError(
                .preconditionFailed,
                "The webhook has changed in the meantime: it is at version \(webhook.version)."
            )
        }
        return webhook
    }

    fileprivate func createWebhook(_ new: NewWebhook, at now: Timestamp) throws -> Webhook {
        let count: Int = try firstRow("SELECT count(*) FROM webhook") { $0.next() } ?? 0
        guard count < Webhook.maximum else {
            throw NewsError(
                .conflict,
                "There are \(Webhook.maximum) webhooks already, as many as there may be: delete one."
            )
        }
        let sql = """
            INSERT INTO webhook (url, events, format, secret, position, createdAt, updatedAt)
            VALUES (?1, ?2, ?3, ?4, (SELECT ifnull(max(number), 0) FROM change WHERE number IS NOT NULL), ?5, ?5)
            """
        let values = (new.url, WebhookRow.text(new.events), new.format.rawValue, new.secret.text, now.seconds)
        try run(sql, values.0, values.1, values.2, values.3, values.4)
        return try webhook(lastInsertedRowID)
    }

    /// Writes what differs; where nothing does, the version stays.
    fileprivate func change(_ before: Webhook, _ change: WebhookChange, at now: Timestamp) throws {
        var after = before
        after.url = change.url ?? before.url
        after.events = change.events ?? before.events
        after.format = change.format ?? before.format
        switch change.isEnabled {
        case true?: after.disabled = nil
        case false? where before.disabled == nil:
            after.disabled = WebhookDisabling(at: now, reason: WebhookDisabling.byAdministrator)
        default: break
        }
        guard after != before else { return }
        let sql = """
            UPDATE webhook SET url = ?, events = ?, format = ?, disabledAt = ?, disabledReason = ?, updatedAt = ?,
                version = version + 1 WHERE id = ?
            """
        try run(
            sql,
            after.url,
            WebhookRow.text(after.events),
            after.format.rawValue,
            after.disabled?.at.seconds,
            after.disabled?.reason,
            now.seconds,
            before.id
        )
        if before.disabled != nil, after.disabled == nil { try beginAnew(before.id) }
    }

    /// What waits is tried at once, and by the whole schedule again.
    private func beginAnew(_ id: Int64) throws {
        let sql = """
            UPDATE webhook_delivery SET step = 0, dueAt = NULL, deliveredBefore = (SELECT delivered FROM webhook WHERE id = ?1)
            WHERE webhookId = ?1 AND status = 'waiting'
            """
        try run(sql, id)
    }
}
