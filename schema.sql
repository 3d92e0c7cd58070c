CREATE TABLE newsroom (
    -- One row: counters over everything, so that no request counts rows.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    liveArticleCount INTEGER NOT NULL DEFAULT 0 CHECK (liveArticleCount >= 0)
, revisionsKept INTEGER NOT NULL DEFAULT 0 CHECK (revisionsKept >= 0), memoBytes INTEGER NOT NULL DEFAULT 0 CHECK (memoBytes >= 0), history TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE media (
    -- An image, video or audio by its URL. Shared by articles, galleries, authors and topics.
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('image', 'video', 'audio', 'document')),
    url TEXT NOT NULL CHECK (url <> ''),
    width INTEGER CHECK (width > 0),
    height INTEGER CHECK (height > 0),
    bytes INTEGER CHECK (bytes >= 0),
    mimeType TEXT,
    durationSeconds INTEGER CHECK (durationSeconds >= 0),
    alt TEXT,
    caption TEXT,
    credit TEXT
, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1), hash TEXT CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'), frames INTEGER CHECK (frames > 0), placeholder TEXT, focalX INTEGER CHECK (focalX BETWEEN 0 AND 100), focalY INTEGER
    CHECK ((focalX IS NULL) = (focalY IS NULL) AND (focalY IS NULL OR focalY BETWEEN 0 AND 100))) STRICT;

CREATE TABLE section (
    -- Every article belongs to exactly one. articleCount counts the live ones, kept by triggers.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    description TEXT,
    position INTEGER NOT NULL,
    articleCount INTEGER NOT NULL DEFAULT 0 CHECK (articleCount >= 0)
, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1)) STRICT;

CREATE INDEX section_by_position ON section (position, id);

CREATE TABLE tag (
    -- Keywords. sortKey is the name without case and accents: what lists sort and prefixes search by.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    sortKey TEXT NOT NULL,
    articleCount INTEGER NOT NULL DEFAULT 0 CHECK (articleCount >= 0)
, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1)) STRICT;

CREATE INDEX tag_by_name ON tag (sortKey, id);

CREATE INDEX tag_by_articles ON tag (articleCount, id);

CREATE TABLE author (
    -- Who writes. No e-mail address: the API has no use for one.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    sortKey TEXT NOT NULL,
    biography TEXT,
    pictureId INTEGER REFERENCES media (id) ON DELETE SET NULL,
    articleCount INTEGER NOT NULL DEFAULT 0 CHECK (articleCount >= 0)
, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1)) STRICT;

CREATE INDEX author_by_name ON author (sortKey, id);

CREATE INDEX author_by_articles ON author (articleCount, id);

CREATE INDEX author_by_picture ON author (pictureId) WHERE pictureId IS NOT NULL;

CREATE TABLE topic (
    -- The glossary. Its names are in topic_name.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    sortKey TEXT NOT NULL,
    type TEXT NOT NULL
        CHECK (type IN ('organisation', 'movement', 'person', 'place', 'event', 'concept')),
    language TEXT NOT NULL,
    definitionHtml TEXT NOT NULL,
    definitionText TEXT NOT NULL,
    imageId INTEGER REFERENCES media (id) ON DELETE SET NULL,
    articleCount INTEGER NOT NULL DEFAULT 0 CHECK (articleCount >= 0)
, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1)) STRICT;

CREATE INDEX topic_by_name ON topic (sortKey, id);

CREATE INDEX topic_by_image ON topic (imageId) WHERE imageId IS NOT NULL;

