import Foundation
import Glibc
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsMedia
import NewsServer
import Testing

/// Files that editors send, and readers get.
@Suite(.enabled(if: dlopen("libvips.so.42", RTLD_LAZY) != nil, "libvips42 is not installed"))
struct MediaFileTests {
    /// 400 by 300 pixels, red to the left, blue to the right.
    private static let png = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAZAAAAEsCAIAAABi1XKVAAAC9UlEQVR42u3UQQ0AAAgDMYZ/z2CCF2klLMtlCu6lPIt7bQJAsAAECxAsAMECECxAsAAEC0CwAMECECwAwQIEC0CwAAQLECwAwQIQLECwAAQLQLAAwQIQLADBAgQLQLAABAsQLADBAgQLQLAABAsQLADBAhAsQLAABAtAsADBAhAsAMECBAtAsAAECxAsAMECECxAsAAEC0CwAMECECwAwQIEC0CwAAQLECwAwQIEC0CwAAQLECwAwQIQLECwAAQLQLAAwQIQLADBAgQLQLAABAsQLADBAhAsQLAABAtAsADBAhAsAMECBAtAsAAECxAsAMECBAtAsAAECxAsAMECECxAsAAEC0CwAMECECwAwQIEC0CwAAQLECwAwQIQLECwAAQLQLAAwQIQLADBAgQLQLAABAsQLADBAgQLQLAABAsQLADBAhAsQLAABAtAsADBAhAsAMECBAtAsAAECxAsAMECECxAsAAEC0CwAMECECwAwQIEC0CwAAQLECwAwQIEC0CwAAQLECwAwQIQLECwAAQLQLAAwQIQLADBAgQLQLAABAsQLADBAhAsQLAABAtAsADBAhAsAMECBAtAsAAECxAsAMECBAtAsAAECxAsAMECECxAsAAEC0CwAMECECwAwQIEC0CwAAQLECwAwQIQLECwAAQLQLAAwQIQLADBAgQLQLAABAsQLADBAgQLQLAABAsQLADBAhAsQLAABAtAsADBAhAsAMECBAtAsAAECxAsAMECECxAsAAEC0CwAMECECwAwQIEC0CwAAQLECwAwQIEC0CwAAQLECwAwQIQLECwAAQLQLAAwQIQLADBAgQLQLAABAsQLADBAhAsQLAABAtAsADBAhAsAMECBAtAsADBMgEgWACCBQgWgGABCBYgWACCBSBYgGABCBaAYAGCBSBYAIIFCBaAYAEIFiBYAIIFIFiAYAEIFoBgAYIFIFgAggUIFoBgAYIFIFgAggUIFoBgAQgWIFgAggUgWIBgAQgWgGABny3UBQRX6Ux38gAAAABJRU5ErkJggg=="
        ) ?? Data()
    )

    /// An editor of a newsroom whose pictures the program beside the tests decodes.
    private func edit(_ work: @Sendable (MediaEditor) async throws -> Void) async throws {
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "broadsheet")
            .path
        let service = try TestService().configured { $0.pictureProgram = program }
        let key = try service.key("write")
        try await service.runLive { client in
            try await work(MediaEditor(client: client, key: key, directory: service.dataDirectory))
        }
    }

    @Test func anUploadedPictureIsServedInAllItsForms() async throws {
        try await edit { editor in
            let made = try await editor.upload(Self.png, "image/png")
            #expect(made.status == 201)
            #expect(made.value("data.kind") as? String == "image")
            #expect(made.value("data.width") as? Int == 400 && made.value("data.height") as? Int == 300)
            #expect((made.value("data.placeholder") as? String)?.isEmpty == false)
            let url = try #require(made.value("data.url") as? String)
            let file = try await editor.client.ask(url)
            #expect(file.status == 200 && file.header("Content-Type") == "image/png")
            #expect(file.header("Cache-Control") == "public, max-age=31536000, immutable")
            #expect(file.header("X-Content-Type-Options") == "nosniff")
            #expect(file.header("Content-Security-Policy")?.contains("sandbox") == true)
            let renditions = try #require(made.value("data.renditions") as? [[String: Any]])
            #expect(renditions.count == 7)
            for rendition in renditions {
                let url = try #require(rendition["url"] as? String)
                let (first, again) = (try await editor.client.ask(url), try await editor.client.ask(url))
                #expect(first.status == 200 && again.status == 200 && first.text == again.text, "\(url)")
                #expect(first.header("Content-Type") == rendition["mimeType"] as? String)
            }
            for type in ["avif", "jpg"] {
                let url = try #require(renditions[0]["url"] as? String).replacing(".webp", with: "." + type)
                #expect(try await editor.client.ask(url).status == 200)
            }
        }
    }

    @Test func nothingIsMadeThatIsNotListed() async throws {
        try await edit { editor in
            let made = try await editor.upload(Self.png, "image/png")
            let hash = try #require(made.value("data.url") as? String).dropFirst(7).prefix(64)
            for name in [
                "640.webp", "160.png", "161.webp", "320x16:9-50-50.gif", "..%2F160.webp", "%2e%2e", "160.webp%00",
            ] {
                #expect(try await [400, 404].contains(editor.client.ask("/media/\(hash)/\(name)").status), "\(name)")
            }
            let absent = String(repeating: "0", count: 64)
            for path in [
                absent + ".jpg", absent + "/160.webp", "..%2f..%2fnewsroom.sqlite", hash + ".pdf", hash + ".jpg", hash,
            ] {
                #expect(try await editor.client.ask("/media/\(path)").status == 404, "\(path)")
            }
        }
    }

    @Test func aFocalPointMovesTheCropsAndWhatShowsThem() async throws {
        try await edit { editor in
            let made = try await editor.upload(Self.png, "image/png")
            let id = try #require(made.value("data.id") as? Int)
            let old = try #require((made.value("data.renditions") as? [[String: Any]])?.last?["url"] as? String)
            #expect(old.contains("-50-50."))
            let before = try await editor.client.ask("/v1/articles?limit=1")
            let article = try #require(before.value("data.0.slug") as? String)
            let patch = "{\"image\": \(id)}"
            let headers = ["If-Match": "*", "Authorization": "Bearer \(editor.key)"]
            #expect(
                try await editor.client.send("/v1/articles/\(article)", patch, .patch, headers: headers).status == 200
            )
            let shown = try await editor.client.ask("/v1/articles/\(article)")
            #expect(shown.value("data.image.id") as? Int == id)
            let changed = try await editor.client.send(
                "/v1/media/\(id)",
                "{\"focalPoint\": {\"x\": 0.25, \"y\": 1}}",
                .patch,
                headers: headers
            )
            #expect(changed.status == 200 && changed.value("data.focalPoint.x") as? Double == 0.25)
            let now = try await editor.client.ask("/v1/articles/\(article)")
            let present = try #require(
                (now.value("data.image.renditions") as? [[String: Any]])?.last?["url"] as? String
            )
            #expect(present.contains("-25-100."))
            // A page that is some seconds old asks for the crop as it was.
            let stale = try await editor.client.ask(old)
            #expect(stale.status == 200 || stale.header("Location") == present)
            for wrong in ["{\"x\": 2, \"y\": 0}", "{\"x\": 0.5}", "0.5", "{\"x\": \"a\", \"y\": 0}"] {
                let answer = try await editor.client.send(
                    "/v1/media/\(id)",
                    "{\"focalPoint\": \(wrong)}",
                    .patch,
                    headers: headers
                )
                #expect(answer.status == 422, "\(wrong)")
            }
        }
    }

    @Test func whatAFileTellsIsNotEdited() async throws {
        try await edit { editor in
            let made = try await editor.upload(Self.png, "image/png")
            let id = try #require(made.value("data.id") as? Int)
            let headers = ["If-Match": "*", "Authorization": "Bearer \(editor.key)"]
            // What a GET gave may be sent back.
            let data = try JSONSerialization.data(withJSONObject: made.value("data") ?? [:])
            let same = try await editor.client.send(
                "/v1/media/\(id)",
                String(decoding: data, as: UTF8.self),
                .patch,
                headers: headers
            )
            #expect(same.status == 200)
            let other =
                "{\"width\": 9, \"mimeType\": \"text/html\", \"url\": \"https://elsewhere.example/x\", \"alt\": \"Red\"}"
            let changed = try await editor.client.send("/v1/media/\(id)", other, .patch, headers: headers)
            #expect(changed.value("data.width") as? Int == 400)
            #expect(changed.value("data.url") as? String == made.value("data.url") as? String)
            #expect(changed.value("data.alt") as? String == "Red")
        }
    }

    @Test func theSameBytesAreOneFile() async throws {
        try await edit { editor in
            async let first = editor.upload(Self.png, "image/png")
            async let second = editor.upload(Self.png, "application/octet-stream")
            let (one, other) = (try await first, try await second)
            #expect(one.status == 201 && other.status == 201)
            #expect(one.value("data.url") as? String == other.value("data.url") as? String)
            #expect(one.value("data.id") as? Int != other.value("data.id") as? Int)
            let incoming = editor.directory + "/media/incoming"
            #expect(try FileManager.default.contentsOfDirectory(atPath: incoming).isEmpty)
        }
    }

    @Test func aFormBringsTheWords() async throws {
        try await edit { editor in
            func form(_ parts: [(String, [UInt8])], end: String = "--") -> [UInt8] {
                parts.flatMap { name, bytes in
                    Array("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8) + bytes
                        + Array("\r\n".utf8)
                } + Array("--b\(end)\r\n".utf8)
            }
            let whole: [(String, [UInt8])] = [
                ("alt", Array("Red and blue".utf8)), ("file", Self.png),
                ("focalPoint", Array("{\"x\":0.1,\"y\":0.9}".utf8)),
            ]
            let type = "multipart/form-data; boundary=b"
            let made = try await editor.upload(form(whole), type)
            #expect(made.status == 201)
            #expect(made.value("data.alt") as? String == "Red and blue")
            #expect(made.value("data.focalPoint.y") as? Double == 0.9)
            #expect(try await editor.upload(form(whole, end: ""), type).status == 400)
            #expect(try await editor.upload(form([("alt", [65])]), type).faults == ["/file required"])
            #expect(try await editor.upload(form(whole + [("file", Self.png)]), type).status == 400)
            let unknown = try await editor.upload(form(whole + [("altt", [65])]), type)
            #expect(unknown.faults == ["/altt unknownMember"])
            #expect(try await editor.upload(form(whole), "multipart/form-data").status == 400)
        }
    }

    @Test func whatIsNoFileIsRefused() async throws {
        try await edit { editor in
            let svg = Array("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".utf8)
            #expect(try await editor.upload(svg, "image/svg+xml").status == 415)
            #expect(try await editor.upload(svg, "image/png").faults == ["/file unknownType"])
            #expect(try await editor.upload([], "image/png").status == 422)
            let html = Array("<!doctype html><script>alert(1)</script>".utf8) + Self.png
            #expect(try await editor.upload(html, "image/jpeg").faults == ["/file unknownType"])
            #expect(
                try await editor.upload(Array(Self.png.dropLast(Self.png.count / 3)), "image/png").faults == [
                    "/file unsound"
                ]
            )
            #expect(try await editor.upload([0xFF, 0xD8, 0xFF, 0xE0] + html, "image/jpeg").faults == ["/file unsound"])
            let anonymous = try await editor.client.ask(
                "/v1/media",
                .post,
                headers: ["Content-Type": "image/png"],
                body: Self.png
            )
            #expect(anonymous.status == 401)
        }
    }

    @Test func partsOfAFileAreSent() async throws {
        try await edit { editor in
            let pdf = Array("%PDF-1.4\n".utf8) + (0..<100_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
            let made = try await editor.upload(pdf, "application/pdf")
            #expect(made.value("data.kind") as? String == "document")
            let url = try #require(made.value("data.url") as? String)
            func ask(_ headers: [String: String], _ method: HTTPRequest.Method = .get) async throws -> Received {
                try await editor.client.ask(url, method, headers: headers)
            }
            let whole = try await ask([:])
            #expect(whole.header("Content-Length") == String(pdf.count) && whole.header("Accept-Ranges") == "bytes")
            #expect(whole.header("Content-Disposition") == "attachment")
            let tag = try #require(whole.header("ETag"))
            let part = try await ask(["Range": "bytes=0-7"])
            #expect(part.status == 206 && part.text == "%PDF-1.4")
            #expect(part.header("Content-Range") == "bytes 0-7/\(pdf.count)")
            #expect(try await ask(["Range": "bytes=50000-"]).header("Content-Length") == String(pdf.count - 50_000))
            #expect(try await ask(["Range": "bytes=0-7", "If-Range": "\"other\""]).status == 200)
            #expect(try await ask(["Range": "bytes=0-7", "If-Range": tag]).status == 206)
            let beyond = try await ask(["Range": "bytes=\(pdf.count)-"])
            #expect(beyond.status == 416 && beyond.header("Content-Range") == "bytes */\(pdf.count)")
            #expect(try await ask(["If-None-Match": tag]).status == 304)
            let head = try await ask([:], .head)
            #expect(head.status == 200 && head.header("Content-Length") == String(pdf.count) && head.text.isEmpty)
        }
    }

    @Test func anotherFileIsOfTheSameKind() async throws {
        try await edit { editor in
            let made = try await editor.upload(Self.png, "image/png")
            let id = try #require(made.value("data.id") as? Int)
            let pdf = Array("%PDF-1.4\n%%EOF".utf8)
            #expect(try await editor.upload(pdf, "application/pdf", .put, "/v1/media/\(id)/file").status == 409)
            #expect(try await editor.upload(Self.png, "image/png", .put, "/v1/media/\(id)/file").status == 200)
            #expect(try await editor.upload(Self.png, "image/png", .put, "/v1/media/999999/file").status == 404)
        }
    }

    @Test func filesThatNobodyHasAreFound() async throws {
        try await edit { editor in
            let made = try await editor.upload(Self.png, "image/png")
            let id = try #require(made.value("data.id") as? Int)
            let inventory = MediaInventory(MediaFolder(dataDirectory: editor.directory))
            let future = Timestamp(seconds: 1 << 40)
            #expect(inventory.unused(besides: [], before: Timestamp(seconds: 0)).isEmpty)
            let headers = ["Authorization": "Bearer \(editor.key)"]
            #expect(try await editor.client.ask("/v1/media/\(id)", .delete, headers: headers).status == 204)
            let unused = inventory.unused(besides: [], before: future)
            #expect(unused.count == 1)
            for file in unused { file.remove() }
            #expect(inventory.unused(besides: [], before: future).isEmpty)
            let url = try #require(made.value("data.url") as? String)
            #expect(try await editor.client.ask(url).status == 404)
        }
    }
}

/// Somebody who sends files.
private struct MediaEditor {
    let client: any TestClientProtocol
    let key: String
    let directory: String

    func upload(
        _ bytes: [UInt8],
        _ type: String,
        _ method: HTTPRequest.Method = .post,
        _ address: String = "/v1/media"
    ) async throws -> Received {
        let headers = ["Authorization": "Bearer \(key)", "Content-Type": type]
        return try await client.ask(address, method, headers: headers, body: bytes)
    }
}
