import ArgumentParser
import NewsServer

/// `broadsheet schema`
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the SQL of a freshly made newsroom, as schema.sql holds it."
    )

    func run() throws {
        print(try newsroomSchema(), terminator: "")
    }
}
