/// An index of words: what readers and editors search in. It is made in the background of what there is.
enum Migration0013Search {
    static let identifier = "0013-search"

    static let sql = state + firstIndex + queues + following + whatThereIs

    private static let state = """
        CREATE TABLE search_state (
            -- One row: which tables the index is in, and with which version of the folding it was made. While it is made
            -- anew, the next ones are filled beside them.
            id INTEGER PRIMARY KEY CHECK (id = 1),
            present INTEGER NOT NULL,
            folding INTEGER NOT NULL,
            next INTEGER CHECK (next <> present),
            nextFolding INTEGER CHECK ((nextFolding IS NULL) = (next IS NULL)),
            -- Moves with every step of the index in the background, for those who keep answers.
            generation INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        INSERT INTO search_state (id, present, folding) VALUES (1, 1, 1);

        """

    private static let firstIndex = """
        CREATE TABLE search_row_1 (
            -- An article in the index. Its number follows the time (at): seconds of publication, or of the last change of
            -- what is not published, and 8 bits for those that share a second. Names and filters are kept as they went into the
            -- index, for they are needed to take them out; of the texts, which stand in the article, only a hash.
            number INTEGER PRIMARY KEY,
            articleId INTEGER NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
            at INTEGER NOT NULL,
            isPublic INTEGER NOT NULL CHECK (isPublic IN (0, 1)),
            names TEXT NOT NULL,
            filters TEXT NOT NULL,
            digest INTEGER NOT NULL,
            -- Whether its words are in search_word.
            isCounted INTEGER NOT NULL DEFAULT 0 CHECK (isCounted IN (0, 1))
        ) STRICT;

        CREATE INDEX search_row_1_uncounted ON search_row_1 (number) WHERE isCounted = 0 AND isPublic = 1;

        CREATE TABLE search_word_1 (
            -- In how many articles that readers see a word stands.
            word TEXT NOT NULL PRIMARY KEY,
            articles INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE search_name_1 (
            -- What sections, tags, authors and topics are called, from each of its words on: position 0 is the whole name.
            kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author', 'topic')),
            word TEXT NOT NULL,
            id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (kind, word, id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX search_name_1_by_id ON search_name_1 (kind, id);

        -- Folded words parted by spaces, and nothing is kept of them but the index. What readers may not see is in a table
        -- of its own.
        CREATE VIRTUAL TABLE search_public_1 USING fts5(
            title, names, lead, body, filters, content = '',
            tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
        );

        CREATE VIRTUAL TABLE search_hidden_1 USING fts5(
            title, names, lead, body, filters, content = '',
            tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
        );

        -- The titles that readers see, with a word for their language, for suggestions while somebody types.
        CREATE VIRTUAL TABLE search_title_1 USING fts5(
            words, content = '', detail = none, columnsize = 0,
            tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
        );

        """

    private static let queues = """
        CREATE TABLE search_pending (
            -- Articles whose place in the index is to be looked at, the newest first.
            articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE search_renamed (
            -- Things whose names or ids have changed: their articles beyond one are to be looked at.
            kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author', 'topic')),
            id INTEGER NOT NULL,
            afterArticle INTEGER NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;

        """

    /// Beyond all ids: no article is to be looked at.
    private static let none = Int64.max

    private static let following = [
        trigger("tag_named AFTER INSERT ON tag", "'tag', NEW.id, \(none)"),
        trigger("tag_renamed AFTER UPDATE OF name ON tag WHEN NEW.name <> OLD.name", "'tag', NEW.id, 0"),
        trigger("tag_unnamed AFTER DELETE ON tag", "'tag', OLD.id, \(none)"),
        trigger("author_named AFTER INSERT ON author", "'author', NEW.id, \(none)"),
        trigger("author_renamed AFTER UPDATE OF name ON author WHEN NEW.name <> OLD.name", "'author', NEW.id, 0"),
        trigger("author_unnamed AFTER DELETE ON author", "'author', OLD.id, \(none)"),
        // Articles are not found by the name of their section.
        trigger("section_named AFTER INSERT ON section", "'section', NEW.id, \(none)"),
        trigger("section_renamed AFTER UPDATE OF name ON section", "'section', NEW.id, \(none)"),
        trigger("section_unnamed AFTER DELETE ON section", "'section', OLD.id, \(none)"),
        trigger("topic_named AFTER INSERT ON topic_name", "'topic', NEW.topicId, \(beginning("NEW.topicId"))"),
        trigger("topic_unnamed AFTER DELETE ON topic_name", "'topic', OLD.topicId, \(beginning("OLD.topicId"))"),
        trigger(
            "former_id_given AFTER INSERT ON former_id WHEN NEW.kind IN ('section', 'tag', 'author', 'topic')",
            "NEW.kind, NEW.resourceId, 0"
        ),
        "",
    ]
    .joined(separator: "\n")

    /// Of a topic that is new no article speaks yet.
    private static func beginning(_ topic: String) -> String {
        "iif(EXISTS (SELECT 1 FROM article_topic WHERE topicId = \(topic)), 0, \(none))"
    }

    private static func trigger(_ event: String, _ values: String) -> String {
        """
        CREATE TRIGGER \(event) BEGIN
            INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES (\(values));
        END;

        """
    }

    private static let whatThereIs = """
        INSERT INTO search_pending SELECT id FROM article WHERE deletedAt IS NULL;
        INSERT INTO search_renamed SELECT 'section', id, \(none) FROM section;
        INSERT INTO search_renamed SELECT 'tag', id, \(none) FROM tag;
        INSERT INTO search_renamed SELECT 'author', id, \(none) FROM author;
        INSERT INTO search_renamed SELECT 'topic', id, \(none) FROM topic;

        """
}
