internal import NewsDomain

/// What is wrong with the file of a media item.
enum MediaFault {
    case missing, damaged

    func sentence(for file: StoredFile) -> String {
        switch self {
        case .missing: "The file of “\(file.path)” is missing."
        case .damaged: "The file of “\(file.path)” is not what was uploaded."
        }
    }
}
