internal import Dispatch
internal import NewsDomain
internal import Synchronization

/// Gathers posts and maps them on all cores, in their order: mapping, with the parsing of HTML in it, costs several
/// times what reading and writing do.
struct PostBatch {
    private let mapping: PostMapping
    private var items: [(item: WXRItem, identity: WXRIdentity)] = []
    private var weight = 0

    /// Few enough to take little memory, many enough for the cores not to wait for each other often.
    private static let mostItems = 64
    /// In bytes of bodies.
    private static let mostWeight = 2_000_000

    init(mapping: PostMapping) {
        self.mapping = mapping
    }

    var isFull: Bool { items.count >= Self.mostItems || weight >= Self.mostWeight }

    mutating func append(_ item: WXRItem, _ identity: WXRIdentity) {
        items.append((item, identity))
        weight += item.content.count
    }

    /// Maps what was gathered and begins anew.
    mutating func take() -> [PostMapping.Mapped] {
        defer {
            items = []
            weight = 0
        }
        let (items, mapping) = (items, mapping)
        let results = Mutex([PostMapping.Mapped?](repeating: nil, count: items.count))
        DispatchQueue.concurrentPerform(iterations: items.count) { index in
            let mapped = mapping.map(items[index].item, items[index].identity)
            results.withLock { $0[index] = mapped }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
