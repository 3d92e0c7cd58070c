internal import NewsDomain

/// Decides, field by field, whether what a source gives is taken over. A field is changed only where the source changed it
/// since the last import; where an editor changed it too, the editor's stays.
struct FieldMerge {
    /// Nil where the record is new, or was imported by a version that remembered no fields.
    private let memory: FieldMemory?
    /// The fields that others than the source have changed, as far as that is known without a memory.
    private let edited: Set<String>
    /// What is to be remembered from now on.
    private(set) var next = FieldMemory()
    /// The fields of which is told that an editor's stay: those that both changed.
    private(set) var contradicted: [String] = []

    init(_ memory: FieldMemory?, edited: Set<String> = []) {
        self.memory = memory
        self.edited = edited
    }

    /// Whether the source's value of a field is to be written over the present one.
    mutating func takes(_ field: String, _ wanted: String?, over present: String?) -> Bool {
        let (given, kept) = (FieldMemory.digest(wanted), FieldMemory.digest(present))
        guard given != kept else {
            next.note(field, given: given, kept: given)
            return false
        }
        let last = memory?[field]
        if let last, last.given == given {
            next.note(field, given: given, kept: last.kept)
            return false
        }
        if last.map({ $0.kept != kept }) ?? edited.contains(field) {
            contradicted.append(field)
            next.note(field, given: given, kept: last?.kept ?? given)
            return false
        }
        next.note(field, given: given, kept: given)
        return true
    }

    /// Tells of a field that stays as an editor set it, although the source has not changed it.
    mutating func tell(_ field: String) {
        if !contradicted.contains(field) { contradicted.append(field) }
    }
}
