internal import CResources
package import NewsHTTP

extension SitePages {
    /// The pages that were built into the binary.
    package static func embedded(hasDocs: Bool) -> SitePages {
        SitePages(hasDocs: hasDocs, files: file)
    }

    @Sendable private static func file(_ name: String) -> UnsafeBufferPointer<UInt8>? {
        UnsafeBufferPointer(start: page_files, count: page_file_count)
            .first { String(cString: $0.name) == name }
            .map { UnsafeBufferPointer(start: $0.bytes, count: $0.length) }
    }
}
