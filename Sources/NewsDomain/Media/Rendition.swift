/// A picture of the newsroom in another size, form or shape. The few that there are of each picture follow from its size and
/// its focal point: nobody can have others made.
package struct Rendition: Hashable, Sendable {
    /// The shape that a crop has.
    package enum Crop: String, Hashable, Sendable, CaseIterable {
        case square = "1:1"
        case classic = "4:3"
        case wide = "16:9"

        /// Width and height.
        package var ratio: (width: Int, height: Int) {
            switch self {
            case .square: (1, 1)
            case .classic: (4, 3)
            case .wide: (16, 9)
            }
        }
    }

    /// A crop, and what it keeps.
    package struct Focus: Hashable, Sendable {
        package var crop: Crop
        package var point: FocalPoint

        package init(_ crop: Crop, _ point: FocalPoint) { (self.crop, self.point) = (crop, point) }
    }

    package var hash: FileHash
    /// In pixels: one of ``widths``.
    package var width: Int
    /// Nil for the whole picture.
    package var focus: Focus?
    package var type: MediaFileType

    package init(hash: FileHash, width: Int, focus: Focus? = nil, type: MediaFileType) {
        (self.hash, self.width, self.focus, self.type) = (hash, width, focus, type)
    }

    /// The widths that there are, in pixels, as far as a picture has as many itself.
    package static let widths = [160, 320, 640, 960, 1280, 1920]
    /// The types that each is made as. The first is what answers name.
    package static let types: [MediaFileType] = [.webp, .avif, .jpg]

    /// What stands behind the hash in its path: `640.webp`, or `640x16:9-50-33.webp` for a crop about a focal point.
    package var name: String {
        var name = ""
        writeName { name += $0 }
        return name
    }

    package var path: String {
        var path = ""
        writePath { path += $0 }
        return path
    }

    /// Writes its path, piece by piece: a list of articles has hundreds of them.
    package func writePath(_ put: (String) -> Void) {
        put("/media/")
        put(hash.text)
        put("/")
        writeName(put)
    }

    private func writeName(_ put: (String) -> Void) {
        put(String(width))
        if let focus {
            put("x")
            put(focus.crop.rawValue)
            put("-")
            put(String(focus.point.x))
            put("-")
            put(String(focus.point.y))
        }
        put(".")
        put(type.rawValue)
    }

    /// The rendition of that name; nil where no picture has one of it.
    package init?(hash: FileHash, name: some StringProtocol) {
        let halves = name.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count == 2, let type = MediaFileType(rawValue: String(halves[1])), Self.types.contains(type) else {
            return nil
        }
        let parts = halves[0].split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
        guard let width = Int(parts[0]), Self.widths.contains(width) else { return nil }
        self.init(hash: hash, width: width, type: type)
        if parts.count == 2 {
            guard let focus = Self.focus(parts[1]) else { return nil }
            self.focus = focus
        }
        // One rendition has one name: `0640` and `640x1:1-050-50` are none.
        guard self.name == name else { return nil }
    }

    private static func focus(_ text: some StringProtocol) -> Focus? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let crop = Crop(rawValue: String(parts[0])), let x = Int(parts[1]),
            let y = Int(parts[2]),
            let point = FocalPoint(x: x, y: y)
        else { return nil }
        return Focus(crop, point)
    }
}
