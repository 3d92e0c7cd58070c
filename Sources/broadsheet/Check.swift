import ArgumentParser
import NewsServer

/// `broadsheet check`
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the file's integrity, its references, and every counter against what it counts."
    )

    @OptionGroup var data: DataOption

    func run() async throws {
        let directory = try data.resolved()
        let faults = try checkNewsroom(dataDirectory: directory)
        guard faults.isEmpty else {
            for fault in faults { Terminal.tell(fault) }
            Terminal.tell("\(faults.count) faults in “\(directory)”: restore it from a backup, or import it anew.")
            throw ExitCode.failure
        }
        print("“\(directory)” is sound.")
    }
}
