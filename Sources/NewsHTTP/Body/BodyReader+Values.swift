internal import NewsDomain
internal import NewsJSON

extension BodyReader {
    /// What a merge patch says of a member that may be null (RFC 7396): nil where it says nothing, nil inside for null.
    mutating func patch<Value>(_ name: String, _ read: (inout BodyReader) -> Value?) -> Value?? {
        guard has(name) else { return nil }
        return .some(read(&self))
    }

    /// What a merge patch says of a member that may not be null: nil where it says nothing or something wrong.
    mutating func change<Value>(_ name: String, _ read: (inout BodyReader) -> Value?) -> Value? {
        guard has(name) else { return nil }
        guard value(name) != nil else {
            if !isWrong(name) { fault(name, "required", "“\(name)” cannot be null.") }
            return nil
        }
        return read(&self)
    }

    /// Notes that a member that has to be there is not, or is null.
    mutating func require(_ name: String) {
        guard value(name) == nil else { return }
        fault(name, "required", has(name) ? "“\(name)” cannot be null." : "“\(name)” is missing.")
    }

    /// `true` or `false`.
    mutating func flag(_ name: String) -> Bool? {
        switch value(name) {
        case .bool(let flag): return flag
        case nil: return nil
        default:
            wrongType(name, .boolean)
            return nil
        }
    }

    /// A whole number within a range.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .integer(let number) = value else {
            wrongType(name, .integer)
            return nil
        }
        guard let number = Int(exactly: number), range.contains(number) else {
            fault(
                name,
                "outOfRange",
                "“\(name)” must be from \(range.lowerBound) to \(range.upperBound).",
                FaultParams(min: range.lowerBound, max: range.upperBound, actual: Int(exactly: number))
            )
            return nil
        }
        return number
    }

    /// A number from 0 to 1.
    mutating func fraction(_ name: String) -> Double? {
        let number: Double?
        switch value(name) {
        case .integer(let whole)?: number = Double(whole)
        case .decimal(let decimal)?: number = decimal
        case nil: return nil
        default: number = nil
        }
        guard let number else {
            wrongType(name, .number)
            return nil
        }
        guard (0...1).contains(number) else {
            fault(name, "outOfRange", "“\(name)” must be from 0 to 1.", FaultParams(min: 0, max: 1))
            return nil
        }
        return number
    }

    /// A moment as RFC 3339 has it, from 1900 to 9999.
    mutating func timestamp(_ name: String) -> Timestamp? {
        guard let text = string(name) else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            fault(name, "notATime", "“\(name)” must be a time such as 2026-11-22T09:30:00Z.")
            return nil
        }
        guard time >= ArticleChange.earliest else {
            fault(name, "outOfRange", "“\(name)” must not be before 1900.")
            return nil
        }
        return time
    }

    /// A language tag.
    mutating func language(_ name: String) -> LanguageTag? {
        guard let text = string(name) else { return nil }
        guard let tag = LanguageTag(text), tag.namesALanguage else {
            fault(name, "notALanguage", "“\(name)” must be a language tag such as en or pt-BR (BCP 47).")
            return nil
        }
        return tag
    }

    /// A slug in the form that slugs have.
    mutating func slug(_ name: String = "slug") -> Slug? {
        guard let text = string(name) else { return nil }
        guard let slug = Slug(from: text), slug.text == text, !slug.looksLikeID else {
            let better = Slug(from: text).map { $0.looksLikeID ? $0.numbered(2) : $0 }
            let hint = better.map { " “\($0.text.abbreviated)” would do." } ?? ""
            let form = "lower-case letters and digits joined by “-”, at most \(Slug.maximumLength), not digits alone"
            let params = FaultParams(max: Slug.maximumLength, suggestion: better?.text)
            fault(name, "notASlug", "“\(name)” must be \(form).\(hint)", params)
            return nil
        }
        return slug
    }

    /// An absolute address of the web.
    mutating func url(_ name: String) -> String? {
        guard let text = string(name) else { return nil }
        guard let address = WebAddress(text) else {
            let form = "an absolute http or https URL of at most \(WebAddress.maximumLength) bytes"
            fault(name, "notAURL", "“\(name)” must be \(form).", FaultParams(max: WebAddress.maximumLength))
            return nil
        }
        return address.text
    }
}
