/// Who knows the addresses of the site as it is by now: in memory, and no older than the last change that was acknowledged.
package protocol AddressSource: Sendable {
    var addresses: SiteAddresses { get }
}

/// Where the site is kept, and what is found by its addresses.
package protocol SiteRepository: AddressSource {
    /// The site as it is.
    func site() throws -> Site

    /// Changes the site in the name of `actor` and returns it as it is from then on.
    ///
    /// Throws ``NewsError/Code/preconditionFailed`` where its version is none that the condition allows,
    /// ``NewsError/Code/unprocessable`` with faults that point into the change.
    func changeSite(
        _ change: SiteChange,
        _ condition: VersionCondition,
        by actor: String,
        at now: Timestamp
    ) async throws -> Site

    /// The thing of a kind under a name, or where it has moved to.
    ///
    /// Throws ``NewsError/Code/notFound`` where there is none that readers may know of, ``NewsError/Code/gone`` where it
    /// was withdrawn; for editors whatever there is.
    func addressed(
        _ kind: AddressedKind,
        _ name: ResourceReference,
        isEditorial: Bool,
        at now: Timestamp
    ) throws -> LookupResult<AddressedThing>

    /// The article that was at an address before it was imported; nil where none was. Of a site that was imported, where
    /// the address names one.
    func formerArticle(at address: FormerAddress) throws -> Int64?
}
