/// The part of a file that a client wants (RFC 9110, section 14).
enum ByteRange: Equatable {
    case whole
    case part(Range<Int>)
    /// It lies behind the end.
    case unsatisfiable

    /// Of a file of so many bytes. One range is given; several, other units and what cannot be read are passed over, as section
    /// 14.2 allows: whoever asks gets the whole.
    init(_ header: String?, of size: Int) {
        self = .whole
        guard let header, header.lowercased().hasPrefix("bytes=") else { return }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
            .map { $0.filter { $0 != " " && $0 != "\t" } }
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.count < 19 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return }
        switch (Int(ends[0]), Int(ends[1])) {
        case (nil, let count?): self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
        case (let first?, nil): self = first < size ? .part(first..<size) : .unsatisfiable
        case (let first?, let last?) where first <= last:
            self = first < size ? .part(first..<min(last + 1, size)) : .unsatisfiable
        default: return
        }
    }
}
