internal import NIOCore

/// The bytes of an event stream (WHATWG HTML, section 9.2.5).
enum EventFrame {
    /// What every stream begins with: in how many milliseconds to come again, and something for proxies to pass on.
    static let opening = ByteBuffer(string: "retry: 3000\n: what changes here is told as it changes\n\n")

    /// An event. `data` has no line break.
    static func event(_ name: String, id: EventID, data: [UInt8]) -> ByteBuffer {
        let id = id.description
        var bytes = ByteBuffer()
        bytes.reserveCapacity(data.count + name.utf8.count + id.utf8.count + 24)
        bytes.writeString("id: ")
        bytes.writeString(id)
        bytes.writeString("\nevent: ")
        bytes.writeString(name)
        bytes.writeString("\ndata: ")
        bytes.writeBytes(data)
        bytes.writeString("\n\n")
        return bytes
    }

    /// Says how far the client is, where there is nothing to tell: what has no data is no event, but moves the last id (section
    /// 9.2.6). So whoever is cut off asks for nothing that it was not to be told anyway.
    static func position(_ id: EventID) -> ByteBuffer {
        ByteBuffer(string: "id: \(id)\n:\n\n")
    }
}
