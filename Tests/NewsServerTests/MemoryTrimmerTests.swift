import Logging
import Testing

@testable import NewsServer

/// Memory that was freed and that glibc keeps.
@Suite struct MemoryTrimmerTests {
    /// Blocks that lie between others: the second half of those is freed, of which the system gets nothing by itself.
    @Test func whatIsFreeBetweenOthersIsGivenBack() throws {
        let trimmer = MemoryTrimmer(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let length = 60 << 10
        var blocks = (0..<2000).map { [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: length) }
        for index in stride(from: 0, to: blocks.count, by: 2) { blocks[index] = [] }
        let before = try #require(ProcessFigures.anonymousMemory())
        trimmer.trim()
        let after = try #require(ProcessFigures.anonymousMemory())
        // Half of what was freed: other tests want memory meanwhile.
        #expect(before - after > 1000 * length / 2)
        #expect(blocks.indices.allSatisfy { blocks[$0].last == ($0 % 2 == 0 ? nil : UInt8(truncatingIfNeeded: $0)) })
    }
}
