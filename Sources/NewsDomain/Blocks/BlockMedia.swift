/// A picture in a body.
package struct BlockImage: Sendable, Hashable {
    package var address: String
    /// In pixels, where it is said.
    package var width: Int?
    package var height: Int?
    /// What is on it, for who cannot see it; empty for mere decoration, nil where nobody said.
    package var alternative: String?
    package var caption: RichText?
    package var credit: RichText?
    /// Where a press on it leads.
    package var link: String?

    package init(address: String, width: Int? = nil, height: Int? = nil, alternative: String? = nil) {
        (self.address, self.width, self.height, self.alternative) = (address, width, height, alternative)
    }
}

/// A frame with something of another site.
package struct Embed: Sendable, Hashable {
    /// Whose it is: a known name, such as `youtube`, or else the host.
    package var provider: String
    package var address: String
    package var title: String?
    /// In pixels, where it is said.
    package var width: Int?
    package var height: Int?
    package var caption: RichText?
    /// The frame as sanitised HTML.
    package var html: String

    package init(provider: String, address: String, html: String) {
        (self.provider, self.address, self.html) = (provider, address, html)
    }
}

/// A recording with its player.
package struct BlockPlayer: Sendable, Hashable {
    package var isVideo: Bool
    /// That of the first of its files.
    package var address: String
    /// What a film shows before it is played.
    package var poster: String?
    /// In pixels, where it is said.
    package var width: Int?
    package var height: Int?
    package var caption: RichText?
    /// The player as sanitised HTML, with all its files and tracks.
    package var html: String

    package init(isVideo: Bool, address: String, html: String) {
        (self.isVideo, self.address, self.html) = (isVideo, address, html)
    }
}
