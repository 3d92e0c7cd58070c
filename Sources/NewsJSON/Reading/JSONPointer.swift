internal import NewsDomain

extension String {
    /// The name as a part of a JSON Pointer (RFC 6901, section 3).
    package var escapedForPointer: String {
        replacingScalars("~", with: "~0").replacingScalars("/", with: "~1")
    }
}
