import Synchronization

/// Shows how far something is: a bar on a terminal, a plain line for every tenth elsewhere.
final class ProgressLine: Sendable {
    private let quiet: Bool
    private let isInteractive = Terminal.isInteractive
    private let lastShown = Mutex<Int?>(nil)

    private static let width = 30

    init(quiet: Bool) {
        self.quiet = quiet
    }

    /// Shows that `done` of `total` things are done; without a total they are being looked at.
    func show(_ done: Int, of total: Int?) {
        guard !quiet else { return }
        let step = total.map { $0 == 0 ? 100 : done * 100 / $0 } ?? -1 - done / 1000
        let isNew = lastShown.withLock { last in
            let isNew = isInteractive ? last != step : total != nil && (last ?? -1) / 10 != step / 10
            if isNew { last = step }
            return isNew
        }
        guard isNew else { return }
        isInteractive ? draw(done, total, step) : Terminal.tell("\(done) of \(total ?? done) records")
    }

    /// Leaves the line.
    func finish() {
        if isInteractive, !quiet, lastShown.withLock({ $0 }) != nil { Terminal.tell("") }
    }

    private func draw(_ done: Int, _ total: Int?, _ percent: Int) {
        let text: String
        if let total {
            let filled = min(Self.width, percent * Self.width / 100)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
            text = "\(bar) \(percent) %  \(done) of \(total)"
        } else {
            text = "checking: \(done)"
        }
        Terminal.draw("\r\u{1B}[K\(text)")
    }
}
