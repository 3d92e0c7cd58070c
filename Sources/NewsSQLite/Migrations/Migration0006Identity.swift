/// Ids that are never given twice, and one place that says what is in focus.
enum Migration0006Identity {
    static let identifier = "0006-identity"

    static let sql = """
        CREATE TABLE last_id (
            -- The last id given to a thing of each kind. Whatever is made takes the next one from here, also where what
            -- had this one is deleted: clients keep ids, and one that came again would lead them to something else.
            kind TEXT NOT NULL PRIMARY KEY CHECK (kind IN
                ('section', 'tag', 'author', 'topic', 'media', 'gallery', 'collection', 'article', 'comment')),
            id INTEGER NOT NULL CHECK (id >= 0)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO last_id (kind, id)
            SELECT 'section', ifnull(max(id), 0) FROM section
            UNION ALL SELECT 'tag', ifnull(max(id), 0) FROM tag
            UNION ALL SELECT 'author', ifnull(max(id), 0) FROM author
            UNION ALL SELECT 'topic', ifnull(max(id), 0) FROM topic
            UNION ALL SELECT 'media', ifnull(max(id), 0) FROM media
            UNION ALL SELECT 'gallery', ifnull(max(id), 0) FROM gallery
            UNION ALL SELECT 'collection', ifnull(max(id), 0) FROM collection
            UNION ALL SELECT 'article', ifnull(max(id), 0) FROM article
            UNION ALL SELECT 'comment', ifnull(max(id), 0) FROM comment;

        -- The change log remembers what has been deleted.
        UPDATE last_id SET id = given FROM (SELECT kind was, max(resourceId) given FROM change GROUP BY kind)
            WHERE kind = was AND id < given;

        CREATE TABLE former_id (
            -- The ids of what was merged into another of its kind, and which that is: answered with a redirect.
            kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author', 'topic', 'gallery')),
            id INTEGER NOT NULL,
            resourceId INTEGER NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX former_id_by_resource ON former_id (kind, resourceId);

        -- A topic is in focus where the collection of that name picks it. What was marked on its own is picked now, behind
        -- what is there, as far as there is room.
        INSERT INTO collection (slug, title, position)
            SELECT 'in-focus', 'In focus', (SELECT ifnull(max(position), 0) + 1 FROM collection)
            WHERE NOT EXISTS (SELECT 1 FROM collection WHERE slug = 'in-focus');
        DELETE FROM former_slug WHERE kind = 'collection' AND slug = 'in-focus';
        UPDATE last_id SET id = max(id, (SELECT max(id) FROM collection)) WHERE kind = 'collection';

        UPDATE collection_item SET endsAt = NULL
            WHERE collectionId = (SELECT id FROM collection WHERE slug = 'in-focus')
                AND topicId IN (SELECT id FROM topic WHERE inFocus = 1) AND endsAt <= unixepoch();
        INSERT INTO collection_item (collectionId, position, topicId)
            SELECT c.id, c.last + row_number() OVER (ORDER BY t.sortKey, t.id), t.id
            FROM topic t CROSS JOIN (
                SELECT id, (SELECT ifnull(max(position), 0) FROM collection_item WHERE collectionId = collection.id) last
                FROM collection WHERE slug = 'in-focus') c
            WHERE t.inFocus = 1
                AND NOT EXISTS (SELECT 1 FROM collection_item i WHERE i.collectionId = c.id AND i.topicId = t.id)
            ORDER BY t.sortKey, t.id
            LIMIT max(0, 100 - (SELECT count(*) FROM collection_item i JOIN collection c ON c.id = i.collectionId
                WHERE c.slug = 'in-focus'));

        DROP INDEX topic_in_focus;
        ALTER TABLE topic DROP COLUMN inFocus;
        """
}
