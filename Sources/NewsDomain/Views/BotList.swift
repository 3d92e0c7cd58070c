/// Tells the views of bots from those of readers by their user agent.
///
/// A bot that gives the agent of a browser counts as a reader: an agent is a claim, and no list can see through it.
/// Where the patterns come from, and what was left out of them, stands in `scripts/update-bots`.
///
/// All patterns are looked for in one pass, with no regular expressions: an automaton after Aho and Corasick 1975,
/// "Efficient string matching". It takes one step for each byte, whatever the number of patterns.
package struct BotList: Sendable {
    /// The patterns that come with the server.
    package static let standard = BotList(bots: BotPatterns.bots, readers: BotPatterns.readers)

    /// Only so many bytes of an agent are looked at, so that nobody makes the server read long ones.
    package static let maximumLength = 1024

    private let alphabet: Alphabet
    private let moves: [UInt16]

    /// Patterns are in lower-case ASCII; `^` stands for the start of an agent and `$` for its end. One of `readers`
    /// hides those of `bots` that it ends in: `cubot/` hides `bot/`.
    package init(bots: [String], readers: [String] = []) {
        alphabet = Alphabet(of: bots + readers)
        moves = Trie(bots: bots, readers: readers, alphabet: alphabet).automaton()
    }

    /// Whether an agent is a bot's. So is none at all: every browser sends one.
    package func isBot(userAgent: String?) -> Bool {
        guard var userAgent else { return true }
        return userAgent.withUTF8 { bytes in
            !bytes.contains { $0 > UInt8(ascii: " ") } || matches(bytes)
        }
    }

    private func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let looked = UnsafeBufferPointer(rebasing: bytes.prefix(BotList.maximumLength))
        return moves.withUnsafeBufferPointer { moves in
            alphabet.classes.withUnsafeBufferPointer { classes in
                var state = 0
                func step(_ letter: UInt8) {
                    state = Int(moves[state * alphabet.count + Int(letter)])
                }
                step(alphabet.start)
                for byte in looked {
                    step(classes[Int(byte)])
                    if state == Trie.found { return true }
                }
                if looked.count == bytes.count { step(alphabet.end) }
                return state == Trie.found
            }
        }
    }
}

/// The letters that patterns are made of, numbered from 1. All others are 0, so that the automaton stays narrow.
private struct Alphabet {
    /// The letter of each byte. Both cases of a letter are the same.
    var classes = [UInt8](repeating: 0, count: 256)
    var count = 1
    let start: UInt8
    let end: UInt8

    init(of patterns: [String]) {
        for byte in Set(patterns.joined().utf8).sorted() {
            classes[Int(byte)] = UInt8(count)
            count += 1
        }
        // In a pattern these two are the ends; in an agent they are characters like any other that no pattern has.
        start = classes[Int(UInt8(ascii: "^"))]
        end = classes[Int(UInt8(ascii: "$"))]
        pattern = classes
        classes[Int(UInt8(ascii: "^"))] = 0
        classes[Int(UInt8(ascii: "$"))] = 0
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
            classes[Int(byte) - 0x20] = classes[Int(byte)]
        }
    }

    private let pattern: [UInt8]

    /// The letters of a pattern.
    func letters(of text: String) -> [Int] {
        text.utf8.map { Int(pattern[Int($0)]) }
    }
}

/// The patterns as a tree of their letters, which becomes the automaton.
private struct Trie {
    /// The state after a bot's pattern: nothing that follows matters.
    static let found = Int(UInt16.max)

    private var children: [[Int]]
    private var isBot = [false]
    private var isReader = [false]
    private let width: Int

    init(bots: [String], readers: [String], alphabet: Alphabet) {
        width = alphabet.count
        children = [[Int](repeating: 0, count: width)]
        for text in bots { isBot[insert(alphabet.letters(of: text))] = true }
        for text in readers { isReader[insert(alphabet.letters(of: text))] = true }
        precondition(children.count < Trie.found, "more patterns than 16 bits can number")
    }

    private mutating func insert(_ letters: [Int]) -> Int {
        var node = 0
        for letter in letters {
            if children[node][letter] == 0 {
                children[node][letter] = children.count
                children.append([Int](repeating: 0, count: width))
                isBot.append(false)
                isReader.append(false)
            }
            node = children[node][letter]
        }
        return node
    }

    /// For each state, the next one for each letter: where the tree has none, that of the longest ending that is in
    /// the tree. States are numbered by depth; the first ones, which most agents never leave, lie side by side.
    consuming func automaton() -> [UInt16] {
        var fallback = [Int](repeating: 0, count: children.count)
        var order = [0]
        var next = 0
        while next < order.count {
            let node = order[next]
            next += 1
            for letter in 0..<width {
                let child = children[node][letter]
                let elsewhere = node == 0 ? 0 : children[fallback[node]][letter]
                if child == 0 {
                    children[node][letter] = elsewhere
                } else {
                    fallback[child] = elsewhere
                    isBot[child] = isBot[child] || isBot[elsewhere] && !isReader[child]
                    order.append(child)
                }
            }
        }
        return table(of: order)
    }

    private func table(of order: [Int]) -> [UInt16] {
        var number = [UInt16](repeating: 0, count: children.count)
        for (place, node) in order.enumerated() {
            number[node] = isBot[node] ? UInt16.max : UInt16(place)
        }
        return order.flatMap { node in children[node].map { number[$0] } }
    }
}
