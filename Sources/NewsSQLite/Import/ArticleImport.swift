internal import GRDB
internal import NewsDomain

extension ImportBatchWriter {
    /// Writes an article and its comments. What an editor did to it since it was last imported stays.
    func write(
        _ article: ImportedArticle,
        _ prepared: PreparedArticle,
        _ known: Int64?,
        _ statistics: TermStatistics,
        digest: Int64
    ) throws -> ImportOutcome {
        guard let section = try resolveOnce("section", article.section) else {
            return .skipped(reason: "its section is missing")
        }
        let wanted = try fields(of: article, section: section)
        let written: WrittenRecord
        if let known {
            guard let stored = try db.storedArticle(known) else {
                return .skipped(reason: "it was deleted here")
            }
            guard stored.deletedAt == nil else { return .skipped(reason: "it lies in the trash here") }
            written = try update(known, stored, wanted, article, prepared.text, statistics)
        } else {
            written = try create(wanted, article, prepared.text, statistics)
        }
        let hasNews = try write(article.comments, prepared.commentDigests, article: written.id, isNew: known == nil)
        for address in article.formerAddresses {
            rows.formerAddresses.append(address.path, address.host ?? "", written.id)
        }
        if known == nil {
            for hour in article.views { try db.countViews(hour.views, of: written.id, inHour: hour.hour) }
        }
        remember("article", article.sourceID, resource: written.id, digest: digest, written.memory)
        return written.outcome == .unchanged && hasNews ? .updated : written.outcome
    }

    private func create(
        _ wanted: ArticleFields,
        _ article: ImportedArticle,
        _ text: PreparedText,
        _ statistics: TermStatistics
    ) throws -> WrittenRecord {
        let content = ArticleContent(
            wanted,
            updatedAt: article.updatedAt,
            text,
            keyTerms: statistics.keyTerms(of: text.terms)
        )
        let (id, stored) = try articleWriter.insert(content)
        var memory = FieldMemory()
        for column in ArticleFields.columns {
            let given = column.text(wanted)
            let isWorkedOut = column.field == .slug || column.field == .publishedAt
            memory.note(column.name, given: given, kept: isWorkedOut ? column.text(stored) : given)
        }
        return WrittenRecord(id: id, outcome: .created, memory: memory)
    }

    private func update(
        _ id: Int64,
        _ stored: StoredArticle,
        _ wanted: ArticleFields,
        _ article: ImportedArticle,
        _ text: PreparedText,
        _ statistics: TermStatistics
    ) throws -> WrittenRecord {
        let memory = try imported.memory("article", article.sourceID)
        var merge = FieldMerge(
            memory,
            edited: try memory == nil ? db.fieldsEdited(ofArticle: id, besides: articleWriter.actor) : []
        )
        let present = stored.edited
        let merged = present.taking(wanted, &merge)
        // Whoever imports what was withdrawn here is told each time.
        if present.status == .withdrawn, wanted.status == .published { merge.tell("status") }
        if merged != present {
            // What others wrote meanwhile is no older than that.
            let updatedAt = merge.next.isAsGiven ? article.updatedAt : max(article.updatedAt ?? now, stored.updatedAt)
            let isWanted = (merged.title, merged.body, merged.summary) == (wanted.title, wanted.body, wanted.summary)
            let content =
                try isWanted
                ? ArticleContent(merged, updatedAt: updatedAt, text, keyTerms: statistics.keyTerms(of: text.terms))
                : ArticleContent(merged, updatedAt: updatedAt, db)
            try articleWriter.update(id, from: stored, content)
        }
        return WrittenRecord(id: id, outcome: merge.outcome(isChanged: merged != present), memory: merge.next)
    }

    private func fields(of article: ImportedArticle, section: Int64) throws -> ArticleFields {
        ArticleFields(
            slug: article.slug,
            language: article.language,
            title: article.title,
            kicker: article.kicker,
            summary: article.summary,
            body: article.body,
            section: section,
            authors: try article.authors.compactMap { try resolveOnce("author", $0) }.withoutRepeats,
            tags: try article.tags.compactMap { try resolveOnce("tag", $0) }.withoutRepeats,
            topics: try article.topics.compactMap { try resolveOnce("topic", $0) }.withoutRepeats,
            galleries: try article.galleries.compactMap { try resolveOnce("gallery", $0) },
            image: try article.heroImage.flatMap { try resolveOnce("media", $0) },
            status: article.status,
            publishedAt: article.publishedAt,
            commentsOpen: article.commentsOpen,
            corrections: article.corrections,
            canonicalURL: article.canonicalURL,
            source: article.source,
            optsOutOfRelated: article.optsOutOfRelated
        )
    }
}

extension ArticleFields {
    /// The fields with what a source has changed. What it leaves to the newsroom, a slug or a moment, stays.
    fileprivate func taking(_ wanted: ArticleFields, _ merge: inout FieldMerge) -> ArticleFields {
        var (wanted, merged) = (wanted, self)
        wanted.slug = wanted.slug ?? slug
        if wanted.status != .draft { wanted.publishedAt = wanted.publishedAt ?? publishedAt }
        for column in Self.columns where merge.takes(column.name, column.text(wanted), over: column.text(self)) {
            column.copy(&merged, wanted)
        }
        return merged
    }
}

extension Database {
    /// The fields that somebody else changed, by the names of their columns.
    fileprivate func fieldsEdited(ofArticle id: Int64, besides actor: String) throws -> Set<String> {
        let sql = """
            SELECT DISTINCT j.key FROM article_revision r, json_each(r.before) j WHERE r.articleId = ? AND r.actor <> ?
            """
        return Set(try lookUpAll(sql, id, actor) { $0.next() as String })
    }
}
