internal import HTTPTypes
internal import NewsDomain

// What somebody who listens asks for.

extension QueryReader {
    /// `types` and `events`: the names of the events that are wanted; nil for all.
    mutating func eventNames() -> Set<String>? {
        let kinds: [ChangeKind] = choices("types")
        let patterns = list("events", atMost: ChangeEvent.names.count)
        guard !kinds.isEmpty || !patterns.isEmpty else { return nil }
        var names = Set(ChangeEvent.names)
        if !patterns.isEmpty { names = self.names(matching: patterns) }
        let isFound = !names.isEmpty
        if !kinds.isEmpty {
            names = names.filter { name in kinds.contains { name.hasPrefix($0.rawValue + ".") } }
        }
        if isFound, names.isEmpty {
            fault("events", "notPossible", "None of “events” is of a type that “types” has.")
        }
        return names
    }

    /// The names that patterns stand for; those that stand for none are faults.
    private mutating func names(matching patterns: [String]) -> Set<String> {
        var names: Set<String> = []
        for pattern in patterns {
            let found = ChangeEvent.names(matching: pattern)
            if found.isEmpty { unknownValue("events", pattern, known: ChangeEvent.names) }
            names.formUnion(found)
        }
        return names
    }

    /// The event that the client was told last: by `Last-Event-ID`, which browsers send when they come again, else by `after`; nil
    /// where it comes for the first time.
    mutating func lastEvent(_ request: Request) -> EventID? {
        let after = one("after")
        let place = after.flatMap(EventID.init)
        if after != nil, place == nil { fault("after", "notACursor", "“after” must be the “id” of an event.") }
        let sent = request.headers[.lastEventID] ?? ""
        guard !sent.isEmpty else { return place }
        guard let last = EventID(sent) else {
            fault(header: "Last-Event-ID", "notACursor", "“Last-Event-ID” must be the “id” of an event.")
            return nil
        }
        return last
    }
}

extension HTTPField.Name {
    /// WHATWG HTML, section 9.2.4.
    fileprivate static let lastEventID = constant("Last-Event-ID")
}
