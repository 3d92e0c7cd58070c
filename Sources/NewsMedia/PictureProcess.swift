internal import CPictures
internal import Glibc
internal import NewsDomain

/// Has pictures decoded by a process of its own, which ends with each: whatever a file does to its decoder, the server goes on.
struct PictureProcess: Sendable {
    /// The program whose worker it is: this one, unless a test says otherwise.
    let program: String

    /// For how long one may take, in milliseconds.
    private static let patience: Int32 = 60_000
    /// Bytes that one may print.
    private static let longestOutput = 4_096

    /// Runs the worker with arguments, and returns what it printed. Blocks the calling thread.
    ///
    /// Throws ``NewsError/Code/unprocessable`` where the file is no sound picture or asks for more than it may have,
    /// ``NewsError/Code/unavailable`` where pictures cannot be worked on.
    func run(_ arguments: [String]) throws -> String {
        var texts = ([program, PictureWorker.command] + arguments).map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var output: Int32 = -1
        let child = pictures_spawn(program, &texts, &output)
        guard child > 0 else { throw Self.unavailable("The program could not be started again.") }
        defer { close(output) }
        let text =
            Self.read(output)
            ?? {
                kill(child, SIGKILL)
                return ""
            }()
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        try Self.check(status)
        return text
    }

    /// What comes up to the end of the pipe; nil where that takes too long.
    private static func read(_ output: Int32) -> String? {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        let end = ContinuousClock.now + .milliseconds(Int(patience))
        while text.count < longestOutput {
            let left = (end - .now).components
            var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            let found = poll(&wanted, 1, Int32(max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000)))
            if found < 0, errno == EINTR { continue }
            guard found > 0 else { return nil }
            let count = Glibc.read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text.append(contentsOf: buffer[..<count])
        }
        return nil
    }

    private static func check(_ status: Int32) throws {
        // As <sys/wait.h> has it: the signal, or the status behind it.
        guard status & 0x7F == 0 else {
            throw NewsError.unsoundFile("tooCostly", "The picture takes more to be decoded than one may.")
        }
        switch status >> 8 & 0xFF {
        case 0: return
        case Int32(PICTURES_UNSOUND):
            throw NewsError.unsoundFile("unsound", "The file is no sound picture: it is broken, or cut off.")
        case Int32(PICTURES_TOO_LARGE):
            let (pixels, frames) = (MediaLimits.maximumPixels / 1_000_000, MediaLimits.maximumFrames)
            let detail = "A picture has at most \(pixels) megapixels, in all its frames together, and \(frames) frames."
            throw NewsError.unsoundFile("tooManyPixels", detail)
        case Int32(PICTURES_MISSING): throw unavailable("libvips is missing: install Debian's libvips42.")
        case let other: throw unavailable("A picture could not be written (\(other)). Is the disk full?")
        }
    }

    private static func unavailable(_ cause: String) -> NewsError {
        var error = NewsError(.unavailable, "Pictures cannot be worked on just now.")
        error.cause = cause
        return error
    }
}

extension NewsError {
    /// The file that was sent will not do.
    static func unsoundFile(_ code: String, _ detail: String) -> NewsError {
        NewsError(.unprocessable, detail, faults: [Fault(.pointer("/file"), code: code, detail: detail)])
    }
}
