/// The attributes that may be kept somewhere.
enum AttributeName: UInt8 {
    case href, src, id, alt, title, width, height, rel, lang, dir
    case srcset, sizes, loading, cite, datetime, hreflang, name, `class`
    case colspan, rowspan, scope, headers, abbr, span
    case start, reversed, type, value
    case open, loop, muted, playsinline, preload, poster, kind, srclang, label, `default`, media

    /// All of them with their spellings, the frequent ones first because they are searched in line.
    static let all: [(name: AttributeName, spelling: StaticString)] = [
        (.href, "href"), (.class, "class"), (.src, "src"), (.id, "id"), (.alt, "alt"), (.title, "title"),
        (.width, "width"), (.height, "height"), (.rel, "rel"), (.lang, "lang"), (.dir, "dir"), (.srcset, "srcset"),
        (.sizes, "sizes"), (.loading, "loading"), (.cite, "cite"), (.datetime, "datetime"), (.hreflang, "hreflang"),
        (.name, "name"), (.colspan, "colspan"), (.rowspan, "rowspan"), (.scope, "scope"), (.headers, "headers"),
        (.abbr, "abbr"), (.span, "span"), (.start, "start"), (.reversed, "reversed"), (.type, "type"),
        (.value, "value"), (.open, "open"), (.loop, "loop"), (.muted, "muted"), (.playsinline, "playsinline"),
        (.preload, "preload"), (.poster, "poster"), (.kind, "kind"), (.srclang, "srclang"), (.label, "label"),
        (.default, "default"), (.media, "media"),
    ]

    /// How an attribute's value is judged and written.
    var sort: AttributeSort {
        switch self {
        case .href: .link
        case .src, .poster, .cite: .resource
        case .srcset: .candidates
        case .id, .name: .identifier
        case .headers: .identifiers
        case .class: .language
        case .rel: .relation
        case .lang, .hreflang, .srclang: .languageTag
        case .width, .height: .length
        case .colspan, .rowspan, .span: .natural
        case .start, .value: .integer
        case .reversed, .open, .loop, .muted, .playsinline, .default: .flag
        case .dir: .keyword(["ltr", "rtl", "auto"])
        case .loading: .keyword(["lazy", "eager"])
        case .scope: .keyword(["row", "col", "rowgroup", "colgroup"])
        case .preload: .keyword(["none", "metadata", "auto"])
        case .kind: .keyword(["subtitles", "captions", "descriptions", "chapters", "metadata"])
        case .alt, .title, .abbr, .label, .sizes, .media, .datetime, .type: .text
        }
    }
}

/// The sorts of attribute value.
enum AttributeSort {
    case text
    case link
    case resource
    case candidates
    case identifier
    case identifiers
    case language
    case relation
    case languageTag
    case length
    case natural
    case integer
    case flag
    case keyword([StaticString])
}

/// A set of attributes.
struct AttributeSet: OptionSet {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ name: AttributeName) { rawValue = 1 << UInt64(name.rawValue) }

    /// What every kept element may have.
    static let everywhere: AttributeSet = [.id, .lang, .dir, .title]

    static let abbr = AttributeSet(.abbr)
    static let alt = AttributeSet(.alt)
    static let cite = AttributeSet(.cite)
    static let `class` = AttributeSet(.class)
    static let colspan = AttributeSet(.colspan)
    static let datetime = AttributeSet(.datetime)
    static let `default` = AttributeSet(.default)
    static let dir = AttributeSet(.dir)
    static let headers = AttributeSet(.headers)
    static let height = AttributeSet(.height)
    static let href = AttributeSet(.href)
    static let hreflang = AttributeSet(.hreflang)
    static let id = AttributeSet(.id)
    static let kind = AttributeSet(.kind)
    static let label = AttributeSet(.label)
    static let lang = AttributeSet(.lang)
    static let loading = AttributeSet(.loading)
    static let loop = AttributeSet(.loop)
    static let media = AttributeSet(.media)
    static let muted = AttributeSet(.muted)
    static let name = AttributeSet(.name)
    static let open = AttributeSet(.open)
    static let playsinline = AttributeSet(.playsinline)
    static let poster = AttributeSet(.poster)
    static let preload = AttributeSet(.preload)
    static let rel = AttributeSet(.rel)
    static let reversed = AttributeSet(.reversed)
    static let rowspan = AttributeSet(.rowspan)
    static let scope = AttributeSet(.scope)
    static let sizes = AttributeSet(.sizes)
    static let span = AttributeSet(.span)
    static let src = AttributeSet(.src)
    static let srclang = AttributeSet(.srclang)
    static let srcset = AttributeSet(.srcset)
    static let start = AttributeSet(.start)
    static let title = AttributeSet(.title)
    static let type = AttributeSet(.type)
    static let value = AttributeSet(.value)
    static let width = AttributeSet(.width)
}

/// Finds attributes by their names.
struct AttributeNames {
    static let standard = AttributeNames()

    /// The longest names that matter are told apart by eight bytes and the length.
    private struct Key: Equatable {
        var letters: UInt64 = 0
        var count: Int

        init(_ name: Bytes) {
            count = name.count
            for index in 0..<min(name.count, 8) { letters = letters << 8 | UInt64(name[index].lowercased) }
        }
    }

    private let keys: [Key]

    private init() {
        keys = AttributeName.all.map { Key(Bytes($0.spelling)) }
    }

    /// The place in ``AttributeName/all`` of the attribute with this name, in whatever case.
    func index(of name: Bytes) -> Int? {
        let key = Key(name)
        guard let index = keys.firstIndex(of: key) else { return nil }
        return key.count <= 8 || name.matches(AttributeName.all[index].spelling) ? index : nil
    }
}
