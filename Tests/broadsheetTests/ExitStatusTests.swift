import Foundation
import Testing

/// What scripts go by: 0, 1 for a failure, 64 for wrong usage; and that a failure says why in a line on standard error.
struct ExitStatusTests {
    /// A command line, and its status. `{}` is a folder that holds `demo` and `wrong`, a newsroom that is counted wrongly,
    /// `file.xml`, which is no export, `lines.ndjson`, which is no archive, and `good.ndjson`, which is one.
    private static let table: [(line: String, status: Int32)] = [
        ("", 0), ("--help", 0), ("help serve", 0), ("--version", 0), ("import", 0), ("schema", 0),
        ("nonsense", 64), ("import nonsense file", 64), ("serve --nonsense", 64),
        ("demo --data {}/new", 0), ("demo --data {}/demo", 0), ("demo --data {}/file.xml", 1),
        ("demo --data /proc/none", 1),
        ("demo --articles x", 64), ("demo --articles 1000001", 64),
        ("check --data {}/demo", 0), ("check --data {}/wrong", 1), ("check --data {}/none", 1),
        ("check --repair --data {}/wrong", 0), ("check --repair --data {}/none", 1),
        ("stats --data {}/demo", 0), ("stats --json --data {}/demo", 0), ("stats --data {}/none", 1),
        ("keys list --data {}/demo", 0), ("keys list --data {}/none", 1),
        ("keys create --name k --scope write --data {}/demo", 0),
        ("keys create --name taken --scope write --data {}/demo", 1),
        ("keys create --name k --scope nonsense --data {}/demo", 64),
        ("keys create --name k --scope , --data {}/demo", 64),
        ("keys create --name k --data {}/demo", 64), ("keys revoke taken --data {}/demo", 0),
        ("keys revoke nobody --data {}/demo", 1), ("keys revoke --data {}/demo", 64),
        ("webhooks list --data {}/demo", 0), ("webhooks list --json --data {}/none", 1),
        ("webhooks create --url https://1.1.1.1/ --events article.*,site.updated --data {}/demo", 0),
        ("webhooks create --url https://127.0.0.1/ --events * --data {}/demo", 1),
        ("webhooks create --url http://1.1.1.1/ --events * --data {}/demo", 1),
        ("webhooks create --url https://1.1.1.1/ --events nonsense --data {}/demo", 64),
        ("webhooks create --url https://1.1.1.1/ --events * --format xml --data {}/demo", 64),
        ("webhooks create --url https://1.1.1.1/ --data {}/demo", 64), ("webhooks deliveries 9 --data {}/demo", 1),
        ("webhooks enable 9 --data {}/demo", 1), ("webhooks delete 9 --data {}/demo", 1),
        ("webhooks test 9 --data {}/demo", 1), ("webhooks delete x --data {}/demo", 64),
        ("comments list --data {}/demo", 0), ("comments list --status nonsense --data {}/demo", 64),
        ("comments list --limit 0 --data {}/demo", 64), ("comments list --data {}/none", 1),
        ("comments approve 1 --data {}/demo", 0), ("comments reject 1 2 --data {}/demo", 0),
        ("comments spam 1 99999 --data {}/demo", 1), ("comments approve x --data {}/demo", 64),
        ("comments approve --data {}/demo", 64), ("comments export --email a@example.org --data {}/demo", 0),
        ("comments erase --email a@example.org --data {}/demo", 0), ("comments erase --data {}/demo", 64),
        ("export --data {}/demo", 0), ("export --out {}/out.ndjson --data {}/demo", 0), ("export --data {}/none", 1),
        ("export --out {}/none/out --data {}/demo", 1), ("export --out {} --data {}/demo", 1),
        ("import wordpress {}/none.xml --data {}/new", 1), ("import wordpress {}/file.xml --data {}/new", 1),
        ("import wordpress --data {}/new", 64), ("import ndjson {}/good.ndjson --data {}/new", 0),
        ("import ndjson --dry-run {}/good.ndjson --data {}/new", 0), ("import ndjson {}/good.ndjson --data {}/demo", 1),
        ("import ndjson {}/lines.ndjson --data {}/new", 1), ("import ndjson {}/none.ndjson --data {}/new", 1),
        ("backup {}/b.sqlite --data {}/demo", 0), ("backup --pause 0 {}/b.sqlite --data {}/demo", 0),
        ("backup {}/file.xml --data {}/demo", 1), ("backup {}/none/b.sqlite --data {}/demo", 1),
        ("backup {}/b.sqlite --data {}/none", 1), ("backup --data {}/demo", 64),
        ("backup --pause x {}/b.sqlite --data {}/demo", 64), ("backup --pause 10001 {}/b.sqlite --data {}/demo", 64),
        ("backup {}/b.sqlite --data {}/wrong", 0), ("restore {}/demo/newsroom.sqlite --data {}/new", 0),
        ("restore {}/wrong/newsroom.sqlite --data {}/demo", 0), ("restore {}/none.sqlite --data {}/demo", 1),
        ("restore {}/file.xml --data {}/demo", 1), ("restore {} --data {}/demo", 1),
        ("restore {}/demo/newsroom.sqlite --data {}/demo", 1), ("restore --data {}/demo", 64),
        ("restore {}/demo/newsroom.sqlite --data {}/file.xml", 1),
        ("serve --port x --data {}/demo", 64), ("serve --port 65536 --data {}/demo", 64),
        ("serve --log-level loud --data {}/demo", 64), ("serve --comments sometimes --data {}/demo", 64),
        ("serve --config {}/none.json --data {}/demo", 64), ("serve --config {}/lines.ndjson --data {}/demo", 64),
        ("serve --port 0 --data {}/file.xml", 1),
        ("serve --data /proc/none", 1), ("serve --demo-if-empty --data {}/file.xml", 1),
        ("config", 0), ("config --json", 0), ("config --data {}/demo --port 0 --check", 0), ("config nonsense", 64),
        ("config --json --check", 64), ("config --port x", 64), ("config --port x --check", 64),
        ("config --config {}/none.json", 64), ("config --config {}/lines.ndjson --check", 64),
        ("config --check --data {}/file.xml", 1), ("config --check --host 203.0.113.1 --port 0 --data {}/demo", 1),
        ("import wordpress {} --data {}/new", 1), ("import ndjson {} --data {}/new", 1),
        ("import ndjson --data {}/new", 64), ("reindex --data {}/demo", 0), ("reindex --data {}/none", 1),
        ("comments export --data {}/demo", 64), ("comments nonsense", 64), ("keys nonsense", 64),
        ("check --nonsense", 64), ("stats extra", 64), ("schema extra", 64), ("export --out", 64),
        // An address of nobody's (RFC 5737, section 3): it cannot be bound.
        ("serve --host 203.0.113.1 --port 0 --data {}/demo", 1),
    ]

