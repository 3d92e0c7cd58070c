package import NewsDomain

extension Shape where Value == Site {
    /// The site.
    package static let site = Shape([
        .uri("url") { $0.url },
        .string("name") { $0.name },
        .string("tagline") { $0.tagline },
        .string("language") { $0.language.text },
        .string("direction") { $0.language.direction.rawValue },
        .string("timeZone") { $0.timeZone.identifier },
        .object("logo", .image) { $0.logo },
        .list("social", .siteLink) { $0.links },
        .object("addressPatterns", .addressPatterns) { $0.patterns },
        .integer("version") { $0.version },
        .timestamp("updatedAt") { $0.updatedAt },
    ])
}

extension Shape where Value == SiteLink {
    /// The site elsewhere.
    static let siteLink = Shape([
        .string("name") { $0.name },
        .uri("url") { $0.url },
    ])
}

extension Shape where Value == AddressPatterns {
    /// How addresses are made, by kind.
    static let addressPatterns = Shape(
        AddressedKind.allCases.map { kind in Field.string(kind.rawValue) { $0[kind].text } }
    )
}

extension Shape where Value == ResolvedAddress {
    /// What an address means.
    package static let resolved = Shape([
        .string("type") { $0.thing?.kind.rawValue ?? "site" },
        .custom("id") { resolved, json in
            if let thing = resolved.thing { json.integer(thing.id) } else { json.null() }
        },
        .string("slug") { $0.thing?.slug },
        .string("url") { $0.url },
        .boolean("redirect") { $0.isRedirect },
    ])
}
