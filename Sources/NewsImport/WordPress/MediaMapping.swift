internal import Foundation
internal import NewsDomain
internal import NewsMarkup

/// Makes media of attachments.
enum MediaMapping {
    /// The `sourceID` of an attachment.
    static func sourceID(_ key: some CustomStringConvertible) -> String { "attachment:\(key)" }

    /// The id in the `sourceID` of an attachment; nil where that is of something else, or has none.
    static func id(in sourceID: String) -> Int64? {
        guard sourceID.hasPrefix("attachment:") else { return nil }
        return Int64(sourceID.dropFirst("attachment:".count))
    }

    /// The attachment as media, or nil and a note where it is none.
    static func media(_ item: WXRItem, _ identity: WXRIdentity, notes: inout ImportNotes) -> SpooledAttachment? {
        guard let url = [item.attachmentURL, item.guid].first(where: isWebAddress) else {
            notes.skip(.media, "without an http address", of: item.label)
            return nil
        }
        let ending = fileEnding(url)
        guard let type = types[ending] else {
            let reason = ending.isEmpty ? "of unknown type" : "of type .\(ending), no image, video or audio"
            notes.skip(.media, reason, of: item.label)
            return nil
        }
        var media = SpooledAttachment(
            key: identity.text,
            id: identity.id,
            parent: item.parent,
            order: item.menuOrder,
            kind: type.kind.rawValue,
            url: url
        )
        media.mimeType = type.mime
        media.alt = plain(item.meta["_wp_attachment_image_alt"] ?? "")
        media.caption = plain(item.excerpt) ?? plain(String(decoding: item.content, as: UTF8.self))
        if let metadata = item.meta["_wp_attachment_metadata"] { read(metadata, into: &media) }
        return media
    }

    /// Whether an absolute `http` or `https` URL.
    static func isWebAddress(_ url: String) -> Bool {
        let start = url.prefix(8).lowercased()
        return (start.hasPrefix("http://") && url.utf8.count > 7) || (start == "https://" && url.utf8.count > 8)
    }

    private static func read(_ text: String, into media: inout SpooledAttachment) {
        let metadata = PHPSerialized(text)
        // The sizes made from an image have widths, heights and file sizes of their own.
        let own = metadata.before("\"sizes\"")
        media.width = own.number("width").flatMap { $0 > 0 ? $0 : nil }
        media.height = own.number("height").flatMap { $0 > 0 ? $0 : nil }
        media.bytes = own.number("filesize").flatMap { $0 > 0 ? $0 : nil }
        if media.kind != MediaKind.image.rawValue {
            media.durationSeconds = own.number("length").flatMap { $0 > 0 ? $0 : nil }
        }
        media.credit = metadata.after("\"image_meta\"").text("credit").flatMap(plain)
    }

    private static func plain(_ html: String) -> String? {
        if html.isEmpty { return nil }
        let text = Markup.plainText(html)
        return text.isEmpty ? nil : text
    }

    /// The ending of the file a URL names, in lower case.
    private static func fileEnding(_ url: String) -> String {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// An export has no MIME types. WordPress itself tells them by the ending (`wp_get_mime_types`).
    private static let types: [String: (kind: MediaKind, mime: String)] = [
        "jpg": (.image, "image/jpeg"), "jpeg": (.image, "image/jpeg"), "jpe": (.image, "image/jpeg"),
        "png": (.image, "image/png"), "gif": (.image, "image/gif"), "webp": (.image, "image/webp"),
        "avif": (.image, "image/avif"), "svg": (.image, "image/svg+xml"), "bmp": (.image, "image/bmp"),
        "tif": (.image, "image/tiff"), "tiff": (.image, "image/tiff"), "heic": (.image, "image/heic"),
        "ico": (.image, "image/x-icon"),
        "mp4": (.video, "video/mp4"), "m4v": (.video, "video/mp4"), "mov": (.video, "video/quicktime"),
        "webm": (.video, "video/webm"), "ogv": (.video, "video/ogg"), "avi": (.video, "video/avi"),
        "wmv": (.video, "video/x-ms-wmv"), "mkv": (.video, "video/x-matroska"), "mpg": (.video, "video/mpeg"),
        "mpeg": (.video, "video/mpeg"), "3gp": (.video, "video/3gpp"), "flv": (.video, "video/x-flv"),
        "mp3": (.audio, "audio/mpeg"), "m4a": (.audio, "audio/mp4"), "ogg": (.audio, "audio/ogg"),
        "oga": (.audio, "audio/ogg"), "opus": (.audio, "audio/ogg"), "wav": (.audio, "audio/wav"),
        "flac": (.audio, "audio/flac"), "aac": (.audio, "audio/aac"), "wma": (.audio, "audio/x-ms-wma"),
    ]
}
