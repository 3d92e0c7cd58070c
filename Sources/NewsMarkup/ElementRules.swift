import CGumbo

/// An element's number: gumbo's tag, and past those the few elements gumbo has no name for.
typealias ElementCode = Int

/// What becomes of an element, and how the parser sees it.
struct ElementRule {
    /// What the writer does with it.
    var role: Role
    /// How it is placed when tags are read without gumbo.
    var shape: Shape
    /// The name it is written under: `h1` leaves as `h2`, `strike` as `s`.
    var name: StaticString
    /// The attributes it may have beside the ones every element may have.
    var attributes: AttributeSet = []
    /// Whether one may stand directly or indirectly in another of the same name.
    var mayNest = false

    /// The place of an element in the written document.
    enum Role: UInt8 {
        /// The tags go, the content stays where it is.
        case unwrapped
        /// As `unwrapped`, and not worth a line in the account of what was removed.
        case neutral
        /// The tags go, the content is set off from its neighbours.
        case divided
        /// The element goes with its content.
        case dropped
        case inline
        case rubyPart
        case lineBreak
        case wordBreak
        case image
        case frame
        /// What a plug-in showed: a link to it is left.
        case object
        case embed
        case parameter
        case player
        case picture
        case source
        case track
        case rule
        case paragraph
        case heading
        case preformatted
        case flow
        case figure
        case figureCaption
        case details
        case summary
        case list
        case item
        case descriptions
        case term
        case description
        case table
        case caption
        case columns
        case column
        case section
        case row
        case cell
    }

    /// The sorts of element HTML's tree construction tells apart, as far as reading tidy markup needs them.
    enum Shape: UInt8 {
        /// Inserted where it stands.
        case plain
        /// Inserted where it stands and kept in the list of formatting elements.
        case formatting
        /// A formatting element that closes another of its name.
        case anchor
        /// Closes an open paragraph.
        case block
        case heading
        case list
        case item
        case descriptions
        case description
        case paragraph
        case preformatted
        /// Has no content and no end tag.
        case void
        case rule
        /// Its content is not markup.
        case raw
        case rubyPart
        case table
        case caption
        case columns
        case column
        case section
        case row
        case cell
        /// Where only the full algorithm will do.
        case intricate
    }
}

extension ElementRule.Shape {
    /// Whether an open paragraph ends where this begins.
    var closesParagraph: Bool {
        switch self {
        case .block, .heading, .list, .item, .descriptions, .description, .paragraph, .preformatted, .rule, .table: true
        default: false
        }
    }

    /// Whether an end tag further out closes it without a word.
    var mayStayOpen: Bool {
        self == .paragraph || self == .item || self == .description
    }

    /// Whether this is a table or a part of one that holds no text.
    var isTableStructure: Bool {
        self == .table || self == .columns || self == .section || self == .row
    }

    var isFormatting: Bool { self == .formatting || self == .anchor }

    var isVoid: Bool { self == .void || self == .rule || self == .column }
}

/// The rules of all elements, found by number.
struct ElementRules {
    /// gumbo was made before `picture` became HTML.
    static let picture: ElementCode = Int(GUMBO_TAG_LAST.rawValue) + 1

    static let standard = ElementRules()

    private let rules: [ElementRule]

    subscript(code: ElementCode) -> ElementRule { rules[code] }

    /// The number of the element with this name, in whatever case.
    static func code(of name: Bytes) -> ElementCode {
        guard let start = name.baseAddress else { return Int(GUMBO_TAG_UNKNOWN.rawValue) }
        let tag = start.withMemoryRebound(to: CChar.self, capacity: name.count) {
            gumbo_tagn_enum($0, UInt32(name.count))
        }
        return tag == GUMBO_TAG_UNKNOWN && name.matches("picture") ? picture : Int(tag.rawValue)
    }

    private init() {
        let unknown = ElementRule(role: .unwrapped, shape: .plain, name: "")
        var rules = [ElementRule](repeating: unknown, count: Self.picture + 1)
        for (names, rule) in Self.groups {
            for name in names {
                var rule = rule
                if rule.name.utf8CodeUnitCount == 0 { rule.name = name }
                rules[Self.code(of: Bytes(name))] = rule
            }
        }
        self.rules = rules
    }
}

extension ElementRules {
    /// The number of all the elements gumbo does not know.
    static let unknown = Int(GUMBO_TAG_UNKNOWN.rawValue)
    static let lineBreak = Int(GUMBO_TAG_BR.rawValue)
    static let ruby = Int(GUMBO_TAG_RUBY.rawValue)
    static let anchor = Int(GUMBO_TAG_A.rawValue)
}
