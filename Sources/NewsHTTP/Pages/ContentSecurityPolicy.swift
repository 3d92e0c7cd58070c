/// What a page may load and do (W3C, Content Security Policy Level 3): nothing but what it names.
struct ContentSecurityPolicy: Sendable {
    let text: String

    private init(forms: String = "'none'", _ directives: String...) {
        let closed = [
            "default-src 'none'", "base-uri 'none'", "form-action \(forms)", "frame-ancestors 'none'",
        ]
        text = (closed + directives).joined(separator: "; ")
    }

    /// Scripts and styles of our own as files, never within the page; requests to this server alone, so that nothing typed
    /// into a form can go elsewhere. Swagger UI's symbols are `data:` pictures.
    static let docs = ContentSecurityPolicy(
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'"
    )

    /// A front end: scripts and styles of its own as files, never within a page or an article; pictures, films and frames from
    /// wherever an article has them; requests and forms to this server alone.
    static let frontEnd = ContentSecurityPolicy(
        forms: "'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' https: http: data:",
        "media-src 'self' https: http:",
        "font-src 'self'",
        "manifest-src 'self'",
        "connect-src 'self'",
        "frame-src https:"
    )

    /// A page without scripts, whose one style stands in it.
    static func entrance(style: Substring) -> ContentSecurityPolicy {
        let hash = Secret.base64url(Secret.digest(String(style))).replacing("-", with: "+").replacing("_", with: "/")
        return ContentSecurityPolicy("style-src 'sha256-\(hash)='", "img-src data:")
    }
}

extension String {
    /// What stands in the first `<style>`.
    var firstStyle: Substring {
        guard let start = firstRange(of: "<style>"), let end = firstRange(of: "</style>") else { return "" }
        return self[start.upperBound..<end.lowerBound]
    }
}
