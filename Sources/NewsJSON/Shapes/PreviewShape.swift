package import NewsDomain

extension Shape where Value == Preview {
    /// A token as editors see it later on: without the token.
    package static let preview = Shape([
        .custom("id") { $1.integer($0.id) },
        .timestamp("createdAt") { $0.createdAt },
        .timestamp("expiresAt") { $0.expiresAt },
        .string("createdBy") { $0.createdBy },
    ])

    /// A token that was just made: the only time that it can be seen. `url` is the address that it opens.
    package static func preview(with token: String, url: String) -> Shape {
        preview.adding([.string("token") { _ in token }, .string("url") { _ in url }])
    }
}
