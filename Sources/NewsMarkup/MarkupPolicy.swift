/// What a newsroom may decide about the markup it takes in; everything else is fixed by the rules of this module.
package struct MarkupPolicy: Sendable, Equatable {
    /// The hosts whose frames are kept: each name stands for itself and for every subdomain of it.
    ///
    /// Names are compared in lower case; a port, a user name or a trailing dot in an address never matches.
    package var videoHosts: [String]

    /// The policy of a house that has not thought about it: the large video platforms and nobody else.
    package static let standard = MarkupPolicy()

    /// The hosts of ``standard``.
    package static let standardVideoHosts = [
        "youtube.com", "youtube-nocookie.com", "player.vimeo.com", "dailymotion.com", "player.twitch.tv", "archive.org",
    ]

    /// Makes a policy that keeps frames of these hosts only.
    package init(videoHosts: [String] = MarkupPolicy.standardVideoHosts) {
        self.videoHosts = videoHosts
    }
}
