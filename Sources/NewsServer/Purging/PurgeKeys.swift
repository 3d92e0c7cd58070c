internal import NewsDomain
internal import NewsHTTP

/// What a cache has to forget: keys, each once however often it was named, or everything.
struct PurgeKeys: Equatable, Sendable {
    private var keys: Set<SurrogateKey> = []
    private var isEverything = false

    /// Every answer there is, whatever its keys.
    static let everything: PurgeKeys = {
        var keys = PurgeKeys()
        keys.forgetEverything()
        return keys
    }()

    /// The word for everything. No answer of ours has it: a cache gives it to each that it keeps (deploy/varnish.vcl).
    static let wordForEverything = "everything"
    /// Of how many articles it is told by their ids: beyond that, everything is the shorter message, and takes no memory.
    static let maximumArticles = 1000
    /// How many keys go into one request: a header of some 2 KB, which every cache takes.
    static let keysPerRequest = 100

    /// How many there are; everything is one.
    var count: Int { isEverything ? 1 : keys.count }

    var isEmpty: Bool { keys.isEmpty && !isEverything }

    /// Adds what shows a change.
    mutating func insert(_ change: Change) {
        switch change.kind {
        case .article: insert([.article(change.id), .articles])
        case .comment:
            // Lists hold the number of comments, too. Of what was erased nobody knows any more where it stood.
            if let id = change.article { insert([.article(id), .articles]) } else { forgetEverything() }
        case .ranking: insert([.rankings])
        case .section, .tag, .author, .topic, .media, .gallery, .collection, .site: insert([.catalogue])
        }
    }

    /// Adds all of others.
    mutating func insert(_ others: PurgeKeys) {
        if others.isEverything { forgetEverything() } else { insert(others.keys) }
    }

    private mutating func insert(_ others: Set<SurrogateKey>) {
        guard !isEverything else { return }
        keys.formUnion(others)
        // There are a handful of others than articles.
        if keys.count > Self.maximumArticles + 4 { forgetEverything() }
    }

    /// Takes all that is there.
    mutating func take() -> PurgeKeys {
        defer { self = PurgeKeys() }
        return self
    }

    private mutating func forgetEverything() {
        (keys, isEverything) = ([], true)
    }

    /// The values of `Surrogate-Key`, one for each request that it takes.
    var headers: [String] {
        guard !isEverything else { return [Self.wordForEverything] }
        let words = keys.map(\.description).sorted()
        return stride(from: 0, to: words.count, by: Self.keysPerRequest)
            .map { start in words[start...].prefix(Self.keysPerRequest).joined(separator: " ") }
    }
}
