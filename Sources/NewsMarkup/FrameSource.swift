/// Where a platform has its players, charts or posts, as `youtube.com/embed/*`.
package struct FrameSource: Sendable, Hashable, CustomStringConvertible {
    /// The host, which is compared in whatever case, with `www.` before it and without. A port, a user name or a trailing
    /// dot in an address never matches.
    package let host: String
    /// The path of what may be framed and of nothing else: `*` is an identifier, `**` at the end any number of them. Queries
    /// and fragments are free.
    package let path: String

    package var description: String { host + path }

    /// The source that is written as host and path, without a scheme. Nil where it is not one: a host has letters, digits,
    /// hyphens and at least one dot, a path no `?`, `#`, `%` or `\\`.
    package init?(_ text: String) {
        let host = text.prefix { $0 != "/" }
        let path = text[host.endIndex...]
        let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isHostByte) }), !path.isEmpty,
            path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Array("?#%\\\"<>".utf8).contains($0) })
        else { return nil }
        (self.host, self.path) = (host.lowercased(), String(path))
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == UInt8(ascii: "-")
    }

    /// Those of ``MarkupPolicy/standard``: what newsrooms embed. Of each platform the addresses that it gives out for frames,
    /// and no others.
    package static let known: [FrameSource] = """
        youtube.com/embed/* youtube-nocookie.com/embed/* player.vimeo.com/video/* dailymotion.com/embed/video/* \
        geo.dailymotion.com/player.html geo.dailymotion.com/player/* player.twitch.tv/ archive.org/embed/* \
        archive.org/embed/*/* tiktok.com/embed/* tiktok.com/embed/v2/* tiktok.com/player/v1/* instagram.com/p/*/embed \
        instagram.com/p/*/embed/captioned instagram.com/reel/*/embed instagram.com/reel/*/embed/captioned \
        platform.twitter.com/embed/Tweet.html platform.x.com/embed/Tweet.html facebook.com/plugins/post.php \
        facebook.com/plugins/video.php embed.bsky.app/embed/*/app.bsky.feed.post/* open.spotify.com/embed/*/* \
        open.spotify.com/embed-podcast/*/* w.soundcloud.com/player embed.podcasts.apple.com/*/podcast/* \
        embed.podcasts.apple.com/*/podcast/*/* embed.acast.com/* embed.acast.com/*/* embed.acast.com/$/* \
        embed.acast.com/$/*/* player.megaphone.fm/* playlist.megaphone.fm/ datawrapper.dwcdn.net/* \
        datawrapper.dwcdn.net/*/* flo.uri.sh/visualisation/*/embed flo.uri.sh/story/*/embed \
        public.flourish.studio/visualisation/*/embed public.flourish.studio/story/*/embed e.infogram.com/* \
        google.com/maps/embed google.com/maps/d/embed google.com/maps/d/u/*/embed docs.google.com/document/d/e/*/pub \
        docs.google.com/presentation/d/e/*/embed docs.google.com/spreadsheets/d/e/*/pubhtml \
        docs.google.com/forms/d/e/*/viewform docs.google.com/gview embed.documentcloud.org/documents/* \
        embed.documentcloud.org/documents/*/pages/* documentcloud.org/documents/*
        """.split(separator: " ").compactMap { FrameSource(String($0)) }
}
