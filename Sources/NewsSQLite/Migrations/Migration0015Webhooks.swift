/// Who outside is told of changes, and what became of it.
enum Migration0015Webhooks {
    static let identifier = "0015-webhooks"

    static let sql = """
        CREATE TABLE webhook (
            -- Who outside is told of changes, and how far they are. The change log is what is yet to be sent: nothing of a
            -- webhook is written with a change.
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            url TEXT NOT NULL CHECK (url <> ''),
            -- What it is told of, with a space between: 'article.* comment.approved'.
            events TEXT NOT NULL CHECK (events <> ''),
            format TEXT NOT NULL CHECK (format IN ('standard', 'revalidate')),
            -- Messages are signed with it, so it is kept as it is.
            secret TEXT NOT NULL CHECK (secret LIKE 'whsec_%'),
            previousSecret TEXT CHECK (previousSecret LIKE 'whsec_%'),
            previousSecretUntil INTEGER,
            -- The place in the change log up to which nothing is left to be sent but what waits in webhook_delivery.
            -- The log is not pruned beyond it.
            position INTEGER NOT NULL CHECK (position >= 0),
            delivered INTEGER NOT NULL DEFAULT 0 CHECK (delivered >= 0),
            lastDeliveredAt INTEGER,
            -- Goes up with each message that is to be sent once more, so that whoever sends looks for it.
            replays INTEGER NOT NULL DEFAULT 0,
            disabledAt INTEGER,
            disabledReason TEXT CHECK (disabledReason <> ''),
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
            CHECK ((previousSecret IS NULL) = (previousSecretUntil IS NULL)),
            CHECK ((disabledAt IS NULL) = (disabledReason IS NULL))
        ) STRICT;

        CREATE TABLE webhook_delivery (
            -- What waits for another try, or behind what does, and what was delivered or failed last: a bounded number of both.
            webhookId INTEGER NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
            -- Of the change that it is about.
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            event TEXT NOT NULL CHECK (event <> ''),
            -- What it is about: messages about one thing go in the order of the log.
            kind TEXT NOT NULL,
            resourceId INTEGER NOT NULL,
            changedAt INTEGER NOT NULL,
            -- As it was sent: every try sends the same.
            body BLOB NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'failed')),
            tries INTEGER NOT NULL CHECK (tries >= 0),
            -- How many of the tries were those of the schedule.
            step INTEGER NOT NULL CHECK (step >= 0),
            dueAt INTEGER,
            triedAt INTEGER,
            responseStatus INTEGER,
            error TEXT,
            -- How many messages the receiver had taken when this one failed first.
            deliveredBefore INTEGER NOT NULL,
            PRIMARY KEY (webhookId, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhookId, sequence) WHERE status = 'waiting';
        """
}
