import Foundation
import NewsHTTP

/// A client of `/v1/events` that reads as the WHATWG says (HTML, section 9.2.6).
final class EventListener {
    struct Event: Equatable {
        var name: String
        var data: String
        /// The last id there was.
        var id: String

        /// The value of a member of the data.
        subscript(_ member: String) -> Any? {
            let object = (try? JSONSerialization.jsonObject(with: Data(data.utf8))) as? [String: Any]
            return object?[member].flatMap { $0 is NSNull ? nil : $0 }
        }

        /// The place in the log.
        var sequence: Int64 { id.split(separator: "-").last.flatMap { Int64($0) } ?? -1 }
    }

    let connection: RawConnection
    private(set) var lastID = ""
    private(set) var head = ""

    /// Asks for events; nothing is read yet.
    init(port: Int, _ query: String = "", lastEventID: String? = nil, headers: String = "") throws {
        connection = try RawConnection(port: port)
        let last = lastEventID.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        connection.send("GET /v1/events\(query) HTTP/1.1\r\nHost: localhost\r\n\(last)\(headers)\r\n")
    }

    /// Asks for events and reads up to where they begin: what happens from now on is told.
    static func listening(
        port: Int,
        _ query: String = "",
        lastEventID: String? = nil
    ) async throws -> EventListener {
        let listener = try EventListener(port: port, query, lastEventID: lastEventID)
        try await listener.readHead()
        while listener.lastID.isEmpty { guard try await listener.readBlock() == nil else { break } }
        return listener
    }

    struct Ended: Error {}

    /// Reads the head of the answer.
    func readHead() async throws {
        guard let head = await connection.read(upTo: "\r\n\r\n") else { throw Ended() }
        self.head = head
    }

    /// The next event; throws where the stream ends before it, or has nothing but signs of life.
    func next() async throws -> Event {
        for _ in 0..<5 {
            if let event = try await readBlock() { return event }
        }
        throw Ended()
    }

    /// The next events.
    func next(_ count: Int) async throws -> [Event] {
        var events: [Event] = []
        while events.count < count { events.append(try await next()) }
        return events
    }

    /// Reads up to a blank line; the event that it ends, where it ends one.
    func readBlock() async throws -> Event? {
        guard let block = await connection.read(upTo: "\n\n") else { throw Ended() }
        var (name, data) = ("message", [String]())
        for line in block.split(separator: "\n") where !line.hasPrefix(":") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            var value = parts.count > 1 ? String(parts[1]) : ""
            if value.hasPrefix(" ") { value.removeFirst() }
            switch parts[0] {
            case "id": lastID = value
            case "event": name = value
            case "data": data.append(value)
            default: break
            }
        }
        return data.isEmpty ? nil : Event(name: name, data: data.joined(separator: "\n"), id: lastID)
    }
}
