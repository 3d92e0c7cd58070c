internal import Dispatch
internal import Glibc

/// Tells the service manager (systemd) what state the server is in, as sd_notify(3) has it. Where none asked to be told,
/// it tells nobody.
package struct ServiceNotifier: Sendable {
    private let tell: @Sendable (String) -> Void
    /// The time without a sign of life after which the manager takes the server for dead; nil where it watches for none.
    let watchdogInterval: Duration?

    /// Tells nobody.
    package static let silent = ServiceNotifier(watchdogInterval: nil) { _ in }

    init(watchdogInterval: Duration?, tell: @escaping @Sendable (String) -> Void) {
        self.watchdogInterval = watchdogInterval
        self.tell = tell
    }

    /// As the environment says: `NOTIFY_SOCKET`, and `WATCHDOG_USEC` where `WATCHDOG_PID` is this process or not set
    /// (sd_watchdog_enabled(3)).
    package init(environment: [String: String]) {
        guard let socket = environment["NOTIFY_SOCKET"].flatMap(NotifySocket.init) else {
            self = .silent
            return
        }
        let isWatched = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap(Int64.init).flatMap { $0 > 0 ? $0 : nil }
        self.init(watchdogInterval: isWatched ? microseconds.map(Duration.microseconds) : nil) { socket.send($0) }
    }

    /// Requests are answered from now on.
    func ready(_ status: String) {
        tell("READY=1\n\(Self.line(status))")
    }

    /// What is shown to whoever asks the manager after the server.
    func status(_ status: String) {
        tell(Self.line(status))
    }

    /// The server lives.
    func alive() {
        tell("WATCHDOG=1")
    }

    /// The server was told to stop, and does.
    func stopping() {
        tell("STOPPING=1\n\(Self.line("Answering what was asked before the stop"))")
    }

    /// Says that settings are being read anew while the work lasts.
    func reloading(_ work: () -> Void) {
        // CLOCK_MONOTONIC, by which systemd tells that the state is none from before.
        tell("RELOADING=1\nMONOTONIC_USEC=\(DispatchTime.now().uptimeNanoseconds / 1000)")
        work()
        tell("READY=1")
    }

    /// One line, whatever stands in it: each line is a statement of its own.
    private static func line(_ status: String) -> String {
        "STATUS=" + String(status.map { $0.isNewline ? " " : $0 })
    }
}