CREATE TABLE topic_name (
    -- What a topic is called in texts: its title at position 0, then its aliases. A name belongs to one topic
    -- only, or a text could not be matched.
    topicId INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL CHECK (name <> ''),
    sortKey TEXT NOT NULL UNIQUE,
    PRIMARY KEY (topicId, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_link (
    -- Pages about the same thing elsewhere (schema.org's sameAs).
    topicId INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    url TEXT NOT NULL CHECK (url <> ''),
    PRIMARY KEY (topicId, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE gallery (
    -- A series of pictures or films; without publishedAt a draft.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'),
    kind TEXT NOT NULL CHECK (kind IN ('photo', 'film')),
    language TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    description TEXT,
    publishedAt INTEGER,
    itemCount INTEGER NOT NULL DEFAULT 0 CHECK (itemCount >= 0)
, posterId INTEGER REFERENCES media (id) ON DELETE RESTRICT, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1), isLive INTEGER NOT NULL DEFAULT 0 CHECK (isLive IN (0, 1))) STRICT;

CREATE INDEX gallery_by_time ON gallery (publishedAt, id) WHERE publishedAt IS NOT NULL;

CREATE INDEX gallery_by_kind ON gallery (kind, publishedAt, id) WHERE publishedAt IS NOT NULL;

CREATE TABLE gallery_item (
    -- A medium may stand in several galleries, with other words in each.
    galleryId INTEGER NOT NULL REFERENCES gallery (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    mediaId INTEGER NOT NULL REFERENCES media (id) ON DELETE RESTRICT,
    caption TEXT,
    credit TEXT, title TEXT,
    PRIMARY KEY (galleryId, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX gallery_item_by_media ON gallery_item (mediaId);

CREATE TRIGGER gallery_item_added AFTER INSERT ON gallery_item BEGIN
    UPDATE gallery SET itemCount = itemCount + 1 WHERE id = NEW.galleryId;
END;

CREATE TRIGGER gallery_item_removed AFTER DELETE ON gallery_item BEGIN
    UPDATE gallery SET itemCount = itemCount - 1 WHERE id = OLD.galleryId;
END;

CREATE TABLE article (
    -- What a list shows of an article. Its body is in article_body, so that lists read few pages.
    -- An article is visible from publishedAt on, by the clock. isLive says that it has been counted as
    -- visible: set when it is written or, for a scheduled one, once it has come due.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'),
    language TEXT NOT NULL,
    primaryLanguage TEXT NOT NULL
        GENERATED ALWAYS AS (substr(language, 1, instr(language || '-', '-') - 1)) VIRTUAL,
    title TEXT NOT NULL CHECK (title <> ''),
    kicker TEXT,
    summary TEXT NOT NULL,
    sectionId INTEGER NOT NULL REFERENCES section (id) ON DELETE RESTRICT,
    imageId INTEGER REFERENCES media (id) ON DELETE SET NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
    publishedAt INTEGER CHECK (status = 'draft' OR publishedAt IS NOT NULL),
    updatedAt INTEGER NOT NULL,
    isLive INTEGER NOT NULL DEFAULT 0 CHECK (isLive IN (0, 1) AND (isLive = 0 OR status = 'published')),
    wordCount INTEGER NOT NULL CHECK (wordCount >= 0),
    commentCount INTEGER NOT NULL DEFAULT 0 CHECK (commentCount >= 0),
    commentsOpen INTEGER NOT NULL DEFAULT 1 CHECK (commentsOpen IN (0, 1)),
    optsOutOfRelated INTEGER NOT NULL DEFAULT 0 CHECK (optsOutOfRelated IN (0, 1)),
    canonicalUrl TEXT,
    sourceName TEXT,
    sourceUrl TEXT CHECK (sourceUrl IS NULL OR sourceName IS NOT NULL),
    version INTEGER NOT NULL DEFAULT 1
, deletedAt INTEGER CHECK (deletedAt IS NULL OR status = 'draft'), subtitle TEXT) STRICT;

CREATE INDEX article_by_time ON article (publishedAt, id) WHERE status = 'published';

CREATE INDEX article_by_section ON article (sectionId, publishedAt, id) WHERE status = 'published';

CREATE INDEX article_due ON article (publishedAt) WHERE status = 'published' AND isLive = 0;

CREATE INDEX article_by_image ON article (imageId) WHERE imageId IS NOT NULL;

CREATE TABLE article_body (
    articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    html TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE article_former_slug (
    -- Where an article used to be: answered with a redirect.
    slug TEXT PRIMARY KEY,
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX article_former_slug_by_article ON article_former_slug (articleId);

CREATE TABLE article_correction (
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    at INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (articleId, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_revision (
    -- Who changed what: each changed field with its value before, as a JSON object. The newest values are in
    -- article, so an article that was never changed costs one small row.
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(before)),
    PRIMARY KEY (articleId, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_author (
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    authorId INTEGER NOT NULL REFERENCES author (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    listedAt INTEGER,
    PRIMARY KEY (articleId, authorId)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_author_by_time ON article_author (authorId, listedAt, articleId);

CREATE TABLE article_tag (
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    tagId INTEGER NOT NULL REFERENCES tag (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    listedAt INTEGER,
    PRIMARY KEY (articleId, tagId)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_tag_by_time ON article_tag (tagId, listedAt, articleId);

CREATE TABLE article_topic (
    -- occurrences: where the topic is spoken of, as [[start, length], …] in UTF-16 units of the plain text.
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    topicId INTEGER NOT NULL REFERENCES topic (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('editor', 'text')),
    occurrences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(occurrences)),
    listedAt INTEGER,
    PRIMARY KEY (articleId, topicId)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_topic_by_time ON article_topic (topicId, listedAt, articleId);

CREATE TABLE term (
    -- In how many texts a word was seen, by a hash of the word: how telling it is. A statistic, not a counter:
    -- words that an edit removes stay counted.
    id INTEGER PRIMARY KEY,
    documentCount INTEGER NOT NULL
) STRICT;

CREATE TABLE article_term (
    -- The few words that mark an article's text: what finds related articles where tags say too little.
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    termId INTEGER NOT NULL,
    word TEXT NOT NULL,
    listedAt INTEGER,
    PRIMARY KEY (articleId, termId)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_term_by_time ON article_term (termId, listedAt, articleId);

CREATE TABLE article_gallery (
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    galleryId INTEGER NOT NULL REFERENCES gallery (id) ON DELETE CASCADE,
    PRIMARY KEY (articleId, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_gallery_by_gallery ON article_gallery (galleryId);

CREATE TABLE article_related (
    -- An editor's choice of related articles, shown before the computed ones.
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    relatedId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE CHECK (relatedId <> articleId),
    PRIMARY KEY (articleId, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_related_by_related ON article_related (relatedId);

CREATE TABLE article_excluded (
    -- A pair that is never shown side by side, whichever of the two is read. Each pair stands once.
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    otherId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE CHECK (articleId < otherId),
    PRIMARY KEY (articleId, otherId)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_excluded_by_other ON article_excluded (otherId);

CREATE TRIGGER article_went_live AFTER INSERT ON article WHEN NEW.isLive = 1 BEGIN
    UPDATE newsroom SET liveArticleCount = liveArticleCount + 1;
    UPDATE section SET articleCount = articleCount + 1 WHERE id = NEW.sectionId;
END;

CREATE TRIGGER article_removed BEFORE DELETE ON article WHEN OLD.isLive = 1 BEGIN
    SELECT RAISE(ABORT, 'a live article is withdrawn before it is deleted');
END;

CREATE TRIGGER article_listing_changed AFTER UPDATE OF status, publishedAt ON article
WHEN NEW.status <> OLD.status OR NEW.publishedAt IS NOT OLD.publishedAt BEGIN
    UPDATE article_author SET listedAt = iif(NEW.status = 'published', NEW.publishedAt, NULL)
        WHERE articleId = NEW.id;
    UPDATE article_tag SET listedAt = iif(NEW.status = 'published', NEW.publishedAt, NULL)
        WHERE articleId = NEW.id;
    UPDATE article_topic SET listedAt = iif(NEW.status = 'published', NEW.publishedAt, NULL)
        WHERE articleId = NEW.id;
    UPDATE article_term SET listedAt = iif(NEW.status = 'published', NEW.publishedAt, NULL)
        WHERE articleId = NEW.id;
END;

CREATE TRIGGER article_author_added AFTER INSERT ON article_author BEGIN
    UPDATE author SET articleCount = articleCount + 1
        WHERE id = NEW.authorId AND (SELECT isLive FROM article WHERE id = NEW.articleId);
END;

CREATE TRIGGER article_author_removed AFTER DELETE ON article_author BEGIN
    UPDATE author SET articleCount = articleCount - 1
        WHERE id = OLD.authorId AND (SELECT isLive FROM article WHERE id = OLD.articleId);
END;

CREATE TRIGGER article_tag_added AFTER INSERT ON article_tag BEGIN
    UPDATE tag SET articleCount = articleCount + 1
        WHERE id = NEW.tagId AND (SELECT isLive FROM article WHERE id = NEW.articleId);
END;

CREATE TRIGGER article_tag_removed AFTER DELETE ON article_tag BEGIN
    UPDATE tag SET articleCount = articleCount - 1
        WHERE id = OLD.tagId AND (SELECT isLive FROM article WHERE id = OLD.articleId);
END;

CREATE TRIGGER article_topic_added AFTER INSERT ON article_topic BEGIN
    UPDATE topic SET articleCount = articleCount + 1
        WHERE id = NEW.topicId AND (SELECT isLive FROM article WHERE id = NEW.articleId);
END;

CREATE TRIGGER article_topic_removed AFTER DELETE ON article_topic BEGIN
    UPDATE topic SET articleCount = articleCount - 1
        WHERE id = OLD.topicId AND (SELECT isLive FROM article WHERE id = OLD.articleId);
END;

CREATE TABLE collection (
    -- An editor's picks. Two exist from the start.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    position INTEGER NOT NULL
, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1)) STRICT;

CREATE INDEX collection_by_position ON collection (position, id);

CREATE TABLE collection_item (
    -- A pick is of exactly one thing.
    collectionId INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    articleId INTEGER REFERENCES article (id) ON DELETE CASCADE,
    topicId INTEGER REFERENCES topic (id) ON DELETE CASCADE,
    galleryId INTEGER REFERENCES gallery (id) ON DELETE CASCADE,
    linkUrl TEXT,
    linkTitle TEXT,
    linkImageUrl TEXT,
    label TEXT,
    endsAt INTEGER, hasEnded INTEGER NOT NULL DEFAULT 0 CHECK (hasEnded IN (0, 1)),
    PRIMARY KEY (collectionId, position),
    CHECK ((articleId IS NOT NULL) + (topicId IS NOT NULL) + (galleryId IS NOT NULL) + (linkUrl IS NOT NULL) = 1),
    CHECK ((linkUrl IS NULL) = (linkTitle IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX collection_item_by_article ON collection_item (articleId) WHERE articleId IS NOT NULL;

CREATE INDEX collection_item_by_topic ON collection_item (topicId) WHERE topicId IS NOT NULL;

CREATE INDEX collection_item_by_gallery ON collection_item (galleryId) WHERE galleryId IS NOT NULL;

CREATE TABLE comment (
    -- threadId is the comment that began the thread (itself, for that one); replyCount counts a thread's
    -- approved replies on it. A comment is shown if it is approved, or if a reply below it is shown: then it
    -- keeps the place of one that is gone. Depth is bounded, and with it every walk up or down a thread.
    id INTEGER PRIMARY KEY,
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    parentId INTEGER REFERENCES comment (id) ON DELETE CASCADE,
    threadId INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    depth INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 63 AND (depth = 0) = (parentId IS NULL)),
    status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'spam', 'deleted')),
    shownReplies INTEGER NOT NULL DEFAULT 0 CHECK (shownReplies >= 0),
    isShown INTEGER NOT NULL GENERATED ALWAYS AS (status = 'approved' OR shownReplies > 0) STORED,
    replyCount INTEGER NOT NULL DEFAULT 0 CHECK (replyCount >= 0),
    name TEXT,
    email TEXT,
    text TEXT NOT NULL,
    createdAt INTEGER NOT NULL
, editToken BLOB, textHash INTEGER, version INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1 CHECK (version >= 1), receivedAt INTEGER) STRICT;

CREATE INDEX comment_thread_by_time ON comment (articleId, createdAt, id) WHERE isShown = 1 AND depth = 0;

CREATE INDEX comment_by_time ON comment (articleId, createdAt, id) WHERE isShown = 1;

CREATE INDEX comment_by_parent ON comment (parentId) WHERE parentId IS NOT NULL;

CREATE TRIGGER comment_approved_added AFTER INSERT ON comment WHEN NEW.status = 'approved' BEGIN
    UPDATE article SET commentCount = commentCount + 1 WHERE id = NEW.articleId;
END;

CREATE TRIGGER comment_reply_added AFTER INSERT ON comment WHEN NEW.status = 'approved' AND NEW.depth > 0 BEGIN
    UPDATE comment SET shownReplies = shownReplies + 1 WHERE id = NEW.parentId;
    UPDATE comment SET replyCount = replyCount + 1 WHERE id = NEW.threadId;
END;

CREATE TRIGGER comment_shown_changed AFTER UPDATE OF status, shownReplies ON comment
WHEN NEW.isShown <> OLD.isShown AND NEW.parentId IS NOT NULL BEGIN
    -- Fires itself up the thread (recursive_triggers is on).
    UPDATE comment SET shownReplies = shownReplies + NEW.isShown - OLD.isShown WHERE id = NEW.parentId;
END;

CREATE TRIGGER comment_status_changed AFTER UPDATE OF status ON comment
WHEN (NEW.status = 'approved') <> (OLD.status = 'approved') BEGIN
    UPDATE comment SET replyCount = replyCount + iif(NEW.status = 'approved', 1, -1)
        WHERE id = NEW.threadId AND NEW.depth > 0;
    UPDATE article SET commentCount = commentCount + iif(NEW.status = 'approved', 1, -1)
        WHERE id = NEW.articleId;
END;

CREATE TRIGGER comment_removed BEFORE DELETE ON comment WHEN OLD.isShown = 1 BEGIN
    SELECT RAISE(ABORT, 'a shown comment changes its status before it is deleted');
END;

CREATE TABLE import_source (
    -- Where records came from, such as 'wordpress:https://example.org', and when first.
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    firstImportedAt INTEGER NOT NULL
) STRICT;

CREATE TABLE import_record (
    -- What was imported, and a digest of it as it was then: a second run of the same import changes nothing.
    sourceId INTEGER NOT NULL REFERENCES import_source (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    resourceId INTEGER NOT NULL,
    digest INTEGER NOT NULL, fields TEXT,
    PRIMARY KEY (sourceId, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
    -- Who may do more than read. The key itself is shown once and never stored: hash is its SHA-256.
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    scopes TEXT NOT NULL CHECK (scopes <> ''),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    createdAt INTEGER NOT NULL,
    lastUsedAt INTEGER,
    revokedAt INTEGER
) STRICT;

CREATE UNIQUE INDEX api_key_by_name ON api_key (name) WHERE revokedAt IS NULL;

CREATE TABLE idempotency_key (
    -- What a write was answered with, for a client that does not know whether it arrived. hash is that of the
    -- route and the client's key, request that of the body.
    hash BLOB NOT NULL PRIMARY KEY,
    request BLOB NOT NULL,
    answer BLOB NOT NULL,
    expiresAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_key_by_expiry ON idempotency_key (expiresAt);

CREATE INDEX comment_by_status ON comment (status, createdAt, id);

CREATE INDEX comment_by_moment ON comment (createdAt, id, status, articleId);

CREATE INDEX comment_by_text ON comment (textHash, createdAt) WHERE textHash IS NOT NULL;

CREATE INDEX comment_by_email ON comment (email COLLATE NOCASE) WHERE email IS NOT NULL;

CREATE INDEX comment_of_article ON comment (articleId, createdAt, id, status);

CREATE INDEX comment_of_thread ON comment (threadId, isShown, createdAt, id);

CREATE TABLE comment_decision (
    -- Who decided on a comment, when, and what.
    commentId INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'spam', 'deleted')),
    PRIMARY KEY (commentId, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_hour (
    -- Views of an article within an hour, counted in hours since 1970. The newest hours lie together, so that
    -- counting writes to few pages however long the archive is. Without a foreign key: it would look through all
    -- buckets whenever a draft is deleted, and an article that was ever read is not deleted.
    hour INTEGER NOT NULL,
    articleId INTEGER NOT NULL,
    views INTEGER NOT NULL CHECK (views > 0),
    PRIMARY KEY (hour, articleId)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_views (
    -- Sums of view_hour over the rolling windows, over the windows before them, and over all time. Which
    -- buckets are in which window is what view_edge says.
    articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    day INTEGER NOT NULL DEFAULT 0 CHECK (day >= 0),
    beforeDay INTEGER NOT NULL DEFAULT 0 CHECK (beforeDay >= 0),
    week INTEGER NOT NULL DEFAULT 0 CHECK (week >= 0),
    beforeWeek INTEGER NOT NULL DEFAULT 0 CHECK (beforeWeek >= 0),
    month INTEGER NOT NULL DEFAULT 0 CHECK (month >= 0),
    beforeMonth INTEGER NOT NULL DEFAULT 0 CHECK (beforeMonth >= 0),
    total INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0)
) STRICT;

CREATE TABLE view_edge (
    -- Where windows begin: an edge is that many hours behind the present one. Buckets from (hour, articleId) on
    -- are on its near side. An edge moves a few hundred buckets at a time, each move in one transaction with
    -- the sums, so that the two agree at every moment, also after a stop in the middle of a move.
    hours INTEGER PRIMARY KEY,
    hour INTEGER NOT NULL DEFAULT 0,
    articleId INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE ranking (
    -- The first articles of a ranking, best first, as [[articleId, count, previousRank or null], …]. scope is
    -- 'all', 'section:12', 'tag:7', 'topic:3' or 'language:en'. Written anew where it changed.
    measure TEXT NOT NULL CHECK (measure IN ('views', 'comments')),
    period TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
    scope TEXT NOT NULL,
    generatedAt INTEGER NOT NULL,
    entries TEXT NOT NULL CHECK (json_valid(entries)),
    PRIMARY KEY (measure, period, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE ranking_state (
    -- When the rankings of a measure were last worked out: those that did not change are right as of then.
    measure TEXT PRIMARY KEY,
    generatedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE former_slug (
    -- Where something other than an article used to be, renamed or merged into another: answered with a
    -- redirect. Articles have article_former_slug.
    kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author', 'topic', 'gallery', 'collection')),
    slug TEXT NOT NULL,
    resourceId INTEGER NOT NULL,
    PRIMARY KEY (kind, slug)
) STRICT, WITHOUT ROWID;

CREATE INDEX former_slug_by_resource ON former_slug (kind, resourceId);

CREATE INDEX article_of_section ON article (sectionId);

CREATE INDEX gallery_draft ON gallery (id) WHERE publishedAt IS NULL;

CREATE INDEX collection_item_by_end ON collection_item (endsAt) WHERE endsAt IS NOT NULL;

CREATE TRIGGER article_counted_anew AFTER UPDATE OF isLive, sectionId ON article
WHEN NEW.isLive <> OLD.isLive OR NEW.sectionId <> OLD.sectionId BEGIN
    -- What it counted for before, then what it counts for now: right for any combination of the two.
    UPDATE section SET articleCount = articleCount - OLD.isLive WHERE id = OLD.sectionId;
    UPDATE section SET articleCount = articleCount + NEW.isLive WHERE id = NEW.sectionId;
    UPDATE newsroom SET liveArticleCount = liveArticleCount + NEW.isLive - OLD.isLive
        WHERE NEW.isLive <> OLD.isLive;
    UPDATE author SET articleCount = articleCount + NEW.isLive - OLD.isLive
        WHERE NEW.isLive <> OLD.isLive
            AND id IN (SELECT authorId FROM article_author WHERE articleId = NEW.id);
    UPDATE tag SET articleCount = articleCount + NEW.isLive - OLD.isLive
        WHERE NEW.isLive <> OLD.isLive AND id IN (SELECT tagId FROM article_tag WHERE articleId = NEW.id);
    UPDATE topic SET articleCount = articleCount + NEW.isLive - OLD.isLive
        WHERE NEW.isLive <> OLD.isLive AND id IN (SELECT topicId FROM article_topic WHERE articleId = NEW.id);
END;

CREATE TABLE view_fold (
    -- One row: views of days before this hour stand in the first hour of their day. No window reaches that far
    -- back, and a newsroom that is read for years keeps a row a day of what was read, in place of 24.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    hour INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER article_revision_added AFTER INSERT ON article_revision WHEN NEW.number > 20 BEGIN
    DELETE FROM article_revision
        WHERE articleId = NEW.articleId AND number > 1
            AND number <= NEW.number - (SELECT revisionsKept FROM newsroom WHERE revisionsKept > 0);
END;

CREATE TRIGGER idempotency_key_added AFTER INSERT ON idempotency_key BEGIN
    UPDATE newsroom SET memoBytes = memoBytes + length(NEW.answer);
END;

CREATE TRIGGER idempotency_key_removed AFTER DELETE ON idempotency_key BEGIN
    UPDATE newsroom SET memoBytes = memoBytes - length(OLD.answer);
END;

CREATE INDEX tag_live_by_name ON tag (sortKey, id) WHERE articleCount > 0;

CREATE INDEX author_live_by_name ON author (sortKey, id) WHERE articleCount > 0;

CREATE TABLE last_id (
    -- The last id given to a thing of each kind. Whatever is made takes the next one from here, also where what
    -- had this one is deleted: clients keep ids, and one that came again would lead them to something else.
    kind TEXT NOT NULL PRIMARY KEY CHECK (kind IN
        ('section', 'tag', 'author', 'topic', 'media', 'gallery', 'collection', 'article', 'comment')),
    id INTEGER NOT NULL CHECK (id >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX gallery_by_poster ON gallery (posterId) WHERE posterId IS NOT NULL;

CREATE TABLE site (
    -- What the newsroom says of itself as a site: one row, none until somebody says something.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL CHECK (version >= 1),
    updatedAt INTEGER NOT NULL,
    url TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    tagline TEXT,
    language TEXT NOT NULL,
    timeZone TEXT NOT NULL,
    logoId INTEGER REFERENCES media (id) ON DELETE SET NULL
) STRICT;

CREATE TABLE site_link (
    -- The site elsewhere, such as in a social network.
    siteId INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL CHECK (name <> ''),
    url TEXT NOT NULL CHECK (url <> ''),
    PRIMARY KEY (siteId, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_pattern (
    -- How the addresses of a kind are made, where that is not the standard way.
    siteId INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind TEXT NOT NULL
        CHECK (kind IN ('article', 'section', 'tag', 'topic', 'author', 'gallery', 'collection')),
    pattern TEXT NOT NULL CHECK (pattern <> ''),
    PRIMARY KEY (siteId, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE former_address (
    -- Where an article was on a site that it was imported from: path and what matters of the query, decoded
    -- and without upper case.
    path TEXT NOT NULL CHECK (path <> ''),
    host TEXT NOT NULL,
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (path, host)
) STRICT, WITHOUT ROWID;

CREATE INDEX former_address_by_article ON former_address (articleId);

CREATE INDEX article_published_by_update ON article (updatedAt, id, publishedAt) WHERE status = 'published';

CREATE TABLE language_count (
    -- How many live articles the newsroom (id 1) and each section, tag and author have in a language, by its
    -- whole tag. Kept by triggers. Its rows of the newsroom say which languages there are.
    kind TEXT NOT NULL CHECK (kind IN ('newsroom', 'section', 'tag', 'author')),
    resourceId INTEGER NOT NULL,
    language TEXT NOT NULL,
    articleCount INTEGER NOT NULL CHECK (articleCount >= 0),
    PRIMARY KEY (kind, resourceId, language)
) STRICT, WITHOUT ROWID;

CREATE INDEX language_count_by_articles ON language_count (kind, language, articleCount, resourceId)
    WHERE articleCount > 0;

CREATE INDEX article_by_language ON article (language, publishedAt, id) WHERE status = 'published';

CREATE INDEX article_by_section_language ON article (sectionId, language, publishedAt, id)
    WHERE status = 'published';

CREATE INDEX gallery_by_language ON gallery (language, publishedAt, id) WHERE publishedAt IS NOT NULL;

CREATE INDEX topic_by_language ON topic (language, sortKey, id);

CREATE TRIGGER article_went_live_in_language AFTER INSERT ON article WHEN NEW.isLive = 1 BEGIN
    INSERT INTO language_count VALUES ('newsroom', 1, NEW.language, 1), ('section', NEW.sectionId, NEW.language, 1)
        ON CONFLICT DO UPDATE SET articleCount = articleCount + 1;
END;

CREATE TRIGGER article_counted_anew_in_language AFTER UPDATE OF isLive, sectionId, language ON article
WHEN NEW.isLive <> OLD.isLive OR NEW.sectionId <> OLD.sectionId OR NEW.language <> OLD.language BEGIN
    -- What it counted for before, then what it counts for now.
    UPDATE language_count SET articleCount = articleCount - 1
        WHERE OLD.isLive = 1 AND kind = 'newsroom' AND language = OLD.language AND resourceId = 1;
    UPDATE language_count SET articleCount = articleCount - 1
        WHERE OLD.isLive = 1 AND kind = 'section' AND language = OLD.language AND resourceId = OLD.sectionId;
    UPDATE language_count SET articleCount = articleCount - 1
        WHERE OLD.isLive = 1 AND kind = 'tag' AND language = OLD.language AND resourceId IN (SELECT tagId FROM article_tag WHERE articleId = NEW.id);
    UPDATE language_count SET articleCount = articleCount - 1
        WHERE OLD.isLive = 1 AND kind = 'author' AND language = OLD.language AND resourceId IN (SELECT authorId FROM article_author WHERE articleId = NEW.id);
    INSERT INTO language_count
        SELECT kind, id, NEW.language, 1 FROM (
            SELECT 'newsroom' kind, 1 id UNION ALL SELECT 'section', NEW.sectionId
            UNION ALL SELECT 'tag', tagId FROM article_tag WHERE articleId = NEW.id
            UNION ALL SELECT 'author', authorId FROM article_author WHERE articleId = NEW.id)
        WHERE NEW.isLive = 1
        ON CONFLICT DO UPDATE SET articleCount = articleCount + 1;
END;

CREATE TRIGGER article_tag_added_in_language AFTER INSERT ON article_tag BEGIN
    INSERT INTO language_count
        SELECT 'tag', NEW.tagId, language, 1 FROM article WHERE id = NEW.articleId AND isLive = 1
        ON CONFLICT DO UPDATE SET articleCount = articleCount + 1;
END;

CREATE TRIGGER article_tag_removed_in_language AFTER DELETE ON article_tag BEGIN
    UPDATE language_count SET articleCount = articleCount - 1
        WHERE kind = 'tag' AND resourceId = OLD.tagId
            AND language = (SELECT language FROM article WHERE id = OLD.articleId AND isLive = 1);
END;

CREATE TRIGGER article_author_added_in_language AFTER INSERT ON article_author BEGIN
    INSERT INTO language_count
        SELECT 'author', NEW.authorId, language, 1 FROM article WHERE id = NEW.articleId AND isLive = 1
        ON CONFLICT DO UPDATE SET articleCount = articleCount + 1;
END;

CREATE TRIGGER article_author_removed_in_language AFTER DELETE ON article_author BEGIN
    UPDATE language_count SET articleCount = articleCount - 1
        WHERE kind = 'author' AND resourceId = OLD.authorId
            AND language = (SELECT language FROM article WHERE id = OLD.articleId AND isLive = 1);
END;

CREATE TRIGGER section_deleted_in_languages AFTER DELETE ON section BEGIN
    DELETE FROM language_count WHERE kind = 'section' AND resourceId = OLD.id;
END;

CREATE TRIGGER tag_deleted_in_languages AFTER DELETE ON tag BEGIN
    DELETE FROM language_count WHERE kind = 'tag' AND resourceId = OLD.id;
END;

CREATE TRIGGER author_deleted_in_languages AFTER DELETE ON author BEGIN
    DELETE FROM language_count WHERE kind = 'author' AND resourceId = OLD.id;
END;

CREATE INDEX article_trashed ON article (updatedAt, id, deletedAt) WHERE deletedAt IS NOT NULL;

CREATE INDEX article_by_update ON article (updatedAt, id) WHERE deletedAt IS NULL;

CREATE INDEX article_by_status ON article (status, updatedAt, id) WHERE status <> 'published' AND deletedAt IS NULL;

CREATE TRIGGER article_slug_given BEFORE INSERT ON article BEGIN
    UPDATE article SET slug = slug || '-trashed-' || id WHERE slug = NEW.slug AND deletedAt IS NOT NULL;
END;

CREATE TRIGGER article_slug_changed BEFORE UPDATE OF slug ON article WHEN NEW.slug <> OLD.slug BEGIN
    UPDATE article SET slug = slug || '-trashed-' || id WHERE slug = NEW.slug AND deletedAt IS NOT NULL;
END;

CREATE TRIGGER section_edited AFTER UPDATE OF slug, name, description, position ON section BEGIN
    UPDATE section SET version = version + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER tag_edited AFTER UPDATE OF slug, name ON tag BEGIN
    UPDATE tag SET version = version + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER author_edited AFTER UPDATE OF slug, name, biography, pictureId ON author BEGIN
    UPDATE author SET version = version + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER topic_edited AFTER UPDATE OF slug, title, type, language, definitionHtml, imageId ON topic BEGIN
    UPDATE topic SET version = version + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER gallery_edited AFTER UPDATE OF slug, kind, language, title, description, publishedAt, posterId ON gallery BEGIN
    UPDATE gallery SET version = version + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER collection_edited AFTER UPDATE OF slug, title, position ON collection BEGIN
    UPDATE collection SET version = version + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER comment_edited AFTER UPDATE OF status, name, text ON comment BEGIN
    UPDATE comment SET version = version + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER gallery_item_replaced AFTER UPDATE OF mediaId ON gallery_item BEGIN
    UPDATE gallery SET version = version + 1 WHERE id = NEW.galleryId;
END;

CREATE TRIGGER collection_item_replaced AFTER UPDATE OF topicId, galleryId ON collection_item BEGIN
    UPDATE collection SET version = version + 1 WHERE id = NEW.collectionId;
END;

CREATE TABLE "former_id" (
    -- The ids of what was merged into another of its kind, and which that is.
    kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author', 'topic', 'gallery', 'media')),
    id INTEGER NOT NULL,
    resourceId INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX former_id_by_resource ON former_id (kind, resourceId);

CREATE TABLE topic_search (
    -- One row: how far topics have been looked for in what was written before they had their names, from the
    -- newest article to the oldest. Articles below beforeId are next, down to stopId; where names change on the
    -- way, once more from the newest down to where it was then. Nothing is looked for where beforeId is 0.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    beforeId INTEGER NOT NULL DEFAULT 0 CHECK (beforeId >= 0),
    stopId INTEGER NOT NULL DEFAULT 0 CHECK (stopId >= 0),
    beginsAnew INTEGER NOT NULL DEFAULT 0 CHECK (beginsAnew IN (0, 1)),
    -- How often names have changed: what was found with others is not written.
    generation INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER topic_name_added AFTER INSERT ON topic_name BEGIN
    UPDATE topic_search SET generation = generation + 1, beginsAnew = beforeId > 0, stopId = beforeId,
        beforeId = iif(beforeId > 0, beforeId, (SELECT ifnull(max(id) + 1, 0) FROM article));
END;

CREATE TRIGGER topic_name_removed AFTER DELETE ON topic_name BEGIN
    UPDATE topic_search SET generation = generation + 1, beginsAnew = beforeId > 0, stopId = beforeId,
        beforeId = iif(beforeId > 0, beforeId, (SELECT ifnull(max(id) + 1, 0) FROM article));
END;

CREATE INDEX import_record_by_resource ON import_record (kind, resourceId, sourceId)
    WHERE kind IN ('section', 'tag', 'author', 'topic');

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

CREATE VIRTUAL TABLE search_public_1 USING fts5(
    title, names, lead, body, filters, content = '',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

CREATE VIRTUAL TABLE search_hidden_1 USING fts5(
    title, names, lead, body, filters, content = '',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

CREATE VIRTUAL TABLE search_title_1 USING fts5(
    words, content = '', detail = none, columnsize = 0,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

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

CREATE TRIGGER tag_named AFTER INSERT ON tag BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('tag', NEW.id, 9223372036854775807);
END;

CREATE TRIGGER tag_renamed AFTER UPDATE OF name ON tag WHEN NEW.name <> OLD.name BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('tag', NEW.id, 0);
END;

CREATE TRIGGER tag_unnamed AFTER DELETE ON tag BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('tag', OLD.id, 9223372036854775807);
END;

CREATE TRIGGER author_named AFTER INSERT ON author BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('author', NEW.id, 9223372036854775807);
END;

CREATE TRIGGER author_renamed AFTER UPDATE OF name ON author WHEN NEW.name <> OLD.name BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('author', NEW.id, 0);
END;

CREATE TRIGGER author_unnamed AFTER DELETE ON author BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('author', OLD.id, 9223372036854775807);
END;

CREATE TRIGGER section_named AFTER INSERT ON section BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('section', NEW.id, 9223372036854775807);
END;

CREATE TRIGGER section_renamed AFTER UPDATE OF name ON section BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('section', NEW.id, 9223372036854775807);
END;

CREATE TRIGGER section_unnamed AFTER DELETE ON section BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('section', OLD.id, 9223372036854775807);
END;

CREATE TRIGGER topic_named AFTER INSERT ON topic_name BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('topic', NEW.topicId, iif(EXISTS (SELECT 1 FROM article_topic WHERE topicId = NEW.topicId), 0, 9223372036854775807));
END;

CREATE TRIGGER topic_unnamed AFTER DELETE ON topic_name BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES ('topic', OLD.topicId, iif(EXISTS (SELECT 1 FROM article_topic WHERE topicId = OLD.topicId), 0, 9223372036854775807));
END;

CREATE TRIGGER former_id_given AFTER INSERT ON former_id WHEN NEW.kind IN ('section', 'tag', 'author', 'topic') BEGIN
    INSERT OR REPLACE INTO search_renamed (kind, id, afterArticle) VALUES (NEW.kind, NEW.resourceId, 0);
END;

CREATE TABLE newsroom_uid (
    -- One row: what tells this newsroom from all others, for good. An archive carries it.
    kind TEXT NOT NULL PRIMARY KEY CHECK (kind = 'newsroom'),
    uid TEXT NOT NULL CHECK (uid GLOB replace(hex(zeroblob(16)), '0', '[0-9a-f]'))
) STRICT, WITHOUT ROWID;

CREATE TABLE "change" (
    -- Every change of what readers can see, in the order of the commits, and of what editors alone see. Sync,
    -- events, webhooks and caches read it; nothing else announces changes.
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN
        ('section', 'tag', 'author', 'topic', 'media', 'gallery', 'collection', 'article', 'comment', 'site',
        'ranking')),
    resourceId INTEGER NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'delete')),
    isPublic INTEGER NOT NULL DEFAULT 1 CHECK (isPublic IN (0, 1)),
    -- Why readers see it no more. Of an update: 'reference' where not the thing itself has changed, but something
    -- that it shows; 'addresses' where those of all things have.
    reason TEXT CHECK (reason IN ('withdrawn', 'unpublished', 'deleted', 'merged', 'moderated', 'trashed',
        'reference', 'addresses')),
    -- The name of the key, or of what imported it; without one it was the newsroom itself, or a reader.
    actor TEXT,
    -- What took the place of what was deleted: it was merged.
    replacementId INTEGER,
    -- What it was called that was deleted: nothing else knows it from then on.
    name TEXT,
    -- The slug of what readers see no more, as they knew it.
    slug TEXT,
    -- What an article was in and is not any more: ids by kind, and languages. {"section":["3"],"language":["en"]}
    leaves TEXT CHECK (leaves IS NULL OR json_valid(leaves)),
    -- The place of what readers see: without gaps, so that nobody can tell from it how much is drafted.
    number INTEGER CHECK ((number IS NULL) OR isPublic)
) STRICT;

CREATE INDEX change_of_deleted ON change (kind, resourceId) WHERE name IS NOT NULL;

CREATE UNIQUE INDEX change_by_number ON change (number) WHERE number IS NOT NULL;

CREATE TRIGGER change_numbered AFTER INSERT ON change WHEN NEW.isPublic BEGIN
    UPDATE change SET number = 1 + ifnull((SELECT max(number) FROM change WHERE number IS NOT NULL), 0)
    WHERE sequence = NEW.sequence;
END;

CREATE INDEX gallery_due ON gallery (publishedAt) WHERE isLive = 0 AND publishedAt IS NOT NULL;

CREATE INDEX collection_item_due ON collection_item (endsAt) WHERE hasEnded = 0 AND endsAt IS NOT NULL;

CREATE TRIGGER tag_visibility_changed AFTER UPDATE OF articleCount ON tag
WHEN (OLD.articleCount = 0) <> (NEW.articleCount = 0) BEGIN
    INSERT INTO change (at, kind, resourceId, operation, reason, slug) VALUES (
        ifnull((SELECT at FROM change ORDER BY sequence DESC LIMIT 1), unixepoch()), 'tag', NEW.id,
        iif(NEW.articleCount = 0, 'delete', 'create'), iif(NEW.articleCount = 0, 'unpublished', 'reference'),
        iif(NEW.articleCount = 0, NEW.slug, NULL)
    );
END;

CREATE TRIGGER author_visibility_changed AFTER UPDATE OF articleCount ON author
WHEN (OLD.articleCount = 0) <> (NEW.articleCount = 0) BEGIN
    INSERT INTO change (at, kind, resourceId, operation, reason, slug) VALUES (
        ifnull((SELECT at FROM change ORDER BY sequence DESC LIMIT 1), unixepoch()), 'author', NEW.id,
        iif(NEW.articleCount = 0, 'delete', 'create'), iif(NEW.articleCount = 0, 'unpublished', 'reference'),
        iif(NEW.articleCount = 0, NEW.slug, NULL)
    );
END;

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

CREATE TABLE preview (
    -- Whoever has the token sees the article, whatever its status, until it ends.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    -- SHA-256 of the token: whoever reads this file opens nothing with it.
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    createdAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL CHECK (expiresAt > createdAt),
    createdBy TEXT NOT NULL
) STRICT;

CREATE INDEX preview_by_article ON preview (articleId, id);

CREATE INDEX preview_by_end ON preview (expiresAt);

CREATE INDEX media_by_hash ON media (hash) WHERE hash IS NOT NULL;

CREATE TRIGGER media_edited AFTER UPDATE OF kind, url, width, height, bytes, mimeType, durationSeconds, alt, caption,
    credit, hash, frames, placeholder, focalX, focalY ON media BEGIN
    UPDATE media SET version = version + 1 WHERE id = NEW.id;
END;
