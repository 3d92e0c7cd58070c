/// Whether and where metrics are served.
package struct MetricsPolicy: Sendable {
    /// Whether anything is counted, and `/metrics` is there for keys with the scope `admin`.
    package var isEnabled = false
    /// The port on which it is there without a key, and nothing else; nil where there is none, 0 for a free one.
    package var port: Int?
    /// The address that this one listens on.
    package var host = "127.0.0.1"

    package init() {}
}
