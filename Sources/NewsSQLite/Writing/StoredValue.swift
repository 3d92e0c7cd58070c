internal import Foundation
internal import NewsDomain

/// What a field of a row holds, and how it is kept: bound to a column, and as a text in revisions.
protocol StoredValue {
    /// What is bound to the field's column.
    var bindable: any BindableValue { get }

    /// What archives hold of it, and whether it may be without value.
    static func archived(_ name: String) -> ArchiveField

    /// The value of what the column holds, as a text; of what is no such value one that stands for nothing.
    init(stored text: String?)
}

extension String: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .required(name, .text) }
    var bindable: any BindableValue { self }
    init(stored text: String?) { self = text ?? "" }
}

extension Bool: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .required(name, .boolean) }
    var bindable: any BindableValue { self }
    init(stored text: String?) { self = text == "1" }
}

extension Int64: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .required(name, .number(from: 0)) }
    var bindable: any BindableValue { self }
    init(stored text: String?) { self = text.flatMap { Int64($0) } ?? 0 }
}

extension Timestamp: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .required(name, .time) }
    var bindable: any BindableValue { seconds }
    init(stored text: String?) { self.init(seconds: Int64(stored: text)) }
}

extension LanguageTag: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .required(name, .language) }
    var bindable: any BindableValue { text }
    init(stored text: String?) { self.init(trusted: text ?? LanguageTag.english.text) }
}

extension Slug: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .required(name, .slug) }
    var bindable: any BindableValue { text }
    init(stored text: String?) { self.init(trusted: text ?? "") }
}

extension ArticleStatus: StoredValue {
    static func archived(_ name: String) -> ArchiveField {
        .required(name, .choice(ArticleStatus.allCases.map(\.rawValue)))
    }
    var bindable: any BindableValue { rawValue }
    init(stored text: String?) { self = text.flatMap(ArticleStatus.init) ?? .draft }
}

/// The HTML; the plain text beside it is worked out.
extension Body: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .required(name, .html) }
    var bindable: any BindableValue { html }
    init(stored text: String?) { self.init(html: text ?? "", text: "") }
}

extension Optional: StoredValue where Wrapped: StoredValue {
    static func archived(_ name: String) -> ArchiveField { .optional(name, Wrapped.archived(name).form) }
    var bindable: any BindableValue { self?.bindable ?? String?.none }
    init(stored text: String?) { self = text.map { Wrapped(stored: $0) } }
}

/// A list is kept in rows of its own; revisions keep it as JSON.
extension Array: StoredValue where Element: StoredElement {
    static func archived(_ name: String) -> ArchiveField { .required(name, .text) }
    var bindable: any BindableValue { "[" + map(\.json).joined(separator: ",") + "]" }

    init(stored text: String?) {
        let elements = text.flatMap { try? JSONDecoder().decode([Element.Kept].self, from: Data($0.utf8)) }
        self = elements?.map(Element.init(kept:)) ?? []
    }
}

/// What lists hold.
protocol StoredElement {
    /// What JSON keeps of it.
    associatedtype Kept: Decodable

    /// Without spaces.
    var json: String { get }

    init(kept: Kept)
}

extension Int64: StoredElement {
    var json: String { String(self) }
    init(kept: Int64) { self = kept }
}

extension Correction: StoredElement {
    /// `[at,text]`
    struct Kept: Decodable {
        let at: Int64
        let text: String

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            at = try values.decode(Int64.self)
            text = try values.decode(String.self)
        }
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A text always encodes.
        let quoted = (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
        return "[\(at.seconds),\(quoted)]"
    }

    init(kept: Kept) { self.init(at: Timestamp(seconds: kept.at), text: kept.text) }
}
