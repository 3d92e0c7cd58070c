internal import CResources
internal import Foundation
package import NewsHTTP

extension FrontEnd {
    /// The most bytes of all files of a folder: they lie in memory.
    private static let maximumBytes = 16 << 20

    /// The front end that a configuration names; nil where that is `none`.
    ///
    /// Throws ``OperationFailure`` where its folder has no page, holds too much, or cannot be read.
    package init?(_ name: String) throws {
        switch name {
        case "none": return nil
        case "built-in": self.init(files: Self.embedded)
        default: try self.init(folder: name)
        }
    }

    private static var embedded: [String: [UInt8]] {
        let files = UnsafeBufferPointer(start: site_files, count: site_file_count)
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.length)))
            }
        )
    }

    private init(folder: String) throws {
        var files: [String: [UInt8]] = [:]
        var bytes = 0
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where Self.isServed(name) {
                let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
                bytes += data.count
                guard bytes <= Self.maximumBytes else {
                    throw OperationFailure(
                        "The front end “\(folder)” has more than \(Self.maximumBytes >> 20) MB of files."
                    )
                }
                files[name] = Array(data)
            }
        } catch let failure as OperationFailure {
            throw failure
        } catch {
            throw OperationFailure("The front end “\(folder)” cannot be read: \(error.localizedDescription)")
        }
        guard let frontEnd = FrontEnd(files: files) else {
            throw OperationFailure("The front end “\(folder)” has no index.html. “built-in” is that of examples/site.")
        }
        self = frontEnd
    }

    /// The page, and what it may load; nothing that is hidden.
    private static func isServed(_ name: String) -> Bool {
        name == "index.html" || (!name.hasPrefix(".") && contentType(of: name) != nil)
    }
}
