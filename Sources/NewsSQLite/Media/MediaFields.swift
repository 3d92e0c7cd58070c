internal import GRDB
internal import NewsDomain

/// A field of a media item: its column, how a change sets it, and how archives hold it.
struct MediaField: Sendable {
    let name: String
    let set: @Sendable (MediaChange, inout RowChange) -> Void
    let archived: ArchiveField
    /// Whether archives did not have it from the start: it stands behind the version.
    private(set) var isLater = false

    /// A field that a change sets; of a file it is what `ofFile` tells, where that is said.
    init<Value: BindableValue & Sendable>(
        _ archived: ArchiveField,
        _ value: @escaping @Sendable (MediaChange) -> Value?,
        ofFile: (@Sendable (StoredFile) -> Value)? = nil
    ) {
        let name = archived.name
        self.name = name
        self.archived = archived
        set = { change, row in
            if let file = change.file, let ofFile { row.set(name, ofFile(file)) } else { row.set(name, value(change)) }
        }
    }

    /// A field that only a file has.
    init<Value: BindableValue & Sendable>(_ archived: ArchiveField, ofFile: @escaping @Sendable (StoredFile) -> Value) {
        self.init(archived, { _ in Value?.none }, ofFile: ofFile)
        isLater = true
    }

    fileprivate var later: MediaField {
        var field = self
        field.isLater = true
        return field
    }
}

/// The fields of media, in the order of the columns: statements, changes and archives follow from them. ``MediaRow`` reads them.
enum MediaFields {
    static let all: [MediaField] = [
        MediaField(
            .required("kind", .choice(MediaKind.allCases.map(\.rawValue))),
            { $0.kind?.rawValue },
            ofFile: { $0.type.kind.rawValue }
        ),
        MediaField(.required("url", .mediaAddress)) { $0.url },
        MediaField(.optional("width", .number(from: 1)), { $0.width }, ofFile: { $0.width }),
        MediaField(.optional("height", .number(from: 1)), { $0.height }, ofFile: { $0.height }),
        MediaField(.optional("bytes", .number(from: 0)), { $0.bytes }, ofFile: { $0.bytes }),
        MediaField(.optional("mimeType", .text), { $0.mimeType }, ofFile: { $0.type.mimeType }),
        MediaField(
            .optional("durationSeconds", .number(from: 0)),
            { $0.durationSeconds },
            ofFile: { $0.durationSeconds }
        ),
        MediaField(.optional("alt", .text)) { $0.alt },
        MediaField(.optional("caption", .text)) { $0.caption },
        MediaField(.optional("credit", .text)) { $0.credit },
        MediaField(.optional("hash", .text), ofFile: { $0.hash.text }),
        MediaField(.optional("frames", .number(from: 1)), ofFile: { $0.frames }),
        MediaField(.optional("placeholder", .text), ofFile: { $0.placeholder }),
        MediaField(.optional("focalX", .number(from: 0))) { $0.newFocalPoint.map { $0?.x } }.later,
        MediaField(.optional("focalY", .number(from: 0))) { $0.newFocalPoint.map { $0?.y } }.later,
    ]
}

extension MediaChange {
    /// That of one picture is not that of another.
    fileprivate var newFocalPoint: FocalPoint?? {
        file == nil ? focalPoint : .some(focalPoint ?? nil)
    }
}
