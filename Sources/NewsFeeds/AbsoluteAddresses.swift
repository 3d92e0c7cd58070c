package import NewsDomain

/// The addresses that stand in feeds and sitemaps, which nobody reads on the site itself: absolute as far as anybody has said
/// where the site or, failing that, the API is; else paths.
package struct AbsoluteAddresses: Sendable {
    private let site: SiteAddresses
    /// Where the API is for its readers, without a `/` at the end; nil where nobody has said so.
    package let api: String?

    package init(_ site: SiteAddresses, api: String?) {
        (self.site, self.api) = (site, api)
    }

    /// What stands before the path of an address.
    private var lead: String { site.base.isEmpty ? api ?? "" : site.base }

    /// The site's front page.
    package var home: String { lead + "/" }

    /// The page of a thing.
    package func url(of thing: AddressedThing) -> String {
        site.base.isEmpty ? lead + site.url(of: thing) : site.url(of: thing)
    }

    /// A document of the service itself, by its path. Where nobody has said where the API is it is taken to be reached through
    /// the site.
    package func service(_ path: String) -> String {
        (api ?? site.base) + path
    }
}
