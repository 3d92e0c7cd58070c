/// The site: what it says of itself, and what its addresses mean.
package struct SiteDesk: Sendable {
    private let repository: any SiteRepository
    private let clock: any NewsClock

    /// A desk of the site in the repository.
    package init(repository: any SiteRepository, clock: any NewsClock) {
        self.repository = repository
        self.clock = clock
    }

    /// The most characters of an address that is asked about.
    package static let maximumAddress = 2_000

    /// See ``SiteRepository/site()``.
    package func site() throws -> Site {
        try repository.site()
    }

    /// See ``SiteRepository/changeSite(_:_:at:)``.
    package func change(_ change: SiteChange, _ condition: VersionCondition) async throws -> Site {
        try await repository.changeSite(change, condition, at: clock.now())
    }

    /// What an address of the site means: an absolute one, or its path. For editors also what readers may not know of.
    ///
    /// Throws ``NewsError/Code/invalid`` where the text is no address, ``NewsError/Code/notFound`` where nothing is there,
    /// or it is of another site, ``NewsError/Code/gone`` where it was withdrawn.
    package func resolve(_ text: String, isEditorial: Bool) throws -> ResolvedAddress {
        guard let address = SiteAddress(text) else {
            let detail = "“url” must be an http or https address, or a path that begins with “/”."
            let fault = Fault(.parameter("url"), code: "notAURL", detail: detail)
            throw NewsError(.invalid, detail, faults: [fault])
        }
        let resolver = AddressResolver(
            repository: repository,
            addresses: repository.addresses,
            isEditorial: isEditorial,
            now: clock.now()
        )
        return try resolver.resolve(address)
    }
}
