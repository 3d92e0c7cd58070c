import Foundation
import Synchronization

/// Ctrl-C and its like, asked for instead of dying in the middle: what is being written is finished first.
enum Interrupt {
    private static let asked = Atomic(false)

    /// From now on the signals ask instead of killing.
    static func watch() {
        for number in [SIGINT, SIGTERM] {
            // Setting a flag is all that a signal handler may safely do.
            signal(number) { _ in Interrupt.asked.store(true, ordering: .relaxed) }
        }
    }

    /// Whether the operator wants it to end.
    static var wasAskedFor: Bool {
        asked.load(ordering: .relaxed)
    }
}
