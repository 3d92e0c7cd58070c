/// What the other end may still send (RFC 9113, section 5.2).
struct ReceiveWindow {
    /// Bytes that it may send in all before it hears of more.
    private let size: Int
    private var left: Int
    /// Bytes that came and lie here: no others are let in for them.
    var held = 0

    /// The window begins with what HTTP/2 gives (section 6.9.2).
    init(size: Int) {
        self.size = size
        left = Self.initial
    }

    /// What HTTP/2 gives.
    static let initial = 65_535

    mutating func note(left: Int) {
        self.left = left
    }

    /// By how much it has to be told to send on; nil where that is not worth a frame.
    mutating func enlarge() -> Int? {
        let missing = size - held - left
        guard missing >= size / 2 else { return nil }
        left += missing
        return missing
    }
}
