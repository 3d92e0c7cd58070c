internal import Foundation
internal import NewsDomain
internal import Synchronization

/// The words of a file, read again when it has changed; none where there is no file. Looks at most once a second.
final class BlockedWordsFile: BlockedWordsSource {
    private struct State {
        var words = BlockedWords.none
        var lookedAt: Timestamp?
        var modified: Date?
    }

    private let path: String
    private let clock: any NewsClock
    private let state = Mutex(State())

    init(path: String, clock: any NewsClock) {
        self.path = path
        self.clock = clock
    }

    func words() -> BlockedWords {
        let now = clock.now()
        return state.withLock { state in
            guard state.lookedAt != now else { return state.words }
            state.lookedAt = now
            let modified = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            guard modified != state.modified else { return state.words }
            state.modified = modified
            let text = (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) }
            state.words = BlockedWords(lines: (text ?? "").split(whereSeparator: \.isNewline))
            return state.words
        }
    }
}
