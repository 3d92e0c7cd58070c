/// Makes the web addresses of everything on a site: of feeds, of answers, of whatever else says where a thing is.
///
/// Absolute where the site has an address itself, else the path; encoded as URIs are (RFC 3986). Made once for a state of
/// the site, as its addresses are made for each row of a list.
package final class SiteAddresses: Sendable {
    /// The version of the site whose addresses these are.
    package let version: Int
    /// Where the site is, encoded, without a `/` at the end; empty where nobody has said so.
    package let base: String
    /// Where the API is, which serves the files of media, without a `/` at the end; empty where nobody has said so.
    package let api: String
    package let patterns: AddressPatterns
    private let timeZone: SiteTimeZone
    /// The same for all states of a site whose things have the same addresses.
    package let digest: UInt64
    /// By the place of the kind.
    private let compiled: [[Piece]]

    /// A piece of an address.
    private enum Piece {
        case bytes([UInt8])
        case placeholder(AddressPattern.Placeholder)
    }

    /// The addresses of a site, whose API is below `api`.
    package init(_ site: Site, api: String = "") {
        version = site.version
        self.api = api
        base = site.url.flatMap(WebAddress.init).flatMap { WebAddress.base($0.text) } ?? ""
        patterns = site.patterns
        timeZone = site.timeZone
        digest = Self.digest(base, site)
        let lead = Array(base.utf8)
        compiled = AddressedKind.allCases.map { kind in
            site.patterns[kind].parts.enumerated()
                .map { index, part in
                    switch part {
                    case .literal(let text):
                        let encoded = Array(PercentEncoding.encodePath(text).utf8)
                        return .bytes(index == 0 ? lead + encoded : encoded)
                    case .placeholder(let placeholder): return .placeholder(placeholder)
                    }
                }
        }
    }

    private static func digest(_ base: String, _ site: Site) -> UInt64 {
        var hash = StableHash()
        hash.combine(base)
        for kind in AddressedKind.allCases { hash.combine(site.patterns[kind].text) }
        hash.combine(site.timeZone.identifier)
        return hash.value
    }

    /// The addresses of a site of which nobody has said anything.
    package static let standard = SiteAddresses(.standard)

    /// The address of a thing.
    package func url(of thing: AddressedThing) -> String {
        var bytes: [UInt8] = []
        write(thing) { bytes.append(contentsOf: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The path of a thing's address, as it follows the site's own.
    package func path(of thing: AddressedThing) -> String {
        String(url(of: thing).dropFirst(base.count))
    }

    /// Writes the address of a thing, piece by piece: ASCII that needs no escaping anywhere.
    package func write(_ thing: AddressedThing, _ put: (UnsafeRawBufferPointer) -> Void) {
        var date: CivilDate?
        for piece in compiled[thing.kind.place] {
            switch piece {
            case .bytes(let bytes): bytes.withUnsafeBytes(put)
            case .placeholder(.slug): PercentEncoding.write(thing.slug, put)
            case .placeholder(.section): PercentEncoding.write(thing.section, put)
            case .placeholder(.language): PercentEncoding.write(thing.language?.text ?? "", put)
            case .placeholder(.id): PercentEncoding.write(String(thing.id), put)
            case .placeholder(let part):
                let day = date ?? timeZone.civilDate(of: thing.date ?? Timestamp(seconds: 0))
                date = day
                Self.write(part, of: day, put)
            }
        }
    }

    private typealias CivilDate = (year: Int, month: Int, day: Int)

    private static func write(
        _ part: AddressPattern.Placeholder,
        of date: CivilDate,
        _ put: (UnsafeRawBufferPointer) -> Void
    ) {
        switch part {
        case .year:
            write(twoDigitsOf: date.year / 100, put)
            write(twoDigitsOf: date.year % 100, put)
        case .month: write(twoDigitsOf: date.month, put)
        default: write(twoDigitsOf: date.day, put)
        }
    }

    private static func write(twoDigitsOf number: Int, _ put: (UnsafeRawBufferPointer) -> Void) {
        let zero = UInt8(ascii: "0")
        withUnsafeBytes(
            of: (zero + UInt8(truncatingIfNeeded: number / 10), zero + UInt8(truncatingIfNeeded: number % 10)),
            put
        )
    }
}

extension AddressedKind {
    /// Its place among all.
    fileprivate var place: Int {
        switch self {
        case .article: 0
        case .section: 1
        case .tag: 2
        case .topic: 3
        case .author: 4
        case .gallery: 5
        case .collection: 6
        }
    }
}
