/// A player or a picture that is open: only the files it is made of are read in it.
struct MediaElement {
    let isPicture: Bool
    let name: StaticString
    /// What will be written of it.
    var bytes: [UInt8]
    /// Whether it shows anything.
    var hasSource: Bool
    /// Whether nothing may be added any more: a picture ends with its image.
    var isComplete = false
}

extension MarkupWriter {
    /// Writes an image, if its address may stay.
    mutating func writeImage(_ rule: ElementRule, _ attributes: some AttributeSource) -> End {
        tags.build(rule, attributes)
        guard tags.written.hasImage else { return .nothing }
        if policy.textKeepsLinks { tellImage(attributes) }
        guard beginInline() else { return .skip }
        openInlines()
        html.append(contentsOf: tags.bytes)
        containers[top].hasContent = true
        return .skip
    }

    mutating func openMedia(_ rule: ElementRule, _ attributes: some AttributeSource) -> End {
        tags.build(rule, attributes)
        media = MediaElement(
            isPicture: rule.role == .picture,
            name: rule.name,
            bytes: tags.bytes,
            hasSource: tags.written.contains(.src)
        )
        return .media
    }

    /// Takes an element within a player or a picture. What is there for browsers of another age is not read.
    mutating func openInMedia(_ rule: ElementRule, _ name: Bytes, _ attributes: some AttributeSource) -> End {
        guard let media, !media.isComplete else { return rule.role == .dropped ? .skip : .nothing }
        switch rule.role {
        case .source:
            tags.build(rule, attributes)
            guard tags.written.contains(media.isPicture ? .srcset : .src) else { break }
            self.media?.bytes += tags.bytes
            if !media.isPicture { self.media?.hasSource = true }
        case .track where !media.isPicture:
            tags.build(rule, attributes)
            if tags.written.contains(.src) { self.media?.bytes += tags.bytes }
        case .image where media.isPicture:
            tags.build(rule, attributes)
            guard tags.written.hasImage else { break }
            self.media?.bytes += tags.bytes
            self.media?.hasSource = true
            self.media?.isComplete = true
        case .dropped, .frame:
            tags.removed.note(.element, name)
            return .skip
        default:
            break
        }
        return .nothing
    }

    mutating func closeMedia() {
        guard let media else { return }
        self.media = nil
        guard media.hasSource, beginInline() else { return }
        openInlines()
        html.append(contentsOf: media.bytes)
        html.append(endTag: media.name)
        containers[top].hasContent = true
    }
}

extension AttributeSet {
    /// Whether an image with these attributes has something to show.
    fileprivate var hasImage: Bool { !isDisjoint(with: [.src, .srcset]) }
}
