/// What an address of the site means.
package struct ResolvedAddress: Sendable {
    /// What it is of; nil for the site itself.
    package var thing: AddressedThing?
    /// The address that the thing has now.
    package var url: String
    /// Whether that is another one than was asked for.
    package var isRedirect: Bool
}

/// Finds what addresses mean.
package struct AddressResolver {
    private let repository: any SiteRepository
    private let addresses: SiteAddresses
    private let isEditorial: Bool
    private let now: Timestamp

    /// A resolver of the site's addresses at a moment; for editors also of what readers may not know of.
    package init(repository: any SiteRepository, isEditorial: Bool, at now: Timestamp) {
        self.repository = repository
        addresses = repository.addresses
        self.isEditorial = isEditorial
        self.now = now
    }

    /// The most characters of an address that is asked about.
    package static let maximumAddress = 2_000

    /// What an address of the site means: an absolute one, or its path.
    ///
    /// Throws ``NewsError/Code/invalid`` where the text is no address, ``NewsError/Code/notFound`` where nothing is there,
    /// or it is of another site, ``NewsError/Code/gone`` where it was withdrawn.
    package func resolve(_ text: String) throws -> ResolvedAddress {
        guard let address = SiteAddress(text) else {
            let detail = "“url” must be an http or https address, or a path that begins with “/”."
            let fault = Fault(.parameter("url"), code: "notAURL", detail: detail)
            throw NewsError(.invalid, detail, faults: [fault])
        }
        return try resolve(address)
    }

    private static let notFound = NewsError(.notFound, "Nothing of this site is at that address.")

    /// What is at an address, by the patterns of the site or by where it was before.
    private func resolve(_ address: SiteAddress) throws -> ResolvedAddress {
        guard let path = ownPath(of: address) else { return try resolveFormer(address, orElse: Self.notFound) }
        var below = address
        below.path = path
        // WordPress asks for posts at its own home page.
        if path == "/", FormerAddress(below) == nil {
            return ResolvedAddress(thing: nil, url: home, isRedirect: isForeign(address))
        }
        var reason = Self.notFound
        for kind in candidates {
            guard let match = addresses.patterns[kind].match(path) else { continue }
            do {
                let thing = try find(kind, match)
                let url = addresses.url(of: thing)
                let isRedirect = PercentEncoding.decode(addresses.path(of: thing)) != path || isForeign(address)
                return ResolvedAddress(thing: thing, url: url, isRedirect: isRedirect)
            } catch let error as NewsError where error.code == .notFound || error.code == .gone {
                // That something is gone says more than that there is nothing.
                if error.code == .gone { reason = error }
            }
        }
        do {
            return try resolveFormer(below, orElse: reason)
        } catch  where below.path != address.path {
            // An imported site may have been at the host's root.
            return try resolveFormer(address, orElse: reason)
        }
    }

    /// The kinds, those first whose addresses say most of what they are.
    private var candidates: [AddressedKind] {
        AddressedKind.allCases.enumerated()
            .sorted {
                let (a, b) = (
                    addresses.patterns[$0.element].literalLength, addresses.patterns[$1.element].literalLength
                )
                return a == b ? $0.offset < $1.offset : a > b
            }
            .map(\.element)
    }

    private func resolveFormer(_ address: SiteAddress, orElse reason: NewsError) throws -> ResolvedAddress {
        guard var former = FormerAddress(address) else { throw reason }
        // The site may be where an imported one was, or elsewhere.
        if isOwn(address) { former.host = nil }
        guard let id = try repository.formerArticle(at: former) else { throw reason }
        let thing: AddressedThing
        do {
            thing = try found(.article, .id(id))
        } catch let error as NewsError where error.code == .notFound {
            // Not a word of what is not published.
            throw reason
        }
        return ResolvedAddress(thing: thing, url: addresses.url(of: thing), isRedirect: true)
    }

    // MARK: Things

    private func find(_ kind: AddressedKind, _ match: AddressPattern.Match) throws -> AddressedThing {
        if let id = match.id { return try found(kind, .id(id)) }
        let slug = match.slug ?? ""
        do {
            return try found(kind, .slug(slug))
        } catch let error as NewsError where error.code == .notFound {
            // As somebody may type it: in upper case, or not composed.
            for form in Slug.spellings(of: slug) {
                if let thing = try foundOrNil(kind, .slug(form.text)) { return thing }
            }
            throw error
        }
    }

    private func foundOrNil(_ kind: AddressedKind, _ name: ResourceReference) throws -> AddressedThing? {
        do {
            return try found(kind, name)
        } catch let error as NewsError where error.code == .notFound {
            return nil
        }
    }

    private func found(_ kind: AddressedKind, _ name: ResourceReference) throws -> AddressedThing {
        switch try repository.addressed(kind, name, isEditorial: isEditorial, at: now) {
        case .here(let thing): return thing
        case .moved(let slug):
            guard case .here(let thing) = try repository.addressed(kind, .slug(slug), isEditorial: isEditorial, at: now)
            else { throw Self.notFound }
            return thing
        }
    }

    // MARK: Hosts

    private var home: String { addresses.base.isEmpty ? "/" : addresses.base + "/" }

    private var own: SiteAddress? { SiteAddress(addresses.base) }

    /// Whether it is on this site; a path alone is.
    private func isOwn(_ address: SiteAddress) -> Bool {
        guard let host = address.host else { return true }
        return own?.host.map { Self.bare($0) == Self.bare(host) } ?? false
    }

    /// Whether it is on the site by another name than the site's own.
    private func isForeign(_ address: SiteAddress) -> Bool {
        address.host.map { $0 != own?.host } ?? false
    }

    private static func bare(_ host: String) -> Substring {
        host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
    }

    /// The path below the site's own; nil where the address is not on the site.
    private func ownPath(of address: SiteAddress) -> String? {
        guard isOwn(address) else { return nil }
        guard let lead = own?.path, lead != "/" else { return address.path }
        guard address.path.hasPrefix(lead) else { return nil }
        let rest = address.path.dropFirst(lead.count)
        return rest.isEmpty ? "/" : rest.first == "/" ? String(rest) : nil
    }
}
