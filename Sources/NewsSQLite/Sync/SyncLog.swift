internal import NewsDomain

/// A run of the change log as copies read it: each thing once, where it was changed last.
struct SyncLog {
    /// A thing and its changes.
    struct Entry {
        let key: SyncKey
        /// In the order of the log.
        fileprivate(set) var changes: [Change]

        /// The place of the last of them.
        var last: Change { changes[changes.count - 1] }

        /// The slug that readers last knew, where the log says it.
        var slug: String? { changes.last { $0.slug != nil }?.slug }

        /// Whether a copy with this filter may hold what does not meet the filter now.
        func mayHaveLeft(_ filter: SyncFilter) -> Bool {
            // Only of articles does the log say what they have left.
            key.kind != .article || changes.contains { $0.mayLeave(filter) }
        }
    }

    /// By their last changes, in the order of the log.
    let entries: [Entry]

    /// Of some changes in their order those of these kinds.
    init(_ changes: some Collection<Change>, of kinds: [SyncKind]) {
        var entries: [SyncKey: Entry] = [:]
        for change in changes {
            guard let key = change.key, kinds.contains(key.kind) else { continue }
            entries[key, default: Entry(key: key, changes: [])].changes.append(change)
        }
        self.entries = entries.values.sorted { $0.last.sequence < $1.last.sequence }
    }
}

extension Change {
    /// What a copy calls the thing; nil for what no copy holds.
    fileprivate var key: SyncKey? { SyncKind(rawValue: kind.rawValue).map { SyncKey($0, id) } }

    /// Whether an article that met the filter may not do so from then on.
    fileprivate func mayLeave(_ filter: SyncFilter) -> Bool {
        // What ties an article's text to topics says nothing of those that it is no more tied to.
        operation == .delete || filter.topic != nil && reason == .reference || filter.names(any: leaves)
    }
}

extension SyncFilter {
    /// Whether it speaks of any of these.
    fileprivate func names(any scope: ChangeScope) -> Bool {
        section.map(scope.sections.contains) == true || author.map(scope.authors.contains) == true
            || topic.map(scope.topics.contains) == true || tags.joined().contains(where: scope.tags.contains)
            || languages.map { scope.languages.contains(where: $0.contains) } == true
    }
}
