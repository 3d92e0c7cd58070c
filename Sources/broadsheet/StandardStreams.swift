import Foundation

/// The three streams that a program is given, as everything else takes them to be.
enum StandardStreams {
    /// To be called before anything is opened.
    static func prepare() {
        // Who writes to where nobody reads any more, or beyond the size that a file may have, is told by write(2) itself, and can
        // say so. The signals would end the process in the middle of its work.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // A stream that was closed would be the first file that is opened: what is printed would stand in the database. In its
        // place comes one that can only fail: no input to write to, no output to read from.
        for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", mode)
        }
    }
}
