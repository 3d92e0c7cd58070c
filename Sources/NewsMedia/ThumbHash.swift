internal import Glibc

/// A picture in some 25 bytes, for what is shown until it has come: ThumbHash, as https://evanw.github.io/thumbhash describes it.
/// Its brightness, two differences of colours and how opaque it is are each told by a few terms of a cosine transform.
struct ThumbHash {
    /// Of a picture of at most 100 by 100 pixels, of four bytes each: red, green, blue and how opaque it is.
    static func bytes(width: Int, height: Int, _ pixels: [UInt8]) -> [UInt8] {
        let planes = Planes(pixels, count: width * height)
        let longer = Double(max(width, height))
        let most = planes.hasAlpha ? 5.0 : 7.0
        let across = max(1, Int((most * Double(width) / longer).rounded()))
        let down = max(1, Int((most * Double(height) / longer).rounded()))
        let grid = Grid(width: width, height: height)
        let light = grid.channel(planes.light, max(3, across), max(3, down))
        let yellow = grid.channel(planes.yellow, 3, 3)
        let red = grid.channel(planes.red, 3, 3)
        let alpha = planes.hasAlpha ? grid.channel(planes.alpha, 5, 5) : nil
        let isWide = width > height

        var head =
            scaled(light.mean, 63) | scaled(0.5 + yellow.mean / 2, 63) << 6 | scaled(0.5 + red.mean / 2, 63) << 12
        head |= scaled(light.scale, 31) << 18 | (planes.hasAlpha ? 1 : 0) << 23
        var second = (isWide ? down : across) | scaled(yellow.scale, 63) << 3 | scaled(red.scale, 63) << 9
        second |= (isWide ? 1 : 0) << 15
        var bytes = [head, head >> 8, head >> 16, second, second >> 8].map { UInt8(truncatingIfNeeded: $0) }
        if let alpha { bytes.append(UInt8(truncatingIfNeeded: scaled(alpha.mean, 15) | scaled(alpha.scale, 15) << 4)) }
        let terms = [light, yellow, red, alpha].compactMap(\.self).flatMap(\.terms).map { UInt8(scaled($0, 15)) }
        for place in stride(from: 0, to: terms.count, by: 2) {
            bytes.append(terms[place] | (place + 1 < terms.count ? terms[place + 1] << 4 : 0))
        }
        return bytes
    }

    /// Rounded as JavaScript does it, and within the bits that there are.
    private static func scaled(_ value: Double, _ most: Int) -> Int {
        min(max(0, Int((value * Double(most) + 0.5).rounded(.down))), most)
    }

    /// What a picture is taken apart into, each from 0 or −1 to 1.
    private struct Planes {
        var light: [Double] = []
        /// Between blue and yellow, and between green and red.
        var yellow: [Double] = []
        var red: [Double] = []
        var alpha: [Double] = []
        let hasAlpha: Bool

        /// What is not opaque stands on the mean colour.
        init(_ pixels: [UInt8], count: Int) {
            var mean = (red: 0.0, green: 0.0, blue: 0.0)
            var opaque = 0.0
            for place in stride(from: 0, to: count * 4, by: 4) {
                let alpha = Double(pixels[place + 3]) / 255
                mean.red += alpha / 255 * Double(pixels[place])
                mean.green += alpha / 255 * Double(pixels[place + 1])
                mean.blue += alpha / 255 * Double(pixels[place + 2])
                opaque += alpha
            }
            if opaque > 0 { mean = (mean.red / opaque, mean.green / opaque, mean.blue / opaque) }
            hasAlpha = opaque < Double(count)
            for place in stride(from: 0, to: count * 4, by: 4) {
                let alpha = Double(pixels[place + 3]) / 255
                let red = mean.red * (1 - alpha) + alpha / 255 * Double(pixels[place])
                let green = mean.green * (1 - alpha) + alpha / 255 * Double(pixels[place + 1])
                let blue = mean.blue * (1 - alpha) + alpha / 255 * Double(pixels[place + 2])
                light.append((red + green + blue) / 3)
                yellow.append((red + green) / 2 - blue)
                self.red.append(red - green)
                self.alpha.append(alpha)
            }
        }
    }

    private struct Channel {
        var mean = 0.0
        /// From 0 to 1.
        var terms: [Double] = []
        var scale = 0.0
    }

    private struct Grid {
        let width: Int
        let height: Int

        /// The lowest terms of the transform, `across` by `down` of them, but for the corner of the highest.
        func channel(_ plane: [Double], _ across: Int, _ down: Int) -> Channel {
            var channel = Channel()
            for row in 0..<down {
                for column in 0..<across where column * down < across * (down - row) {
                    let term = term(plane, column, row)
                    if column == 0, row == 0 {
                        channel.mean = term
                    } else {
                        channel.terms.append(term)
                        channel.scale = max(channel.scale, abs(term))
                    }
                }
            }
            if channel.scale > 0 { channel.terms = channel.terms.map { 0.5 + 0.5 / channel.scale * $0 } }
            return channel
        }

        private func term(_ plane: [Double], _ column: Int, _ row: Int) -> Double {
            let across = (0..<width).map { cos(.pi / Double(width) * Double(column) * (Double($0) + 0.5)) }
            var sum = 0.0
            for y in 0..<height {
                let down = cos(.pi / Double(height) * Double(row) * (Double(y) + 0.5))
                for x in 0..<width { sum += plane[y * width + x] * across[x] * down }
            }
            return sum / Double(width * height)
        }
    }
}
