import NewsJSON

/// What this program is.
package enum Product {
    /// What `broadsheet --version` says, as `/v1` does.
    package static let version = Discovery.version
}
