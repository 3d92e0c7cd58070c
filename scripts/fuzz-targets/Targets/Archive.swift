import NewsDomain
import NewsJSON

/// A line of an archive is a record, which is written and read again the same, or is refused as invalid.
func tryArchive(_ bytes: UnsafeRawBufferPointer) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
        guard let record = read(Array(line)) else { continue }
        let written = ArchiveLineWriter(schema).line(record)
        let again = read(written)
        hold(again?.rows == record.rows, "\(record)\nwritten is\n\(String(decoding: written, as: UTF8.self))")
        hold(again?.parts == record.parts, "\(record)\nwritten is\n\(String(decoding: written, as: UTF8.self))")
    }
}

private func read(_ line: [UInt8]) -> ArchiveRecord? {
    do {
        guard case .record(let record) = try line.withUnsafeBufferPointer(ArchiveLineReader(schema).read) else {
            return nil
        }
        return record
    } catch let error as NewsError {
        hold(error.code == .invalid, "refused as \(error.code)")
        hold(error.detail.utf8.count < 2_000, "a sentence of \(error.detail.utf8.count) bytes")
    } catch {
        hold(false, "thrown: \(error)")
    }
    return nil
}

/// Has all forms that fields have.
private let schema = ArchiveSchema([
    ArchiveKind(
        "thing",
        [
            .required("id", .id), .required("other", .reference("thing")),
            .required("kind", .choice(["thing", "row"])),
            .optional("of", .referenceOf("kind")), .optional("count", .number(from: -1)), .optional("hash", .hash),
            .optional("flag", .boolean), .optional("at", .time), .optional("text", .text), .optional("name", .name),
            .optional("slug", .slug), .optional("language", .language), .optional("url", .address),
            .optional("html", .html), .optional("ranges", .ranges), .optional("earlier", .earlierFields),
        ],
        parts: [
            ArchivePart("parts", table: "part", [.required("position", .number(from: 0)), .optional("text", .text)]),
            ArchivePart("one", table: "one", isSingle: true, [.required("text", .text)]),
        ]
    ),
    ArchiveKind("row", [.required("hour", .time), .required("count", .number(from: 1)), .optional("more", .text)]),
])
