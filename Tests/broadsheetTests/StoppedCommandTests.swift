import Foundation
import NewsTestSupport
import Testing

/// What Ctrl-C leaves behind.
struct StoppedCommandTests {
    @Test(arguments: [SIGINT, SIGTERM]) func anImportThatIsStoppedIsAFailureAndSound(signal: Int32) throws {
        let folder = TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let import_ = try Command(["demo", "--articles", "20000", "--data", folder.path + "/new"])
        try import_.waitFor("records")
        import_.send(signal)
        let end = try import_.end()
        #expect(end.status == 1, "\(end.errors)")
        #expect(end.output.contains("authors"), "what was done until then is told")
        #expect(try Command.run(["check", "--data", folder.path + "/new"]).status == 0)
    }
}
