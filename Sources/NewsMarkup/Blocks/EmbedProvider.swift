/// Whose what is shown in a frame is.
enum EmbedProvider {
    /// The names of those whom newsrooms embed, by the ends of their hosts.
    private static let names: [(host: String, name: String)] = [
        ("youtube.com", "youtube"), ("youtube-nocookie.com", "youtube"), ("vimeo.com", "vimeo"),
        ("dailymotion.com", "dailymotion"), ("twitch.tv", "twitch"), ("archive.org", "archive.org"),
        ("tiktok.com", "tiktok"), ("instagram.com", "instagram"), ("twitter.com", "x"), ("x.com", "x"),
        ("facebook.com", "facebook"), ("bsky.app", "bluesky"), ("spotify.com", "spotify"),
        ("soundcloud.com", "soundcloud"), ("podcasts.apple.com", "apple-podcasts"), ("acast.com", "acast"),
        ("megaphone.fm", "megaphone"), ("dwcdn.net", "datawrapper"), ("uri.sh", "flourish"),
        ("flourish.studio", "flourish"), ("infogram.com", "infogram"), ("google.com", "google"),
        ("documentcloud.org", "documentcloud"),
    ]

    /// The name of whom an address is of; its host without `www.` where no name is known.
    static func name(of address: String) -> String {
        var address = address
        let host = address.withUTF8 { bytes in
            FrameRules.address(bytes).map { String(decoding: bytes.slice($0.host), as: UTF8.self).lowercased() }
        }
        guard let host else { return "" }
        if let known = names.first(where: { host == $0.host || host.hasSuffix("." + $0.host) }) { return known.name }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}
