import NewsDomain
import Testing

struct IPAddressTests {
    @Test(arguments: [
        ("1.2.3.4", "1.2.3.4"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"), ("::", "::"),
        ("::1", "::1"), ("1::", "1::"), ("2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("0001:0002:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("1:0:0:0:5:0:0:0", "1::5:0:0:0"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
        ("::ffff:192.0.2.128", "192.0.2.128"), ("::FFFF:C000:280", "192.0.2.128"),
        ("0:0:0:0:0:ffff:1.2.3.4", "1.2.3.4"), ("::1.2.3.4", "::102:304"), ("fe80::1%eth0", "fe80::1"),
        ("fe80::1%1", "fe80::1"),
    ])
    func isRead(text: String, canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(canonical) == address)
    }

    @Test(arguments: [
        "", " ", "1", "1.2.3", "1.2.3.4.5", "1.2.3.4.", ".1.2.3.4", "1..3.4", "1.2.3.256", "01.2.3.4", "1.2.3.00",
        "0x1.2.3.4", "1.2.3.+4", "1.2.3.-4", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4%eth0", "1.2.3.٤", "16909060", ":", ":::",
        "::1::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8", ":1::2", "1::2:", "12345::", "g::", "::+1", "::-1", "::1.2.3", "::1.2.3.4:5", "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4", "::1%", "[::1]", "::1/128", "localhost", "::ffff:1.2.3.04", "1.2.3.4\0",
    ])
    func isRefused(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func longTextIsRefused() {
        #expect(IPAddress("::1%" + String(repeating: "x", count: 1 << 20)) == nil)
        #expect(IPAddress(String(repeating: ":", count: 1 << 20)) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("128.0.0.1", false),
        ("::2", false), ("::", false), ("0.0.0.1", false), ("::127.0.0.1", false), ("10.0.0.1", false),
    ])
    func loopbackIsTheMachineItself(text: String, isLoopback: Bool) {
        #expect(IPAddress(text)?.isLoopback == isLoopback)
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.254", true), ("192.0.2.1", "192.0.3.1", false), ("192.0.2.1", "::ffff:192.0.2.9", true),
        ("2001:db8:1::1", "2001:db8:1:ffff::9", true), ("2001:db8:1::1", "2001:db8:2::1", false),
        ("0.0.0.1", "::1", false), ("1.2.3.4", "::102:304", false),
    ])
    func subnetsAreA24thOrA48th(a: String, b: String, areOne: Bool) throws {
        let (a, b) = (try #require(IPAddress(a)), try #require(IPAddress(b)))
        #expect((a.subnet == b.subnet) == areOne)
        #expect(Set([a.subnet, b.subnet]).count == (areOne ? 1 : 2))
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.1.2.3/8", "10.9.9.9", true),
        ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false),
        ("192.0.2.7/31", "192.0.2.6", true), ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false),
        ("::/0", "2001:db8::1", true), ("::/0", "203.0.113.9", false), ("::1/128", "::1", true),
        ("::1/128", "::2", false), ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
        ("2001:db8::/33", "2001:db8:7fff::", true), ("2001:db8::/33", "2001:db8:8000::", false),
        ("::ffff:10.0.0.0/104", "10.2.3.4", true), ("::ffff:10.0.0.0/104", "11.2.3.4", false),
        ("::ffff:10.0.0.1", "10.0.0.1", true),
    ])
    func rangesHoldAddresses(range: String, address: String, isHeld: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(IPAddress(address))) == isHeld)
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/8/8",
        "10.0.0/8", "::/129", "::1/x", "10.0.0.0 /8", "::ffff:10.0.0.0/64", "10.0.0.0/255.0.0.0", "any",
    ])
    func rangesAreRefused(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
