import ArgumentParser
import NewsServer

/// `broadsheet picture-worker`: what the server runs for each picture. No command for people.
struct PictureWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "picture-worker", shouldDisplay: false)

    @Argument var arguments: [String] = []

    func run() throws {
        throw ExitCode(runPictureWorker(arguments))
    }
}
