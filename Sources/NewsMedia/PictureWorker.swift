internal import CPictures
internal import Foundation
internal import NewsDomain

/// What the process does that decodes a picture: it reads a file that anybody may have made, with what a decoder needs and
/// nothing else, and writes another. Who asks reads its exit status, and what it prints.
package enum PictureWorker {
    /// The hidden command of the program.
    package static let command = "picture-worker"

    /// Bytes of memory and of a file, and seconds of the CPU, that it may use.
    private static let memory: UInt64 = 2 << 30
    private static let fileBytes: UInt64 = 1 << 30
    private static let seconds: UInt64 = 30

    /// Does what the arguments say: `check FILE OUTPUT`, which prints `TYPE WIDTH HEIGHT FRAMES PLACEHOLDER`, or `render FILE
    /// OUTPUT TYPE` and the numbers of a ``RenditionSize``. Returns the exit status.
    package static func run(_ arguments: [String]) -> Int32 {
        guard pictures_confine(memory, seconds, fileBytes) == 0, arguments.count >= 3 else { return failed }
        guard let type = type(of: arguments[1]), type.kind == .image else { return unsound }
        let opened = pictures_open(type.rawValue)
        guard opened == 0 else { return opened }
        switch arguments[0] {
        case "check": return check(type, arguments[1], arguments[2])
        case "render": return render(type, arguments)
        default: return failed
        }
    }

    private static let failed = Int32(PICTURES_FAILED)
    private static let unsound = Int32(PICTURES_UNSOUND)
    private static let tooLarge = Int32(PICTURES_TOO_LARGE)

    private static func type(of file: String) -> MediaFileType? {
        guard let handle = FileHandle(forReadingAtPath: file),
            let start = try? handle.read(upToCount: FileSignature.length)
        else { return nil }
        return FileSignature.type(of: start)
    }

    private static func check(_ type: MediaFileType, _ file: String, _ output: String) -> Int32 {
        var size = pictures_size()
        let measured = pictures_measure(type.rawValue, file, &size)
        guard measured == 0 else { return measured }
        let (width, height, frames) = (Int(size.width), Int(size.height), Int(size.frames))
        guard width > 0, height > 0, frames > 0 else { return unsound }
        guard frames <= MediaLimits.maximumFrames, width * height <= MediaLimits.maximumPixels / frames else {
            return tooLarge
        }
        let served = type.served(frames: frames)
        let cleaned = pictures_clean(type.rawValue, file, size.frames, served.rawValue, output)
        guard cleaned == 0 else { return cleaned }
        guard let placeholder = placeholder(of: file) else { return unsound }
        print(served.rawValue, width, height, frames, placeholder)
        return 0
    }

    private static func placeholder(of file: String) -> String? {
        var pixels = [UInt8](repeating: 0, count: 40_000)
        var (width, height): (Int32, Int32) = (0, 0)
        guard pictures_thumbnail(file, &pixels, &width, &height) == 0 else { return nil }
        return Data(ThumbHash.bytes(width: Int(width), height: Int(height), pixels)).base64EncodedString()
    }

    private static func render(_ type: MediaFileType, _ arguments: [String]) -> Int32 {
        let numbers = arguments.dropFirst(4).compactMap { Int32($0) }
        guard numbers.count == 6 else { return failed }
        var part = pictures_part(
            scaled_width: numbers[0],
            scaled_height: numbers[1],
            left: numbers[2],
            top: numbers[3],
            width: numbers[4],
            height: numbers[5]
        )
        return pictures_render(type.rawValue, arguments[1], &part, arguments[3], arguments[2])
    }
}

extension RenditionSize {
    /// As the worker's arguments have it.
    var arguments: [String] {
        [scaledWidth, scaledHeight, left, top, width, height].map(String.init)
    }
}
