// Places in a text are told to others in UTF-16 units without white space: what stands in a document and in its plain
// text differs in white space alone, so that the same number is the same character in both.
extension Bytes {
    /// How many UTF-16 units of text that is written as markup has, its references decoded and white space left out.
    var nonspaceUnits: Int {
        var (index, units) = (0, 0)
        while index < count {
            let character = character(at: index)
            index += character.length
            units += character.units
        }
        return units
    }

    /// The character that begins at a place of text that is written as markup: how many bytes it takes, and how many
    /// UTF-16 units it is, 0 for white space.
    func character(at index: Int) -> (length: Int, units: Int) {
        let byte = self[index]
        if byte == UInt8(ascii: "&") { return reference(at: index) }
        if byte < 0x80 { return (1, byte.isSpace ? 0 : 1) }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        return (Swift.min(length, count - index), length == 4 ? 2 : 1)
    }

    private func reference(at index: Int) -> (length: Int, units: Int) {
        guard
            case .character(let scalar, let length) = CharacterReferences.standard.read(
                self,
                at: index,
                inAttribute: false
            )
        else { return (1, 1) }
        let isSpace = scalar.value < 0x80 && UInt8(scalar.value).isSpace
        return (length, isSpace ? 0 : scalar.utf16.count)
    }
}
