package import NewsDomain

/// Writes JSON (RFC 8259) as UTF-8, straight into bytes.
///
/// Foundation's encoder makes a tree of boxed values first; this writes each value once (see
/// docs/decisions/0002-json-writer.md). Numbers and literals are ASCII, strings are escaped only where RFC 8259
/// section 7 demands it.
package struct JSONWriter: ~Copyable {
    private var output: ByteOutput
    private var needsComma = false
    /// The addresses of what is written.
    private let addresses: SiteAddresses

    /// A writer with room for so many bytes before it has to grow.
    package init(capacity: Int = 4096, addresses: SiteAddresses = .standard) {
        self.addresses = addresses
        output = ByteOutput(capacity: capacity)
    }

    /// Takes what has been written.
    package consuming func finish() -> [UInt8] {
        output.bytes
    }

    // MARK: Structure

    /// Writes an object; `members` writes its members.
    @inline(__always)
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array of the values.
    @inline(__always)
    package mutating func array<Values: Sequence>(
        _ values: Values,
        _ write: (inout JSONWriter, Values.Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for value in values { write(&self, value) }
        close(UInt8(ascii: "]"))
    }

    /// Writes a member's name. Its value comes next.
    @inline(__always)
    package mutating func key(_ key: JSONKey) {
        separate()
        output.append(key.encoded)
        needsComma = false
    }

    // MARK: Values

    /// Writes a string.
    package mutating func string(_ value: String) {
        separate()
        if value.utf8.withContiguousStorageIfAvailable({ output.appendQuoted(UnsafeRawBufferPointer($0)) }) == nil {
            Array(value.utf8).withUnsafeBytes { output.appendQuoted($0) }
        }
    }

    /// Writes a string, or null.
    package mutating func string(_ value: String?) {
        guard let value else { return null() }
        string(value)
    }

    /// Writes an integer.
    package mutating func integer(_ value: some FixedWidthInteger) {
        separate()
        output.append(digitsOf: Int64(value))
    }

    /// Writes an integer, or null.
    package mutating func integer(_ value: Int?) {
        guard let value else { return null() }
        integer(value)
    }

    /// Writes a number with three decimals at most, the same on every machine.
    package mutating func decimal(_ value: Double) {
        separate()
        let thousandths = Int64((value * 1000).rounded())
        if thousandths < 0 { output.append(UInt8(ascii: "-")) }
        output.append(digitsOf: abs(thousandths) / 1000)
        var rest = abs(thousandths) % 1000
        guard rest > 0 else { return }
        output.append(UInt8(ascii: "."))
        var divisor: Int64 = 100
        while rest > 0 {
            output.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// Writes a number from 0 on with four significant digits, however small it is.
    package mutating func significant(_ value: Double) {
        guard value.isNormal, value < 1000 else { return decimal(value) }
        var scale = 1.0
        while value * scale < 1000 { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        guard rounded != rounded.rounded() else { return integer(Int(rounded)) }
        separate()
        // The shortest digits that mean this very number; `4.2e-05` is JSON, too.
        output.append(Array("\(rounded)".utf8))
    }

    /// Writes `true` or `false`.
    package mutating func boolean(_ value: Bool) {
        separate()
        output.append(value ? "true" : "false")
    }

    /// Writes JSON that was made before.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        output.append(json)
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        output.append("null")
    }

    /// Writes a moment as RFC 3339 in UTC.
    package mutating func timestamp(_ value: Timestamp) {
        separate()
        output.append(UInt8(ascii: "\""))
        value.writeRFC3339 { output.append($0) }
        output.append(UInt8(ascii: "\""))
    }

    /// Writes the web address of a thing.
    package mutating func address(of thing: AddressedThing) {
        separate()
        output.append(UInt8(ascii: "\""))
        addresses.write(thing) { output.append($0) }
        output.append(UInt8(ascii: "\""))
    }

    /// Writes where a media item's file is.
    package mutating func address(of media: Media) {
        string(media.address(below: addresses.api))
    }

    /// Writes where a rendition is.
    package mutating func address(of rendition: Rendition) {
        separate()
        output.append(UInt8(ascii: "\""))
        path(of: rendition)
        output.append(UInt8(ascii: "\""))
    }

    /// Writes an array of renditions, as ``Shape/rendition`` has them, at a third of its cost: a list of articles has hundreds.
    package mutating func renditions(_ renditions: [SizedRendition]) {
        array(renditions) { json, sized in
            json.separate()
            json.output.append("{\"url\":\"")
            json.path(of: sized.rendition)
            json.output.append("\",\"width\":")
            json.output.append(digitsOf: Int64(sized.size.width))
            json.output.append(",\"height\":")
            json.output.append(digitsOf: Int64(sized.size.height))
            json.output.append(",\"mimeType\":\"")
            json.ascii(sized.rendition.type.mimeType)
            json.output.append("\",\"crop\":")
            json.needsComma = false
            json.string(sized.rendition.focus?.crop.rawValue)
            json.output.append(UInt8(ascii: "}"))
        }
    }

    private mutating func path(of rendition: Rendition) {
        ascii(addresses.api)
        rendition.writePath { ascii($0) }
    }

    /// Writes what needs no escaping.
    private mutating func ascii(_ text: String) {
        var text = text
        text.withUTF8 { output.append(UnsafeRawBufferPointer($0)) }
    }

    // MARK: Structure's marks

    @inline(__always)
    private mutating func open(_ bracket: UInt8) {
        separate()
        output.append(bracket)
        needsComma = false
    }

    @inline(__always)
    private mutating func close(_ bracket: UInt8) {
        output.append(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func separate() {
        if needsComma { output.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}

/// A member's name, quoted once for all.
package struct JSONKey: Sendable, ExpressibleByStringLiteral {
    /// The name.
    package let name: String
    /// `"name":`
    let encoded: [UInt8]

    /// A name that needs no escaping.
    package init(_ name: String) {
        self.name = name
        encoded = Array("\"\(name)\":".utf8)
    }

    package init(stringLiteral name: String) {
        self.init(name)
    }
}
