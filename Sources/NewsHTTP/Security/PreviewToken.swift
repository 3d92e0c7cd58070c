internal import NewsDomain

/// What opens one article to whoever has it: 256 random bits behind a prefix that tells what it is.
struct PreviewToken: Sendable {
    let text: String

    /// The name of the parameter that carries one.
    static let parameter = "preview"

    private static let prefix = "pv_"

    static func random() -> PreviewToken {
        PreviewToken(text: prefix + Secret.random(bytes: 32))
    }

    /// As it is stored.
    var digest: [UInt8] { Secret.digest(text) }
}

extension NewsError {
    /// The token opens nothing, or not this.
    static let noSuchPreview = NewsError(
        .notFound,
        "There is no such preview of this article, or it has ended: ask for another, or leave out “preview”."
    )
}
