/// The attributes of a tag that was read without gumbo, their character references decoded.
struct TokenAttributes: AttributeSource {
    private var names: [Range<Int>] = []
    private var values: [Range<Int>] = []
    /// The values that had references in them, one behind the other; `values` beyond the input lead here.
    private var decoded: [UInt8] = []
    private let bytes: Bytes
    private let references = CharacterReferences.standard

    init(_ bytes: Bytes) { self.bytes = bytes }

    var isEmpty: Bool { names.isEmpty }

    /// Takes the attributes of the next tag.
    ///
    /// - Returns: false if there is a reference the short table does not have, which then stays as it is written, or
    ///   an attribute twice.
    mutating func take(_ attributes: [TagScanner.Attribute]) -> Bool {
        names.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
        var isPlain = true
        for attribute in attributes {
            if isRepeated(attribute.name) { isPlain = false }
            names.append(attribute.name)
            if bytes[attribute.value].contains(UInt8(ascii: "&")) {
                isPlain = decode(attribute.value) && isPlain
            } else {
                values.append(attribute.value)
            }
        }
        return isPlain
    }

    func visit(_ body: (_ name: Bytes, _ value: Bytes) -> Void) {
        decoded.withUnsafeBufferPointer { decoded in
            for (name, value) in zip(names, values) {
                let isDecoded = value.lowerBound >= bytes.count
                let place = isDecoded ? value.lowerBound - bytes.count..<value.upperBound - bytes.count : value
                body(bytes.slice(name), (isDecoded ? decoded : bytes).slice(place))
            }
        }
    }

    private func isRepeated(_ name: Range<Int>) -> Bool {
        names.contains { other in
            guard other.count == name.count else { return false }
            return zip(bytes[other], bytes[name]).allSatisfy { $0.lowercased == $1.lowercased }
        }
    }

    private mutating func decode(_ value: Range<Int>) -> Bool {
        let start = decoded.count
        let isKnown = references.append(bytes.slice(value), inAttribute: true, to: &decoded)
        values.append(bytes.count + start..<bytes.count + decoded.count)
        return isKnown
    }
}

extension CharacterReferences {
    /// Appends `text` decoded; false if there is a reference that was left as it is written.
    func append(_ text: Bytes, inAttribute: Bool, to result: inout [UInt8]) -> Bool {
        var isKnown = true
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, text[index] != UInt8(ascii: "&") { index += 1 }
            result.append(contentsOf: text.slice(start..<index))
            guard index < text.count else { break }
            switch read(text, at: index, inAttribute: inAttribute) {
            case .character(let character, let length):
                result.append(contentsOf: UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
                index += length
            case .unknown:
                isKnown = false
                fallthrough
            case .ampersand:
                result.append(UInt8(ascii: "&"))
                index += 1
            }
        }
        return isKnown
    }
}
