/// The characters that mean something in what a reader types, with those that keyboards of other scripts give for them.
enum QueryMark {
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }

    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "\u{FF0D}"
    }

    static func isBar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "|" || scalar == "\u{FF5C}"
    }

    /// What closes a phrase that the quote opens; nil for what is no opening quote.
    static func closing(_ quote: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch quote {
        case "\"", "\u{FF02}": [quote]
        case "“": ["”", "“"]
        case "”": ["”"]
        case "„": ["“", "”", "„"]
        case "«": ["»"]
        case "»": ["«", "»"]
        case "「": ["」"]
        case "『": ["』"]
        default: nil
        }
    }

    /// Whether the quote opens a phrase behind a space alone, since it closes them as well.
    static func closesToo(_ quote: Unicode.Scalar) -> Bool {
        quote == "\"" || quote == "\u{FF02}" || quote == "”" || quote == "»"
    }

    static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        closing(scalar) != nil || scalar == "」" || scalar == "』"
    }
}
