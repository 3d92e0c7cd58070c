/// What copies of the newsroom are kept up to date with.
package protocol SyncRepository: Sendable {
    /// The filter by ids.
    ///
    /// Throws ``NewsError/Code/invalid`` with a fault for each name of what there is not, or what readers may not know of.
    func syncFilter(_ query: SyncFilterQuery, at now: Timestamp) throws -> SyncFilter

    /// What comes after a place; without one, how a copy begins: all things by kind and id, then what was changed meanwhile.
    ///
    /// Of what was changed, each thing is named once, as it is now: where readers see it and it meets the filter it is taken
    /// in, else thrown out. At most ``SyncPage/maximumRows`` things or changes are looked at, with a number of statements
    /// that does not depend on how much there is; a page may be empty and yet not the last. Of articles only `parts` are read.
    ///
    /// Throws ``NewsError/Code/mustRefetch`` where the place is not known any more, or is not of this newsroom, and where
    /// what the filter names is no more; ``ReadBudget/Exceeded`` where others wait for the thread and it may take longer.
    func syncPage(
        _ selection: SyncSelection,
        parts: ArticleParts,
        after place: SyncPlace?,
        at now: Timestamp
    ) throws -> SyncPage
}
