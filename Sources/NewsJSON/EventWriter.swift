package import NewsDomain

/// Writes what followers are told of a change.
package enum EventWriter {
    /// One line of JSON: the same object for events and webhooks.
    package static func data(_ event: ChangeEvent) -> [UInt8] {
        var json = JSONWriter(capacity: 1024)
        Shape<ChangeEvent>.event.write(event, to: &json)
        return json.finish()
    }
}
