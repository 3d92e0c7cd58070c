import Foundation
import NewsTestSupport
import Testing

/// What is printed arrives or the command fails; and where nobody hears what is told, nothing else is different.
struct StandardStreamTests {
    /// Commands that print; `{}` is a newsroom.
    private static let printing = [
        "stats --data {}", "stats --json --data {}", "keys list --data {}", "webhooks list --data {}",
        "comments list --data {}", "comments export --email a@example.org --data {}", "export --data {}",
        "check --data {}", "schema", "config", "config --json", "--help", "--version", "help serve",
    ]

    private func run(_ line: String, _ redirection: String) throws -> Command.End {
        let folder = try Folder()
        return try Command.shell("\"$BIN\" \(line.replacing("{}", with: folder.path + "/demo")) \(redirection)")
    }

    @Test(arguments: printing) func aFullDiskIsAFailure(line: String) throws {
        let end = try run(line, ">/dev/full")
        #expect(end.status == 1)
        #expect(end.errors.contains("Error: Cannot write to standard output"), "\(end.errors)")
    }

    @Test(arguments: printing) func aClosedOutputIsAFailure(line: String) throws {
        let end = try run(line, ">&-")
        #expect(end.status == 1)
        #expect(end.errors.contains("Error: Cannot write to standard output"), "\(end.errors)")
    }

    /// More than a pipe holds, to somebody who takes a little of it.
    @Test func aReaderThatLeavesIsAFailureAndNoCrash() throws {
        let end = try run("export --data {}", "| head -c 10")
        #expect(end.status == 1)
        #expect(end.output.utf8.count == 10)
        #expect(end.errors.contains("Error: Cannot write to standard output: whoever was to read it is gone."))
    }

    @Test(arguments: ["2>/dev/full", "2>&-"]) func nobodyHearingChangesNoStatus(redirection: String) throws {
        #expect(try run("check --data {}/none", redirection).status == 1)
        #expect(try run("stats --data {}", redirection).status == 0)
        #expect(try run("serve --port x", redirection).status == 64)
        #expect(try run("demo --data {}/new", "\(redirection) >/dev/null").status == 0)
    }

    /// What would be printed is not written into the first file that is opened.
    @Test func closedStreamsAreNobodysFiles() throws {
        let folder = try Folder()
        let end = try Command.shell(
            """
            "$BIN" export --out \(folder.path)/whole.ndjson --media \(folder.path)/files --data \(folder.path)/demo <&- >&- 2>&-
            status=$?
            "$BIN" keys create --name lost --scope write --data \(folder.path)/demo <&- >&- 2>&- && exit 9
            "$BIN" import ndjson \(folder.path)/whole.ndjson --media \(folder.path)/files --data \(folder.path)/copy <&- >/dev/null 2>&- || exit 8
            "$BIN" check --data \(folder.path)/demo && "$BIN" check --data \(folder.path)/copy && exit $status
            """
        )
        #expect(end.status == 0, "\(end.errors)")
    }

    @Test func aServerGoesOnWhereNobodyReadsItsLog() throws {
        let folder = try Folder()
        let end = try Command.shell(
            """
            "$BIN" serve --port 0 --data \(folder.path)/demo 2> >(head -n 1 >&2) & server=$!
            "$BIN" keys create --name k --scope write --data \(folder.path)/demo >/dev/null
            kill -TERM $server; wait $server
            """
        )
        #expect(end.status == 0 || end.status == 143, "\(end.status) \(end.errors)")
    }
}
