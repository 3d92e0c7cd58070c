/// The name of an element in lower case, at most 16 ASCII characters; every longer one is the same, and nobody's.
///
/// Two machine words instead of a `String`: names are compared for each tag of each body.
package struct ElementName: Hashable, Sendable, ExpressibleByStringLiteral {
    private var first: UInt64 = 0
    private var second: UInt64 = 0

    /// The name of no element: text.
    package static let none = ElementName(EmptyCollection())

    init(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= 16 else {
            first = .max
            return
        }
        var shift: UInt64 = 0
        for byte in bytes {
            if shift < 64 {
                first |= UInt64(byte.lowercased) << shift
            } else {
                second |= UInt64(byte.lowercased) << (shift - 64)
            }
            shift += 8
        }
    }

    package init(stringLiteral name: String) {
        self.init(name.utf8)
    }
}
