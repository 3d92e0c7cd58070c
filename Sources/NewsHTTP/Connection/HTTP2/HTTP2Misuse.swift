internal import NIOCore

/// What costs a client of HTTP/2 little and the server more, counted: who does too much of it is sent away.
///
/// nghttp2 bounds the frames of one head (CVE-2024-27316) and the settings of a frame.
struct HTTP2Misuse {
    /// How often each may be done in the time.
    private static let limit = 200
    private static let time = TimeAmount.seconds(30)

    private var resets = Count()
    private var faults = Count()
    private var controls = Count()
    private var wasEmpty = false

    private struct Count {
        private var since = NIODeadline.distantPast
        private var count = 0

        /// Counts one more; whether that is too much.
        mutating func isExceeded() -> Bool {
            let now = NIODeadline.now()
            if now - since > HTTP2Misuse.time { (since, count) = (now, 0) }
            count += 1
            return count > HTTP2Misuse.limit
        }
    }

    /// A stream was taken back (CVE-2023-44487); whether that is too much.
    mutating func takesBack() -> Bool { resets.isExceeded() }

    /// A stream had to be reset for a fault of the client (CVE-2025-8671).
    mutating func errs() -> Bool { faults.isExceeded() }

    /// A frame came that has nothing to do with a request (CVE-2019-9512, 9513 and 9515).
    mutating func controlsConnection() -> Bool { controls.isExceeded() }

    /// A DATA frame came. One without bytes that ends nothing may not follow another (CVE-2019-9518).
    mutating func sends(isEmpty: Bool) -> Bool {
        defer { wasEmpty = isEmpty }
        return wasEmpty && isEmpty
    }
}
