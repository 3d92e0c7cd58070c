/// How well a client likes something (RFC 9110, section 12.4.2).
enum QualityValue {
    /// The weight that a parameter `q=0.5` gives, in thousandths: 1,000 where there is no parameter, nil where it is none.
    static func thousandths(_ parameter: Substring.UTF8View?) -> Int? {
        guard let parameter = parameter?.trimmed else { return 1000 }
        guard let letter = parameter.first, letter | 0x20 == UInt8(ascii: "q"),
            parameter.dropFirst().first == UInt8(ascii: "=")
        else { return nil }
        let value = parameter.dropFirst(2)
        guard let first = value.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
        let fraction = value.dropFirst().dropFirst()
        guard value.count <= 5, value.count == 1 || value.dropFirst().first == UInt8(ascii: ".") else { return nil }
        var thousandths = 0
        for place in 0..<3 {
            let digit = fraction.dropFirst(place).first ?? UInt8(ascii: "0")
            guard (0x30...0x39).contains(digit) else { return nil }
            thousandths = thousandths * 10 + Int(digit - 0x30)
        }
        if first == UInt8(ascii: "1") { return thousandths == 0 ? 1000 : nil }
        return thousandths
    }
}

extension Substring.UTF8View {
    /// Without the space around it.
    var trimmed: Substring.UTF8View {
        var bytes = self
        while let byte = bytes.first, byte == 0x20 || byte == 0x09 { bytes.removeFirst() }
        while let byte = bytes.last, byte == 0x20 || byte == 0x09 { bytes.removeLast() }
        return bytes
    }
}
