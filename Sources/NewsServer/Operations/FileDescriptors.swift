internal import Glibc

/// The files that the process may have open at once, sockets among them.
enum FileDescriptors {
    /// What the database, the files of the process and its event loops need.
    private static let reserve = 200

    /// Takes as many as the system allows, and returns how many are left for connections.
    static func forConnections() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = limit.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        let count = Int(clamping: limit.rlim_cur)
        return max(16, count - min(reserve, count / 4))
    }
}
