import NewsDomain
import NewsImport
import Testing

struct WordPressMediaTests {
    @Test func mapsAttachments() throws {
        let metadata = #"a:3:{s:5:"width";i:1024;s:6:"height";i:768;s:8:"filesize";i:5000;}"#
        let more =
            WXR.meta("_wp_attachment_image_alt", "A &quot;bell&quot;") + WXR.meta("_wp_attachment_metadata", metadata)
            + "<excerpt:encoded><![CDATA[Bell on <i>wharf</i>]]></excerpt:encoded>"
        let (repository, report) = try WXR(items: [
            WXR.attachment(1, url: "https://e.org/A.JPG?x=1", more: more),
            WXR.attachment(2, url: "https://e.org/a.mp4"), WXR.attachment(3, url: "https://e.org/a.mp3"),
            WXR.attachment(4, url: "https://e.org/a.pdf"), WXR.attachment(5, url: "ftp://e.org/a.jpg"),
            WXR.attachment(6, url: "", more: "<guid isPermaLink=\"false\">http://e.org/b.png</guid>"),
        ]).imported()
        let image = try #require(repository.media.first)
        #expect(image.sourceID == "attachment:1")
        #expect(image.kind == .image)
        #expect(image.url == "https://e.org/A.JPG?x=1")
        #expect(image.mimeType == "image/jpeg")
        #expect(image.alt == "A \"bell\"")
        #expect(image.caption == "Bell on wharf")
        #expect(image.width == 1024 && image.height == 768 && image.bytes == 5000)
        #expect(repository.media.map(\.kind) == [.image, .video, .audio, .image])
        #expect(report.tallies[.media]?.skipped["without an http address"] == 1)
        #expect(report.tallies[.media]?.skipped["of type .pdf, no image, video or audio"] == 1)
    }

    @Test func tiesThumbnails() throws {
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, more: WXR.meta("_thumbnail_id", "9")),
            WXR.item(id: 2, more: WXR.meta("_thumbnail_id", "8")),
            WXR.item(id: 3), WXR.attachment(9, url: "https://e.org/a.jpg"),
        ]).imported()
        #expect(repository.article(1)?.heroImage == "attachment:9")
        #expect(repository.article(3)?.heroImage == nil)
        #expect(report.warnings["hero image is not in the file"] == 1)
    }

    @Test func makesGalleries() throws {
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, body: "a\n\n[gallery ids=\"12,11,12,99\"]\n\n[gallery]\n\n[gallery columns=\"2\"]"),
            WXR.item(id: 2, status: "draft", body: "[gallery ids=\"11\"]"), WXR.item(id: 3, body: "[gallery]"),
            WXR.attachment(11, url: "https://e.org/a.jpg", parent: 1, more: "<wp:menu_order>2</wp:menu_order>"),
            WXR.attachment(12, url: "https://e.org/b.jpg", parent: 1, more: "<wp:menu_order>1</wp:menu_order>"),
            WXR.attachment(13, url: "https://e.org/c.jpg", parent: 1, more: "<wp:menu_order>1</wp:menu_order>"),
        ]).imported()
        let first = try #require(repository.article(1))
        #expect(first.galleries == ["gallery:post:1:1", "gallery:post:1:2"])
        #expect(first.body.html == "<p>a</p>")
        #expect(repository.galleries[0].items.map(\.media) == ["attachment:12", "attachment:11"])
        #expect(repository.galleries[1].items.map(\.media) == ["attachment:12", "attachment:13", "attachment:11"])
        #expect(repository.galleries[0].publishedAt == first.publishedAt)
        #expect(repository.galleries[2].publishedAt == nil)
        #expect(repository.article(3)?.galleries == [])
        #expect(report.warnings["gallery without pictures left out"] == 1)
    }
}
