import ArgumentParser
import NewsServer

/// `broadsheet check`
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the file's integrity, its references, and every counter against what it counts."
    )

    @OptionGroup var data: DataOption

    @Flag(help: "Set right what is counted wrongly. What is wrong beyond that stays.")
    var repair = false

    func run() async throws {
        let directory = try data.resolved()
        if repair {
            for found in try repairNewsroom(dataDirectory: directory) { Terminal.tell("Repaired: \(found)") }
        }
        let faults = try checkNewsroom(dataDirectory: directory)
        guard faults.isEmpty else {
            for fault in faults { Terminal.tell(fault) }
            Terminal.tell("\(faults.count) faults in “\(directory)”. \(advice)")
            throw ExitCode.failure
        }
        print("“\(directory)” is sound.")
    }

    private var advice: String {
        repair
            ? "They cannot be repaired: restore it from a backup, or import it anew."
            : "“broadsheet check --repair” sets right what is counted wrongly; else restore it from a backup."
    }
}
