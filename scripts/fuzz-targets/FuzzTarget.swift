import Foundation

/// What is tried with one input after the other. Each has a file of its own, which says what has to hold of any input.
enum FuzzTarget: String, CaseIterable {
    case addresses, archive, blocks, forms, json, languages, markup, post, search, texts, tokens, wordpress

    static let chosen = ProcessInfo.processInfo.environment["FUZZ_TARGET"].flatMap(FuzzTarget.init)

    /// Tries an input, and sees that it does not take longer than its length explains.
    func take(_ bytes: UnsafeRawBufferPointer) {
        let began = Self.threadTime()
        run(bytes)
        let took = Self.threadTime() - began
        hold(took < 0.25 + 20e-6 * Double(bytes.count), "it took \(took) s of CPU")
    }

    private func run(_ bytes: UnsafeRawBufferPointer) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .addresses: tryAddresses(text)
        case .archive: tryArchive(bytes)
        case .blocks: tryBlocks(text)
        case .forms: tryForms(text)
        case .json: tryJSON(bytes)
        case .languages: tryLanguages(text)
        case .markup: tryMarkup(text)
        case .post: tryPost(bytes)
        case .search: trySearch(text)
        case .texts: tryTexts(text)
        case .tokens: tryTokens(text)
        case .wordpress: tryWordPress(bytes)
        }
    }

    /// Seconds of CPU that the thread has used: what others on the machine do is not counted.
    private static func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Ends the process where a promise is broken, and says which: libFuzzer then keeps the input.
func hold(_ isKept: Bool, _ complaint: @autoclosure () -> String) {
    guard !isKept else { return }
    FileHandle.standardError.write(Data("BROKEN: \(complaint())\n".utf8))
    abort()
}

/// The part of an input up to its first line end, and what comes behind it.
func parted(_ text: String) -> (first: String, rest: String) {
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
}
