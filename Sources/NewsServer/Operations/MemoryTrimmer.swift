internal import CMalloc
internal import Logging
internal import NewsHTTP
internal import ServiceLifecycle
internal import Synchronization

/// Gives memory back to the system that was freed between what is in use (malloc_trim(3)): glibc itself gives back what lies at
/// an arena's end, no more. Where threads of another arena make the answers for a while, what is kept of them moves there, and
/// leaves as much memory free as it takes.
final class MemoryTrimmer: Service, Sendable {
    private static let pause = Duration.milliseconds(250)
    /// By how many bytes the memory grows before it is looked through: that takes a millisecond or some, in which others wait who
    /// want memory.
    private static let growth = 8 << 20

    private let logger: Logger
    /// Up to how many bytes it is not looked through.
    private let bound = Atomic(4 * growth)

    init(logger: Logger) {
        self.logger = logger
    }

    func run() async throws {
        await repeatUntilShutdown(pausing: Self.pause, noting: "could not give memory back", to: logger) { [self] in
            trim()
            return nil
        }
    }

    /// Gives back what can be, where memory has grown since the last time.
    func trim() {
        guard let held = ProcessFigures.anonymousMemory(), held > bound.load(ordering: .relaxed) else { return }
        _ = malloc_trim(0)
        bound.store((ProcessFigures.anonymousMemory() ?? held) + Self.growth, ordering: .relaxed)
    }
}