    @Test(arguments: table.map(\.line)) func aCommandEndsWithItsStatus(line: String) throws {
        let expected = try #require(Self.table.first { $0.line == line }).status
        let folder = try Folder()
        let end = try Command.run(line.replacing("{}", with: folder.path).split(separator: " ").map(String.init))
        #expect(end.status == expected, "\(end.errors)")
        #expect(end.status == 0 || end.errors.contains("Error: ") || line.hasPrefix("check"), "\(end.errors)")
        #expect(end.status == 0 || end.output.isEmpty, "\(end.output)")
    }

    /// What was wrong before the reason hid it.
    @Test func aServerThatCannotBeginSaysOnlyWhy() throws {
        let folder = try Folder()
        let end = try Command.run(["serve", "--host", "203.0.113.1", "--port", "0", "--data", folder.path + "/demo"])
        #expect(end.status == 1)
        let errors = end.errors.split(separator: "\n").filter { $0.contains(/error|Error/) }
        #expect(errors.count == 1 && errors[0].hasPrefix("Error: Cannot serve on 203.0.113.1:0"), "\(end.errors)")
    }

    @Test(arguments: ["BROADSHEET_PORT", "BROADSHEET_COMMENTS_MODE"]) func aWrongEnvironmentIsWrongUsage(
        name: String
    ) throws {
        let end = try Command.run(["serve", "--data", "/proc/none"], environment: [name: "nonsense"])
        #expect(end.status == 64)
        #expect(end.errors.contains(name))
    }

    @Test(arguments: [SIGTERM, SIGINT]) func aServerThatIsStoppedEndsWell(signal: Int32) throws {
        let folder = try Folder()
        let server = try Command(["serve", "--port", "0", "--data", folder.path + "/demo"])
        try server.waitFor("serves")
        server.send(signal)
        #expect(try server.end().status == 0)
    }
}
