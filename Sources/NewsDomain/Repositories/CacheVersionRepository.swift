/// What storage offers to whoever keeps answers. Every method blocks the calling thread.
package protocol CacheVersionRepository: Sendable {
    /// The newsroom's cache versions, which count from now on what this process commits before the write returns,
    /// and what others commit to the same file when ``pollExternalChanges()`` is called.
    func cacheVersions(at now: Timestamp) throws -> CacheVersions

    /// Counts what other processes have committed since the last look. Cheap where there is nothing.
    func pollExternalChanges() throws
}
