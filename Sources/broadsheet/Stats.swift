import ArgumentParser
import NewsServer

/// `broadsheet stats`
struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say how much there is of everything.")

    @OptionGroup var data: DataOption

    @Flag(help: "Print a JSON object.")
    var json = false

    func run() async throws {
        let statistics = try newsroomStatistics(dataDirectory: try data.resolved())
        print(json ? statistics.json : statistics.text)
    }
}
