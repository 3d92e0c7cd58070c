internal import NewsMarkup

/// An element of the setting `markup.frames`: a source of frames, or the word that stands for those that hold without it.
package enum FrameSetting: Sendable, Equatable, CustomStringConvertible {
    case standard
    case source(String)

    /// Nil where the text is neither.
    init?(_ text: String) {
        guard text != "default" else {
            self = .standard
            return
        }
        guard let source = FrameSource(text) else { return nil }
        self = .source(source.description)
    }

    package var description: String {
        switch self {
        case .standard: "default"
        case .source(let text): text
        }
    }

    fileprivate var sources: [FrameSource] {
        switch self {
        case .standard: FrameSource.known
        case .source(let text): [text].compactMap(FrameSource.init)
        }
    }
}

extension ServerConfiguration {
    /// What is taken in of HTML, whoever brings it.
    var markup: MarkupPolicy { MarkupPolicy(frames: frames.flatMap(\.sources)) }
}
