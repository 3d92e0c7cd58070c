/// Tells what a file is by its first bytes, whatever whoever sent it says: the signatures of the types that are kept.
package enum FileSignature {
    /// How many bytes are looked at.
    package static let length = 64

    /// The type; nil where it is none that is kept.
    package static func type(of start: some Collection<UInt8>) -> MediaFileType? {
        let bytes = Array(start.prefix(length))
        switch bytes {
        case _ where bytes.begins([0xFF, 0xD8, 0xFF]): return .jpg
        case _ where bytes.begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): return .png
        case _ where bytes.begins("GIF87a") || bytes.begins("GIF89a"): return .gif
        case _ where bytes.begins("RIFF") && bytes.begins("WEBP", at: 8): return .webp
        case _ where bytes.begins("%PDF-"): return .pdf
        case _ where bytes.begins("OggS"): return .ogg
        case _ where bytes.begins("ftyp", at: 4): return containerType(bytes)
        case _ where isMPEGAudio(bytes): return .mp3
        default: return nil
        }
    }

    /// The brands of ISO/IEC 14496-12, section 4.3: the major one, and those that it is compatible with.
    private static func containerType(_ bytes: [UInt8]) -> MediaFileType? {
        let size = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let end = min(max(size, 12), bytes.count)
        var brands = [brand(bytes, at: 8)]
        for place in stride(from: 16, to: end - 3, by: 4) { brands.append(brand(bytes, at: place)) }
        if brands.contains("avif") || brands.contains("avis") { return .avif }
        // What phones take, which no browser but one shows.
        if ["heic", "heix", "hevc", "mif1", "msf1"].contains(brands[0]) { return nil }
        if brands[0] == "M4A " || brands[0] == "M4B " { return .m4a }
        let known: Set = [
            "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "mmp4", "MSNV",
        ]
        return brands.contains(where: known.contains) ? .mp4 : nil
    }

    private static func brand(_ bytes: [UInt8], at place: Int) -> String {
        String(decoding: bytes.dropFirst(place).prefix(4), as: UTF8.self)
    }

    /// ID3v2's mark, or the eleven bits of a frame of layer III.
    private static func isMPEGAudio(_ bytes: [UInt8]) -> Bool {
        if bytes.begins("ID3") { return true }
        guard bytes.count > 3, bytes[0] == 0xFF, bytes[1] & 0xE6 == 0xE2 else { return false }
        return bytes[1] & 0x18 != 0x08 && bytes[2] & 0xF0 != 0xF0 && bytes[2] & 0x0C != 0x0C
    }
}

extension [UInt8] {
    fileprivate func begins(_ bytes: [UInt8]) -> Bool { starts(with: bytes) }

    fileprivate func begins(_ text: String, at place: Int = 0) -> Bool {
        dropFirst(place).starts(with: text.utf8)
    }
}
