import NewsDomain
import Testing

/// What there is of a picture, what it is called, and what is cut out of it.
struct RenditionTests {
    private let hash = FileHash(bytes: (0..<32).map { UInt8($0 * 7) })

    private func picture(_ width: Int, _ height: Int, focalPoint: FocalPoint? = nil) -> Media {
        var media = Media(id: 1, kind: .image, url: "/media/x", width: width, height: height)
        media.file = Media.File(hash: hash, type: .jpg)
        media.focalPoint = focalPoint
        return media
    }

    @Test func aPictureIsNeverMadeLarger() {
        for (width, height) in [(4000, 3000), (700, 500), (640, 10_000), (161, 90), (159, 159), (1, 1)] {
            for sized in picture(width, height).renditions {
                let size = sized.size
                #expect(size.width <= width && size.height <= height, "\(width)×\(height): \(size)")
                #expect(size.left >= 0 && size.left + size.width <= size.scaledWidth)
                #expect(size.top >= 0 && size.top + size.height <= size.scaledHeight)
            }
        }
        #expect(picture(159, 159).renditions.isEmpty)
        #expect(picture(4000, 3000).renditions.count == 24)
    }

    @Test func noneIsHuge() {
        let tall = picture(3000, 30_000).renditions
        #expect(tall.allSatisfy { $0.size.width * $0.size.height <= RenditionSize.mostPixels })
        #expect(tall.filter { $0.rendition.focus == nil }.map(\.size.width) == [160, 320])
        #expect(tall.contains { $0.rendition.focus?.crop == .square && $0.size.width == 1920 })
        #expect(picture(3000, 4000).renditions.filter { $0.rendition.focus == nil }.map(\.size.width).last == 1280)
    }

    @Test func wholePicturesComeFirstByWidth() {
        let renditions = picture(1000, 800).renditions.map(\.rendition)
        #expect(renditions.prefix(4).map(\.width) == [160, 320, 640, 960])
        #expect(renditions.prefix(4).allSatisfy { $0.focus == nil })
        #expect(renditions.dropFirst(4).allSatisfy { $0.focus != nil })
    }

    @Test func aCropKeepsItsFocalPoint() throws {
        let left = try #require(FocalPoint(x: 0, y: 50))
        let right = try #require(FocalPoint(x: 100, y: 50))
        let wide = picture(1000, 400, focalPoint: left).renditions.first { $0.rendition.focus?.crop == .square }
        #expect(wide?.size.left == 0)
        let other = picture(1000, 400, focalPoint: right).renditions.first { $0.rendition.focus?.crop == .square }
        let size = try #require(other?.size)
        #expect(size.left == size.scaledWidth - size.width)
    }

    @Test func namesAreReadBack() {
        for rendition in picture(4000, 3000, focalPoint: FocalPoint(x: 7, y: 93)).renditions.map(\.rendition) {
            #expect(Rendition(hash: hash, name: rendition.name) == rendition)
        }
        for type in Rendition.types {
            #expect(Rendition(hash: hash, name: "640.\(type.rawValue)")?.type == type)
        }
    }

    @Test(arguments: [
        "", "640", "640.", ".webp", "641.webp", "0640.webp", "+640.webp", "-640.webp", "640.png", "640.WEBP",
        "640.webp.webp",
        "640x.webp", "640x16:9.webp", "640x16:9-50.webp", "640x16:9-50-101.webp", "640x16:9-050-50.webp",
        "640x16:9-50-50-50.webp", "640x2:1-50-50.webp", "640x16:9--1-50.webp", "../640.webp", "640/../x.webp",
        "640x16:9-+5-50.webp", "640 .webp", "640.webp\0", "٦٤٠.webp",
    ])
    func nothingElseIsARendition(_ name: String) {
        #expect(Rendition(hash: hash, name: name) == nil)
    }

    @Test func onlyAHashIsAHash() {
        #expect(FileHash(hash.text) == hash)
        #expect(FileHash(hash.text.uppercased()) == nil)
        #expect(FileHash(hash.text.dropLast()) == nil)
        #expect(FileHash("../" + hash.text.dropFirst(3)) == nil)
        #expect(FileHash(String(repeating: "é", count: 32)) == nil)
    }

    @Test func whatMovesHasNone() {
        var media = picture(1000, 1000)
        media.file?.isAnimated = true
        #expect(media.renditions.isEmpty)
    }

    @Test func bytesTellTheType() {
        func type(_ text: String) -> MediaFileType? { FileSignature.type(of: Array(text.utf8)) }
        #expect(FileSignature.type(of: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpg)
        #expect(FileSignature.type(of: [0xFF, 0xFB, 0x90, 0x44]) == .mp3)
        #expect(type("GIF89a\u{1}") == .gif)
        #expect(type("RIFF____WEBPVP8 ") == .webp)
        #expect(type("RIFF____WAVEfmt ") == nil)
        #expect(type("%PDF-1.7") == .pdf)
        #expect(type("OggS\0") == .ogg)
        #expect(type("\0\0\0\u{18}ftypmp42\0\0\0\0isommp42") == .mp4)
        #expect(type("\0\0\0\u{18}ftypM4A \0\0\0\0isommp42") == .m4a)
        #expect(type("\0\0\0\u{18}ftypavif\0\0\0\0mif1avif") == .avif)
        #expect(type("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic") == nil)
        for text in [
            "<svg xmlns='http://www.w3.org/2000/svg'/>", "<!DOCTYPE html>", "<?xml version='1.0'?>", "MZ", "PK", "",
        ] {
            #expect(type(text) == nil, "\(text)")
        }
    }
}
