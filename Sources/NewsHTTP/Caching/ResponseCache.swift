internal import NIOCore
internal import Synchronization

/// Finished answers by the requests they answer, bounded in bytes.
///
/// An answer is found by its canonical address, and by the few spellings of that under which it was asked for, which is
/// how it is found without reading the parameters. What is thrown out follows S3-FIFO (Yang and others, "FIFO
/// queues are all you need for cache eviction", SOSP 2023), without its ghosts: a newcomer goes into a small queue, and
/// only what is asked for again from there into the large one. So a flood of requests that nobody repeats drives out
/// other newcomers, never what is asked for often.
final class ResponseCache: Sendable {
    /// The most bytes of all answers together.
    let capacity: Int
    private let store = Mutex(Store())

    /// Of the capacity, what newcomers may take before they have to leave: a tenth.
    fileprivate static let newcomers = 10
    /// Of the capacity, the largest answer that is kept: an eighth.
    private static let largest = 8
    /// Under how many spellings an answer is found: others are read as if they were new, and then find it.
    fileprivate static let spellings = 4
    /// What an entry takes beside its answer and its names.
    fileprivate static let overhead = 512

    fileprivate struct Store {
        var entries: [String: Entry] = [:]
        var spellings: [String: Entry] = [:]
        var newcomers = CircularBuffer<Entry>()
        var regulars = CircularBuffer<Entry>()
        var newcomersSize = 0
        var regularsSize = 0
    }

    fileprivate final class Entry {
        let address: String
        var answer: CachedResponse
        var spellings: [String] = []
        var size = 0
        var isRegular = false
        /// Whether it was asked for since it last came to a queue's end.
        var wasAskedFor = false

        init(address: String, answer: CachedResponse) {
            self.address = address
            self.answer = answer
        }
    }

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The answer to a request target as it was sent; nil where it has to be read first.
    func answer(toTarget target: String) -> CachedResponse? {
        store.withLock { store in
            guard let entry = store.spellings[target] else { return nil }
            entry.wasAskedFor = true
            return entry.answer
        }
    }

    /// The answer at a canonical address; from now on found by the target, too, where there is one.
    func answer(at address: String, askedAs target: String?) -> CachedResponse? {
        store.withLock { store in
            guard let entry = store.entries[address] else { return nil }
            entry.wasAskedFor = true
            store.add(target, to: entry)
            return entry.answer
        }
    }

    /// Keeps an answer in place of the one that is there.
    func keep(_ answer: CachedResponse, at address: String, askedAs target: String?) {
        guard answer.size <= capacity / Self.largest else { return }
        store.withLock { store in
            if let entry = store.entries[address] {
                entry.answer = answer
                store.weigh(entry)
                store.add(target, to: entry)
            } else {
                let entry = Entry(address: address, answer: answer)
                store.entries[address] = entry
                store.newcomers.append(entry)
                store.weigh(entry)
                store.add(target, to: entry)
            }
            store.makeRoom(capacity: capacity)
        }
    }

    /// Counts an answer anew that has grown: its compressed bytes came later.
    func weigh(_ address: String) {
        store.withLock { store in
            guard let entry = store.entries[address] else { return }
            store.weigh(entry)
            store.makeRoom(capacity: capacity)
        }
    }

    /// How many answers there are, and their bytes.
    var contents: (count: Int, bytes: Int) {
        store.withLock { ($0.entries.count, $0.size) }
    }
}

extension ResponseCache.Store {
    fileprivate var size: Int { newcomersSize + regularsSize }

    /// Counts an entry's bytes anew.
    fileprivate mutating func weigh(_ entry: ResponseCache.Entry) {
        let names = entry.spellings.reduce(entry.address.utf8.count) { $0 + $1.utf8.count + 64 }
        let size = entry.answer.size + names + ResponseCache.overhead
        add(size - entry.size, toRegulars: entry.isRegular)
        entry.size = size
    }

    fileprivate mutating func add(_ target: String?, to entry: ResponseCache.Entry) {
        guard let target, entry.spellings.count < ResponseCache.spellings, spellings[target] == nil else { return }
        // Most are the address itself: one text for both.
        let spelling = target == entry.address ? entry.address : target
        entry.spellings.append(spelling)
        spellings[spelling] = entry
        weigh(entry)
    }

    fileprivate mutating func makeRoom(capacity: Int) {
        while size > capacity {
            if newcomersSize > capacity / ResponseCache.newcomers || regulars.isEmpty {
                guard let entry = newcomers.popFirst() else { return }
                newcomersSize -= entry.size
                guard entry.wasAskedFor else {
                    remove(entry)
                    continue
                }
                entry.isRegular = true
                settle(entry)
            } else if let entry = regulars.popFirst() {
                regularsSize -= entry.size
                if entry.wasAskedFor { settle(entry) } else { remove(entry) }
            }
        }
    }

    /// Puts an entry behind the regulars; it has to be asked for again to stay another round.
    private mutating func settle(_ entry: ResponseCache.Entry) {
        entry.wasAskedFor = false
        regulars.append(entry)
        regularsSize += entry.size
    }

    private mutating func remove(_ entry: ResponseCache.Entry) {
        entries[entry.address] = nil
        for target in entry.spellings { spellings[target] = nil }
    }

    private mutating func add(_ bytes: Int, toRegulars isRegular: Bool) {
        if isRegular { regularsSize += bytes } else { newcomersSize += bytes }
    }
}
