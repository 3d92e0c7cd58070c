internal import Foundation

/// The names under which sources of imports are kept: one for each site, however its address is written.
package enum ImportSourceName {
    /// The name of a WordPress site: `wordpress:https://paper.example/blog`, without `www.`, in small letters up to the path
    /// and without a slash at the end, whether the site speaks https by now or not. An address that is none stays as it is.
    package static func wordPress(site: String) -> String {
        guard let (host, path) = parts(of: site) else { return wordPressPrefix + site }
        return "\(wordPressPrefix)https://\(host)\(path)"
    }

    /// All names under which earlier versions may have kept the source of that name, itself first: they took the address as
    /// it stood in the export. At most eight.
    package static func spellings(of name: String) -> [String] {
        guard name.hasPrefix(wordPressPrefix),
            let (host, path) = parts(of: String(name.dropFirst(wordPressPrefix.count)))
        else { return [name] }
        var spellings = [name]
        for scheme in ["https", "http"] {
            for www in ["", "www."] {
                for slash in ["", "/"] {
                    let spelling = "\(wordPressPrefix)\(scheme)://\(www)\(host)\(path)\(slash)"
                    if !spellings.contains(spelling) { spellings.append(spelling) }
                }
            }
        }
        return spellings
    }

    private static let wordPressPrefix = "wordpress:"

    /// The host, without `www.`, and the path, without a slash at the end.
    private static func parts(of site: String) -> (host: String, path: String)? {
        let address = SiteAddress(site)
        guard let address, var host = address.host else { return nil }
        if host.hasPrefix("www."), host.dropFirst(4).contains(".") { host.removeFirst(4) }
        var path = PercentEncoding.encodePath(address.path)
        while path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        return (host, path)
    }
}
