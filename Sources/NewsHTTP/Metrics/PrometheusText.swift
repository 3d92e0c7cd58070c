/// Writes series as Prometheus reads them: the text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
struct PrometheusText {
    /// What the answer is.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// Writes a name with all its series, in the order of their labels; nothing where none has a value.
    mutating func write(_ family: MetricFamily) {
        var samples = PrometheusText()
        for (labels, series) in family.series.sorted(by: { $0.key.text < $1.key.text }) {
            series.write(family.description, labels, to: &samples)
        }
        guard !samples.text.isEmpty else { return }
        let description = family.description
        if !description.help.isEmpty { text += "# HELP \(description.name) \(Self.escaped(description.help))\n" }
        text += "# TYPE \(description.name) \(description.kind.rawValue)\n"
        text += samples.text
    }

    /// Writes a line.
    mutating func sample(_ name: String, _ labels: MetricLabels, _ value: Double) {
        text += labels.text.isEmpty ? name : "\(name){\(labels.text)}"
        text += " \(Self.number(value))\n"
    }

    /// A number as Go's `ParseFloat` reads it.
    static func number(_ value: Double) -> String {
        if let whole = Int(exactly: value) { return String(whole) }
        if value.isNaN { return "NaN" }
        return value.isInfinite ? (value > 0 ? "+Inf" : "-Inf") : "\(value)"
    }

    /// In a help text, a backslash and the end of a line are escaped; in a label's value quotes, too.
    fileprivate static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\": escaped += "\\\\"
            case "\n", "\r\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }
}

/// The labels of a series, as they are written.
struct MetricLabels: Hashable, Sendable {
    /// `route="/v1",method="GET"`; empty where there are none.
    let text: String

    init(_ labels: [(String, String)]) {
        text = labels.map { "\(MetricName.sane($0))=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    }

    private init(text: String) {
        self.text = text
    }

    /// The same with one more, whose value needs no escape.
    func adding(_ name: String, _ value: String) -> MetricLabels {
        let label = "\(name)=\"\(value)\""
        return MetricLabels(text: text.isEmpty ? label : "\(text),\(label)")
    }

    private static func escaped(_ value: String) -> String {
        PrometheusText.escaped(value).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
    }
}

/// The names that Prometheus takes: letters, digits and `_`, no digit first. (Colons are for rules.)
enum MetricName {
    static func sane(_ name: String) -> String {
        let sane = String(name.unicodeScalars.map { isSane($0) ? Character($0) : "_" })
        return sane.first.map { $0.isNumber } ?? true ? "_\(sane)" : sane
    }

    /// The same of a counter, which ends in `_total`.
    static func counter(_ name: String) -> String {
        let sane = sane(name)
        return sane.hasSuffix("_total") ? sane : "\(sane)_total"
    }

    private static func isSane(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_")
    }
}
