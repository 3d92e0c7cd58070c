internal import Dispatch
internal import Glibc
internal import Logging
internal import Synchronization

/// What signals do beside stopping the server, which the service group sees to: a second one ends the process at once, as
/// does a stop that takes too long, and a hang-up has read again what can be. The service manager hears of each.
///
/// Nothing is lost by an end at once: what was answered is on disk.
struct StopSignals {
    private let sources: [any DispatchSourceSignal]

    /// When the process ends by itself after the first signal, in seconds. Connections have less (``ConnectionLimits``).
    private static let patience = 9.5

    /// Listens from now on. `reload` reads again what can be read while the server runs; nil where there is nothing.
    init(notifier: ServiceNotifier, logger: Logger, reload: (@Sendable () -> Void)? = nil) {
        let queue = DispatchQueue(label: "broadsheet.signals")
        let count = SignalCount()
        sources = [SIGTERM, SIGINT, SIGHUP].map { number in
            // The default would end the process before the source is heard.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                guard number != SIGHUP else {
                    return notifier.reloading {
                        guard let reload else {
                            logger.notice("a hang-up changes nothing: settings are read at the start")
                            return
                        }
                        reload()
                    }
                }
                guard count.next() == 1 else { _exit(128 + number) }
                notifier.stopping()
                queue.asyncAfter(deadline: .now() + Self.patience) {
                    logger.error("the server did not stop in time: the process ends")
                    _exit(1)
                }
            }
            source.activate()
            return source
        }
    }

    /// Listens no more: the server has stopped.
    func cancel() {
        for source in sources { source.cancel() }
    }
}

/// How many signals there were.
private final class SignalCount: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
