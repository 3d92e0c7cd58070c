import NewsDomain
import Testing

struct EmailAddressTests {
    private static let longLabel = String(repeating: "d", count: 63)

    @Test(arguments: [
        "a@b.c", "jane.doe+news@example.org", "x@xn--mnchen-3ya.example", "1@2.3", "o'hara@a-b.example.co.uk",
        "!#$%&'*+/=?^_`{|}~-@example.org", ".a..b.@example.org", "UPPER@EXAMPLE.ORG",
        String(repeating: "l", count: 64) + "@example.org", "a@\(longLabel).\(longLabel).\(longLabel).org",
    ])
    func isWellFormed(text: String) {
        #expect(EmailAddress.isWellFormed(text))
    }

    @Test(arguments: [
        "", "@", "a", "a@", "@b.c", "a@b", "a@localhost", "a@@b.c", "a@b@c.d", "a b@c.d", "a@b .c", " a@b.c", "a@b.c ",
        "a@b.c\n", "a@.b", "a@b.", "a@b..c", "a@-b.c", "a@b-.c", "a@b.c-", "a@b_c.d", "a@[127.0.0.1]", "\"a b\"@c.d",
        "a,b@c.d", "a;b@c.d", "<a@b.c>", "a(x)@b.c", "jané@example.org", "a@exämple.org", "a@b.c\0", "a@bｃ.d",
        String(repeating: "l", count: 65) + "@example.org", "a@\(longLabel)d.org",
        "mailto:a@b.c?subject=x@y.z", "a:b@c.d",
    ])
    func isNotWellFormed(text: String) {
        #expect(!EmailAddress.isWellFormed(text))
    }

    @Test func endsAt254Bytes() {
        let labels = Array(repeating: Self.longLabel, count: 3).joined(separator: ".")
        func address(_ length: Int) -> String {
            let domain = labels + ".org"
            return String(repeating: "l", count: length - 1 - domain.utf8.count) + "@" + domain
        }
        #expect(address(254).utf8.count == 254)
        #expect(EmailAddress.isWellFormed(address(254)))
        #expect(!EmailAddress.isWellFormed(address(255)))
    }
}
