import Foundation
import HummingbirdTesting
import Testing

/// Parameters that take lists: with commas, repeated as generated clients send them, or both.
@Suite struct ListParameterTests {
    private static let article = "/v1/articles/skerran-barrier-first-power"

    @Test func commasAndRepetitionAreTheSame() async throws {
        try await TestService().run { client in
            for (path, spellings) in [
                (
                    Self.article,
                    [
                        "include=related,galleries", "include=related&include=galleries",
                        "include=galleries&include=related",
                    ]
                ),
                (
                    Self.article,
                    [
                        "include=related,galleries,topics", "include=related&include=galleries,topics",
                        "include=related&include=galleries&include=topics&include=related",
                    ]
                ),
                ("/v1/articles", ["fields=title,section.name", "fields=title&fields=section.name"]),
                ("/v1/articles", ["exclude=23,22,21", "exclude=23&exclude=22&exclude=21", "exclude=23,21&exclude=22"]),
                ("/v1/topics", ["fields=slug,title", "fields=title&fields=slug"]),
                ("/v1/tags", ["fields=slug,name&limit=2", "fields=name&limit=2&fields=slug"]),
            ] {
                let first = try await client.ask("\(path)?\(spellings[0])")
                #expect(first.status == 200, "\(path)?\(spellings[0]): \(first.text)")
                for spelling in spellings.dropFirst() {
                    let answer = try await client.ask("\(path)?\(spelling)")
                    #expect(answer.text == first.text, "\(path)?\(spelling)")
                    #expect(answer.header("Server-Timing") == nil, "kept as one: \(spelling)")
                    #expect(answer.header("Link") == first.header("Link"), "\(spelling)")
                }
            }
        }
    }

    @Test func extrasAreThereHoweverTheyWereAskedFor() async throws {
        try await TestService().run { client in
            let answer = try await client.ask("\(Self.article)?include=comments&include=neighbours")
            #expect(answer.value("data.comments") != nil && answer.value("data.neighbours") != nil)
            let excluded = try await client.ask("/v1/articles?exclude=23&exclude=22&fields=id&limit=100")
            let ids = (excluded.value("data") as? [[String: Int]])?.compactMap { $0["id"] } ?? []
            #expect(!ids.isEmpty && !ids.contains(23) && !ids.contains(22))
        }
    }

    /// Of tags alone, repetition and commas mean different things.
    @Test func tagsKeepTheirMeaning() async throws {
        try await TestService().run { client in
            func total(_ query: String) async throws -> Int {
                try await client.ask("/v1/articles?count=true&limit=1&\(query)").value("page.total") as? Int ?? -1
            }
            let (energy, climate) = (try await total("tag=energy"), try await total("tag=climate"))
            let (any, all) = (try await total("tag=energy,climate"), try await total("tag=energy&tag=climate"))
            #expect(energy > 0 && climate > 0)
            #expect(any >= max(energy, climate) && all <= min(energy, climate))
            #expect(any + all == energy + climate)
        }
    }

    @Test func faultsOfListsAreTold() async throws {
        try await TestService().run { client in
            for (uri, fault) in [
                ("\(Self.article)?include=related&include=", "include empty"),
                ("\(Self.article)?include=related,,galleries", "include empty"),
                ("/v1/articles?fields=title,", "fields empty"),
                ("\(Self.article)?include=related&include=coments", "include unknownValue"),
                ("/v1/articles?fields=title&fields=titel", "fields unknownField"),
                ("/v1/articles?exclude=1&exclude=x", "exclude notANumber"),
                (
                    "/v1/articles?exclude=" + (0..<60).map(String.init).joined(separator: ",") + "&exclude="
                        + (0..<60).map(String.init).joined(separator: ","), "exclude tooMany"
                ),
                ("/v1/articles?limit=1&limit=1", "limit repeated"),
                ("/v1/articles?cursor=a&cursor=b", "cursor repeated"),
                ("/v1/articles?section=news&section=science", "section repeated"),
            ] {
                let answer = try await client.ask(uri)
                #expect(answer.status == 400, "\(uri)")
                let errors = answer.json?["errors"] as? [[String: Any]] ?? []
                let told = errors.map { "\($0["parameter"] ?? "") \($0["code"] ?? "")" }
                #expect(told.contains(fault), "\(uri): \(told)")
            }
        }
    }
}
