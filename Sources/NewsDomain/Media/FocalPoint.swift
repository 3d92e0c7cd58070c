/// The point of a picture that a crop keeps, in hundredths from its left and from its upper edge.
package struct FocalPoint: Hashable, Sendable {
    package let x: Int
    package let y: Int

    /// Nil beyond the picture.
    package init?(x: Int, y: Int) {
        guard (0...100).contains(x), (0...100).contains(y) else { return nil }
        (self.x, self.y) = (x, y)
    }

    private init(middle: Int) { (x, y) = (middle, middle) }

    /// Where nobody has said anything.
    package static let center = FocalPoint(middle: 50)
}
