/// Judges what a document would cost gumbo, whose work grows with the depth of the tree and with the formatting it has
/// to open again in every block. Each count here is at least what gumbo would see.
struct NestingCostEstimate {
    /// A document with fewer tags costs little whatever they are.
    private static let fewTags = 256
    private static let deepest = 128

    private struct Element {
        let code: ElementCode
        let shape: ElementRule.Shape
        let weight: Int
    }

    private let bytes: Bytes
    private var scanner: TagScanner
    private let rules = ElementRules.standard
    private var elements: [Element] = []
    /// Bytes of start tags that gumbo might have to repeat here.
    private var formatting = 0
    private var cost = 0
    /// Tags where no tags are expected, in scripts and comments: perhaps gumbo takes them for ones.
    private var hidden = 0

    /// Whether gumbo may be given the document.
    static func isModest(_ bytes: Bytes) -> Bool {
        var tags = 0
        for byte in bytes where byte == UInt8(ascii: "<") { tags += 1 }
        var scan = NestingCostEstimate(bytes)
        return scan.isModest(isSmall: tags <= fewTags && bytes.count < 262_144)
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        scanner = TagScanner(bytes)
    }

    private mutating func isModest(isSmall: Bool) -> Bool {
        let mostCost = 64 * bytes.count + 1_048_576
        while true {
            let tokenStart = scanner.position
            switch scanner.next() {
            case .text: break
            case .comment: hidden += tagCount(tokenStart..<scanner.position)
            case .start(let name): start(name, from: tokenStart)
            case .end(let name): end(name)
            case .finished: return isSmall || hidden <= Self.deepest
            }
            // Duplicates among the attributes are looked for by comparing each with each.
            guard scanner.attributeCount <= 4 * TagScanner.mostAttributes else { return false }
            cost += formatting
            guard isSmall || elements.count <= Self.deepest && hidden <= Self.deepest && cost <= mostCost else {
                return false
            }
        }
    }

    private mutating func start(_ name: Range<Int>, from start: Int) {
        let code = ElementRules.code(of: bytes.slice(name))
        let shape = rules[code].shape
        if let last = elements.last, closes(shape, last.shape) { pop() }
        guard !shape.isVoid else { return }
        if shape == .raw {
            hidden += tagCount(scanner.skipRaw(bytes.slice(name)))
            return
        }
        let weight = shape.isFormatting || shape == .intricate ? scanner.position - start + 128 : 0
        formatting += weight
        elements.append(Element(code: code, shape: shape, weight: weight))
    }

    private mutating func end(_ name: Range<Int>) {
        if elements.last?.code == ElementRules.code(of: bytes.slice(name)) { pop() }
    }

    private mutating func pop() {
        if let element = elements.popLast() { formatting -= element.weight }
    }

    private func closes(_ shape: ElementRule.Shape, _ last: ElementRule.Shape) -> Bool {
        switch last {
        case .paragraph: shape.closesParagraph
        case .item, .description, .cell, .row: shape == last
        default: false
        }
    }

    private func tagCount(_ range: Range<Int>) -> Int {
        bytes[range].count(where: { $0 == UInt8(ascii: "<") })
    }
}
