/// How a rendition is cut out of its picture.
package struct RenditionSize: Hashable, Sendable {
    /// In pixels: what is shown.
    package let width: Int
    package let height: Int
    /// The whole picture, scaled so that what is shown can be cut out of it, and where that begins.
    package let scaledWidth: Int
    package let scaledHeight: Int
    package let left: Int
    package let top: Int

    /// The most pixels that one has, so that none takes more than some half a second and 150 MB to be made. A tall picture lacks its
    /// widest ones.
    package static let mostPixels = 4_000_000

    /// Nil where the picture, of that size in pixels, is too small for it, for none is made larger, or it would be too large.
    package init?(of rendition: Rendition, inWidth whole: Int, height: Int) {
        self.init(width: rendition.width, focus: rendition.focus, inWidth: whole, height: height)
    }

    init?(width: Int, focus: Rendition.Focus?, inWidth whole: Int, height: Int) {
        guard whole > 0, height > 0, width <= whole else { return nil }
        self.width = width
        guard let focus else {
            self.height = Self.scaled(height, by: width, over: whole)
            guard self.height <= Self.mostPixels / width else { return nil }
            (scaledWidth, scaledHeight, left, top) = (width, self.height, 0, 0)
            return
        }
        let ratio = focus.crop.ratio
        self.height = Self.scaled(width, by: ratio.height, over: ratio.width)
        guard self.height <= height else { return nil }
        // As small as it may be to cover what is shown.
        if whole * self.height > height * width {
            scaledHeight = self.height
            scaledWidth = max(width, Self.scaled(whole, by: self.height, over: height))
        } else {
            scaledWidth = width
            scaledHeight = max(self.height, Self.scaled(height, by: width, over: whole))
        }
        left = Self.start(of: width, about: focus.point.x, in: scaledWidth)
        top = Self.start(of: self.height, about: focus.point.y, in: scaledHeight)
    }

    /// The point in the middle, as far as the edges let it.
    private static func start(of length: Int, about point: Int, in whole: Int) -> Int {
        min(max(0, whole * point / 100 - length / 2), whole - length)
    }

    /// Rounded, and at least one pixel.
    private static func scaled(_ length: Int, by part: Int, over whole: Int) -> Int {
        max(1, (length * part + whole / 2) / whole)
    }
}

/// A rendition that there is, and its size.
package struct SizedRendition: Hashable, Sendable {
    package let rendition: Rendition
    package let size: RenditionSize
}

extension Media {
    /// What there is of a picture that the newsroom keeps: the whole picture by width, then its crops. None of what moves.
    package var renditions: [SizedRendition] {
        guard let file, file.type.kind == .image, !file.isAnimated, let width, let height else { return [] }
        let point = focalPoint ?? .center
        var renditions: [SizedRendition] = []
        renditions.reserveCapacity(Self.mostRenditions)
        add(nil, of: file.hash, width, height, to: &renditions)
        for crop in Rendition.Crop.allCases {
            add(Rendition.Focus(crop, point), of: file.hash, width, height, to: &renditions)
        }
        return renditions
    }

    private static let mostRenditions = Rendition.widths.count * (1 + Rendition.Crop.allCases.count)

    private func add(
        _ focus: Rendition.Focus?,
        of hash: FileHash,
        _ whole: Int,
        _ height: Int,
        to renditions: inout [SizedRendition]
    ) {
        for width in Rendition.widths {
            guard let size = RenditionSize(width: width, focus: focus, inWidth: whole, height: height) else { continue }
            let rendition = Rendition(hash: hash, width: width, focus: focus, type: Rendition.types[0])
            renditions.append(SizedRendition(rendition: rendition, size: size))
        }
    }
}
