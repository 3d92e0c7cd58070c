// Compiled together with what the generator made: reads answers with its models and writes them again from those, then asks
// the running server as an app would: main FROM TO.
import Foundation

struct Entry: Decodable {
    let file: String
    let schema: String
    let target: String
}

func fail(_ why: String) -> Never {
    FileHandle.standardError.write(Data("\(why)\n".utf8))
    exit(1)
}

func expect(_ holds: Bool, _ what: String, _ seen: Any? = nil) {
    if !holds { fail("not so: \(what): \(String(describing: seen).prefix(1000))") }
}

let helper = CodableHelper()
let from = URL(fileURLWithPath: CommandLine.arguments[1])
let to = URL(fileURLWithPath: CommandLine.arguments[2])

func again<Shape: Codable>(_ shape: Shape.Type, _ data: Data) throws -> Data {
    try helper.jsonEncoder.encode(helper.jsonDecoder.decode(shape, from: data))
}

func readAgain() throws {
    let index = try JSONDecoder().decode(
        [Entry].self,
        from: Data(contentsOf: from.appendingPathComponent("index.json"))
    )
    for entry in index {
        do {
            let data = try Data(contentsOf: from.appendingPathComponent(entry.file))
            try reread(entry.schema, data).write(to: to.appendingPathComponent(entry.file))
        } catch {
            fail("\(entry.target) cannot be read: \(error)")
        }
    }
}

func asReader() async throws {
    let name = "skerran-barrier-first-power"
    let page = try await ArticlesAPI.listArticles(limit: 5, count: true)
    let next = try await ArticlesAPI.listArticles(cursor: page.page.next, limit: 5)
    expect(page.data.count == 5 && Set((page.data + next.data).map(\.id)).count == 10, "two pages", page)
    let article = try await ArticlesAPI.getArticle(
        article: name,
        include: [.related, .comments, .topics, .neighbours, .galleries, .views]
    ).data
    expect(
        article.slug == name && article.related?.count == 4 && article.comments?.data.isEmpty == false,
        "an article",
        article
    )
    let words = "skerran barrier power"
    let found = try await SearchAPI.searchArticles(q: words, facets: [.section], highlight: true, limit: 2)
    let hit = found.data.first
    expect(hit?.article.slug == name && hit?.highlights?.title?.contains("<mark>") == true, "what is looked for", found)
    expect(found.meta.facets?.section?.isEmpty == false && found.page.total >= 1, "how many there are", found.meta)
    let box = try await SearchAPI.listSuggestions(q: "sker").data
    expect(box.first?.slug == "skerran-barrier" && box.first?.type == "topic", "a suggestion", box)
    let front = try await PicksAPI.getFront().data
    expect(
        front.collections.first?.slug == "editors-choice" && front.sections.first?.name == "News",
        "the front",
        front
    )
    let said = CommentSubmission(text: "Said in Swift, at \(Date().timeIntervalSince1970).", name: "Ines")
    let comment = try await CommentsAPI.createComment(article: name, commentSubmission: said).data
    try await CommentsAPI.deleteComment(comment: comment.id, editToken: comment.editToken)
    do {
        _ = try await ArticlesAPI.listArticles(section: "no-such")
        fail("a section that there is not is no error")
    } catch ErrorResponse.error(let status, let data, _, _) {
        let problem = try helper.jsonDecoder.decode(Problem.self, from: data ?? Data())
        expect(status == 400 && problem.errors?.first?.code == "unknown", "the problem", problem)
    }
}

BroadsheetAPIConfiguration.shared.basePath = ProcessInfo.processInfo.environment["BROADSHEET_URL"] ?? ""
do {
    try readAgain()
    try await asReader()
} catch {
    fail("\(error)")
}
