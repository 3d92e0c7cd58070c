internal import NewsDomain

/// Slugs made faster than `Slug(from:)` does, for the titles that are put together here.
enum SyntheticSlug {
    /// The slug of a text of ASCII letters, digits and what parts them, as `Slug(from:)` makes it.
    static func of(_ text: String) -> String {
        var slug: [UInt8] = []
        append(text, to: &slug)
        return String(decoding: slug, as: UTF8.self)
    }

    /// The slug of an article's title, with the article's number behind it so that no two are the same.
    static func of(title: String, number: Int, language: LanguageTag) -> Slug {
        guard language == .english else {
            return (Slug(from: title) ?? Slug(trusted: language.text)).numbered(number)
        }
        var slug: [UInt8] = []
        slug.reserveCapacity(128)
        append(title, to: &slug)
        // The titles here are far shorter than a slug may be: nothing has to be cut.
        slug.append(UInt8(ascii: "-"))
        slug.append(contentsOf: String(number).utf8)
        return Slug(trusted: String(decoding: slug, as: UTF8.self))
    }

    private static func append(_ text: String, to slug: inout [UInt8]) {
        var parted = false
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x41...0x5A:
                if parted, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
                parted = false
                slug.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            default:
                parted = true
            }
        }
    }
}
