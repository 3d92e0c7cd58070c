/// Numbers in sixteen hexadecimal digits.
enum HexDigits {
    /// A number in lower case.
    static func text(_ number: UInt64) -> String {
        String(unsafeUninitializedCapacity: 16) { digits in
            var rest = number
            for index in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: rest & 15)
                digits[15 - index] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
                rest >>= 4
            }
            return 16
        }
    }
}
