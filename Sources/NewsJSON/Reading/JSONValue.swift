/// A JSON value (RFC 8259, section 3) as it was read.
///
/// Strings are equal as Swift's strings are: two spellings of “é” are one.
package enum JSONValue: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without a fraction that fits.
    case integer(Int64)
    /// Any other number.
    case decimal(Double)
    /// A string, with its escapes undone.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)
}

/// The members of a JSON object, in the order in which they stand in the text, each name once.
///
/// Names are told apart by their bytes, as RFC 8259, section 8.3, asks: Swift takes two spellings of “é” for one
/// string, and would have to normalise every name for that.
package struct JSONObject: Sendable {
    private var members: [Member] = []
    /// Where each name is, once there are more than are looked through faster. Hashed with the process's random seed:
    /// nobody outside can choose names that collide.
    private var places: [Name: Int] = [:]

    private static let fewMembers = 16

    /// An object without members.
    package init() {}

    /// How many members there are.
    package var count: Int { members.count }

    /// The names of all members.
    package var names: [String] { members.map(\.name.text) }

    /// The member's value; nil where there is none of that name.
    package subscript(_ name: String) -> JSONValue? {
        place(of: Name(text: name)).map { members[$0].value }
    }

    /// Adds a member, unless there is one of that name.
    ///
    /// Returns whether it did.
    package mutating func add(_ text: String, _ value: JSONValue) -> Bool {
        let name = Name(text: text)
        guard place(of: name) == nil else { return false }
        members.append(Member(name: name, value: value))
        if members.count > Self.fewMembers { index() }
        return true
    }

    private func place(of name: Name) -> Int? {
        guard members.count > Self.fewMembers else { return members.firstIndex { $0.name == name } }
        return places[name]
    }

    /// Notes the places of the members that are not noted yet: of all at first, of the last one from then on.
    private mutating func index() {
        for place in places.count..<members.count { places[members[place].name] = place }
    }
}

extension JSONObject: Equatable {
    /// The order of members does not matter.
    package static func == (a: JSONObject, b: JSONObject) -> Bool {
        a.count == b.count && a.members.allSatisfy { b[$0.name.text] == $0.value }
    }
}

private struct Member: Sendable {
    let name: Name
    let value: JSONValue
}

/// A name that is the same where its bytes are.
private struct Name: Hashable, Sendable {
    let text: String

    static func == (a: Name, b: Name) -> Bool {
        guard a.text.utf8.count == b.text.utf8.count else { return false }
        var (a, b) = (a.text, b.text)
        return a.withUTF8 { a in b.withUTF8 { b in a.elementsEqual(b) } }
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
