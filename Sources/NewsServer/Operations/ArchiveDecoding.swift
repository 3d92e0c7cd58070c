internal import Dispatch
internal import Foundation
internal import NewsDomain
internal import NewsJSON
internal import Synchronization

extension ArchiveFile.Batch {
    /// What the lines are, worked out on all cores. Throws for the first that is none of an archive's.
    func decoded(_ schema: ArchiveSchema, cleanedBy cleaner: any MarkupCleaner) throws -> [ArchiveLine] {
        let size = max(1, lines.count / (4 * ProcessInfo.processInfo.activeProcessorCount))
        let starts = Array(stride(from: 0, to: lines.count, by: size))
        let reader = ArchiveLineReader(schema)
        let results = Mutex([Result<[ArchiveLine], any Error>?](repeating: nil, count: starts.count))
        DispatchQueue.concurrentPerform(iterations: starts.count) { part in
            let result = Result {
                try (starts[part]..<min(starts[part] + size, lines.count)).map { index in
                    try line(at: index, reader).cleaned(schema, by: cleaner)
                }
            }
            results.withLock { $0[part] = result }
        }
        return try results.withLock { try $0.flatMap { try $0?.get() ?? [] } }
    }

    private func line(at index: Int, _ reader: ArchiveLineReader) throws -> ArchiveLine {
        try OperationFailure.atLine(first + index) {
            try bytes.withUnsafeBufferPointer { bytes in
                try reader.read(UnsafeBufferPointer(rebasing: bytes[lines[index]]))
            }
        }
    }
}

extension ArchiveLine {
    /// The line with its HTML in the form in which it may be handed out.
    fileprivate func cleaned(_ schema: ArchiveSchema, by cleaner: any MarkupCleaner) -> ArchiveLine {
        guard case .record(var record) = self else { return self }
        let kind = schema.kinds[record.kind]
        for row in record.rows.indices { record.rows[row].clean(kind.fields, by: cleaner) }
        for (index, part) in kind.parts.enumerated() where part.fields.contains(where: \.form.holdsHTML) {
            for row in record.parts[index].indices { record.parts[index][row].clean(part.fields, by: cleaner) }
        }
        return .record(record)
    }
}

extension ArchiveForm {
    fileprivate var holdsHTML: Bool { self == .html || self == .earlierFields }
}

extension [ArchiveValue] {
    /// Cleans what is HTML. Its text, the field after it, is made anew only where something was taken out.
    fileprivate mutating func clean(_ fields: [ArchiveField], by cleaner: any MarkupCleaner) {
        for (index, field) in fields.enumerated() where field.form.holdsHTML {
            guard let text = self[index].text else { continue }
            if field.form == .earlierFields {
                self[index] = .text(text.cleaningEarlierHTML(by: cleaner))
                continue
            }
            let body = cleaner.clean(text).body
            guard body.html != text else { continue }
            self[index] = .text(body.html)
            self[index + 1] = .text(body.text)
        }
    }
}

extension String {
    /// Fields before a change, with their HTML cleaned: as they were written where there is nothing to clean.
    fileprivate func cleaningEarlierHTML(by cleaner: any MarkupCleaner) -> String {
        guard utf8.count > 2, case .object(let object)? = try? JSONParser.parse(Array(utf8)),
            case .string(let html)? = object["html"]
        else { return self }
        let clean = cleaner.clean(html).body.html
        guard clean != html else { return self }
        var json = JSONWriter()
        json.object { json in
            for name in object.names {
                json.key(JSONKey(name))
                if case .string(let text)? = object[name] {
                    json.string(name == "html" ? clean : text)
                } else {
                    json.null()
                }
            }
        }
        return Self(decoding: json.finish(), as: UTF8.self)
    }
}

extension OperationFailure {
    /// Runs work on a line of an archive, and says in an error which it was.
    static func atLine<Value>(_ line: Int, _ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let error as NewsError {
            throw OperationFailure("Line \(line): \(error.detail).")
        }
    }
}
