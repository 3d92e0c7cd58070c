/// What a newsroom may decide about the markup it takes in; everything else is fixed by the rules of this module.
package struct MarkupPolicy: Sendable, Equatable {
    /// Whose frames are kept.
    package var players: [VideoPlayer]
    /// What relative addresses are relative to, and are made absolute by; nil where they stay as they are.
    package var base: BaseAddress?

    /// The policy of a house that has not thought about it: the large video platforms and nobody else.
    package static let standard = MarkupPolicy()

    /// Makes a policy that keeps frames of these players only.
    package init(players: [VideoPlayer] = VideoPlayer.known, base: BaseAddress? = nil) {
        self.players = players
        self.base = base
    }
}

/// Where a platform has its players.
package struct VideoPlayer: Sendable, Equatable {
    /// The host, which is compared in whatever case, with `www.` before it and without. A port, a user name or a trailing
    /// dot in an address never matches.
    package var host: String
    /// The paths of players and of nothing else, as `/embed/*`; `*` is an identifier. Queries and fragments are free.
    package var paths: [String]

    /// The players of a host.
    package init(host: String, paths: [String]) {
        self.host = host
        self.paths = paths
    }

    /// Those of ``MarkupPolicy/standard``.
    package static let known = [
        VideoPlayer(host: "youtube.com", paths: ["/embed/*"]),
        VideoPlayer(host: "youtube-nocookie.com", paths: ["/embed/*"]),
        VideoPlayer(host: "player.vimeo.com", paths: ["/video/*"]),
        VideoPlayer(host: "dailymotion.com", paths: ["/embed/video/*"]),
        VideoPlayer(host: "geo.dailymotion.com", paths: ["/player.html", "/player/*"]),
        VideoPlayer(host: "player.twitch.tv", paths: ["/"]),
        VideoPlayer(host: "archive.org", paths: ["/embed/*", "/embed/*/*"]),
    ]
}
