/// What storage offers to whoever keeps answers. Every method blocks the calling thread.
package protocol PulseRepository: Sendable {
    /// The newsroom's pulse, which beats from now on: it counts what this process commits before the write returns,
    /// and what others commit to the same file when ``lookForOthers()`` is called.
    func pulse(at now: Timestamp) throws -> Pulse

    /// Counts what other processes have committed since the last look. Cheap where there is nothing.
    func lookForOthers() throws
}
