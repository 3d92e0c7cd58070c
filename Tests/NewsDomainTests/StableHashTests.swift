import NewsDomain
import Testing

struct StableHashTests {
    private func hash(_ texts: [String?]) -> UInt64 {
        var hash = StableHash()
        for text in texts { hash.combine(text) }
        return hash.value
    }

    @Test func bytesAreFNV1a() {
        var hash = StableHash()
        for byte in "foobar".utf8 { hash.combine(byte) }
        // The reference value of FNV-1a, 64 bits, for "foobar".
        #expect(hash.value == 0x8594_4171_f739_67e8)
    }

    @Test func everyPlaceAndEveryPartCounts() {
        let text = "The ferry leaves at six from the outer pier."
        var seen: Set<UInt64> = [hash([text])]
        for index in text.indices {
            var other = text
            other.replaceSubrange(index...index, with: "#")
            #expect(seen.insert(hash([other])).inserted)
        }
        for parts in [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc", nil], [nil, "abc"]] as [[String?]] {
            #expect(seen.insert(hash(parts)).inserted, "\(parts)")
        }
    }
}
