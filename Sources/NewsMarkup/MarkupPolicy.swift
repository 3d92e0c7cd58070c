/// What a newsroom may decide about the markup it takes in; everything else is fixed by the rules of this module.
package struct MarkupPolicy: Sendable, Equatable {
    /// Whose frames are kept; those of others become links.
    package var frames: [FrameSource]
    /// What relative addresses are relative to, and are made absolute by; nil where they stay as they are.
    package var base: BaseAddress?
    /// Whether the plain text says where links lead, in brackets, and marks quoted lines with `> `: for what is kept as
    /// text alone.
    package var textKeepsLinks = false

    /// The policy of a house that has not thought about it.
    package static let standard = MarkupPolicy()

    /// Makes a policy that keeps frames of these sources only.
    package init(frames: [FrameSource] = FrameSource.known, base: BaseAddress? = nil) {
        self.frames = frames
        self.base = base
    }
}
