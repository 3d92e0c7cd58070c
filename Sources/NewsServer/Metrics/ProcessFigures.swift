internal import Foundation
internal import NewsHTTP

/// What the process takes of the machine, as proc(5) says it; what the system does not say is left out.
enum ProcessFigures {
    static func samples() -> [MetricSample] {
        memoryAndTime() + files()
    }

    /// Bytes in memory that are no file's; nil where the system does not say.
    static func anonymousMemory() -> Int? {
        // Of pages: all, those in memory, those of them that are a file's, and more.
        let pages = (read("/proc/self/statm") ?? "").split(separator: " ").map { Int($0) ?? 0 }
        return pages.count > 2 ? (pages[1] - pages[2]) * sysconf(Int32(_SC_PAGESIZE)) : nil
    }

    /// Ticks in a second, of all times in /proc.
    private static let ticks = Double(max(sysconf(Int32(_SC_CLK_TCK)), 1))

    private static func memoryAndTime() -> [MetricSample] {
        // The name stands in parentheses, and may hold any.
        guard let text = read("/proc/self/stat"), let end = text.lastIndex(of: ")") else { return [] }
        // From the third field on.
        let fields = text[end...].dropFirst(2).split(separator: " ").map { Double($0) ?? 0 }
        guard fields.count > 21 else { return [] }
        var samples = [
            MetricDescription.processCPU.sample((fields[11] + fields[12]) / ticks),
            MetricDescription.processVirtual.sample(fields[20]),
            MetricDescription.processResident.sample(fields[21] * Double(sysconf(Int32(_SC_PAGESIZE)))),
        ]
        if let boot { samples.append(MetricDescription.processStart.sample(boot + fields[19] / ticks)) }
        return samples
    }

    private static func files() -> [MetricSample] {
        var samples: [MetricSample] = []
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            samples.append(MetricDescription.processOpenFiles.sample(open.count))
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            samples.append(MetricDescription.processMaximumFiles.sample(Double(limit.rlim_cur)))
        }
        return samples
    }

    /// When the machine began, in seconds since 1970.
    private static let boot: Double? = read("/proc/stat")?
        .split(separator: "\n")
        .first { $0.hasPrefix("btime ") }
        .flatMap { Double($0.dropFirst(6)) }

    private static func read(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
