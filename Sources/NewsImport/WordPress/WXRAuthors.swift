internal import NewsDomain
internal import NewsMarkup

/// A name under a post, as the post has it.
struct WXRCredit: Hashable {
    /// A login, or a name.
    var login: String
    /// Of Co-Authors Plus: the nicename of its term, without its `cap-`.
    var nicename: String?
}

extension WXRItem {
    /// Who wrote it, in their order: the terms of Co-Authors Plus where there are any, else the account that typed it in.
    var credits: [WXRCredit] {
        let terms = categories.filter { $0.domain == "author" }
        guard terms.isEmpty else {
            return terms.map { WXRCredit(login: $0.name, nicename: $0.nicename.map { $0.withoutPrefix("cap-") }) }
        }
        return creator.isEmpty ? [] : [WXRCredit(login: creator)]
    }
}

/// Who the names under posts are: accounts, and the guest authors of Co-Authors Plus.
struct WXRAuthors {
    /// The names of accounts by login; empty where they have none.
    private var accounts: [String: String] = [:]
    /// Logins by what they are in a slug; nil for what is the slug of several.
    private var loginBySlug: [Slug: String?] = [:]
    /// The names of guest authors by login, and the accounts that they stand for.
    private var guests: [String: (name: String, account: String?)] = [:]
    /// What terms say of authors, by login: name, first name, last name, login and more in one text.
    private var descriptions: [String: String] = [:]

    /// Adds the authors of a channel. The first of a login is the author.
    mutating func add(_ channel: WXRChannel) {
        for author in channel.authors where accounts[author.login] == nil {
            accounts[author.login] = Markup.plainText(author.bestName)
            if let slug = Slug(from: author.login) {
                loginBySlug[slug] = .some(loginBySlug[slug] == nil ? author.login : nil)
            }
        }
        for term in channel.terms where term.taxonomy == "author" {
            descriptions[Markup.plainText(term.name)] = Markup.plainText(term.description)
        }
    }

    /// Adds a guest author: a post of a type of its own.
    mutating func add(guest item: WXRItem) {
        let login = item.meta["cap-user_login"] ?? item.name.withoutPrefix("cap-")
        let name = Markup.plainText(item.meta["cap-display_name"] ?? item.title)
        guard !login.isEmpty, !name.isEmpty else { return }
        guests[login] = (name, item.meta["cap-linked_account"].flatMap { $0.isEmpty ? nil : $0 })
    }

    /// Who is credited. A login that nobody has is a name itself.
    func author(_ credit: WXRCredit) -> WXRTerm {
        let login = login(of: credit)
        if let guest = guests[login] { return WXRTerm(key: guest.account ?? login, name: guest.name) }
        if let name = accounts[login], !name.isEmpty { return WXRTerm(key: login, name: name) }
        // A login may be an e-mail address, which is nobody's business.
        let name = descriptions[login].flatMap { Self.name(in: $0, before: login) } ?? String(credit.name)
        return WXRTerm(key: login, name: name)
    }

    /// The login that is meant, as it was typed or but for case and stray characters.
    private func login(of credit: WXRCredit) -> String {
        let typed = [credit.login, credit.nicename ?? credit.login]
        for login in typed where guests[login] != nil || accounts[login] != nil { return login }
        for login in typed {
            if let known = Slug(from: login).flatMap({ loginBySlug[$0] }), let known { return known }
        }
        return credit.nicename ?? credit.login
    }

    /// The name that a term of Co-Authors Plus is described by: what stands twice before the login, once in one piece and
    /// once as first and last name.
    private static func name(in description: String, before login: String) -> String? {
        let words = description.split(separator: " ")
        guard let end = words.firstIndex(of: Substring(login)), end > 0, end.isMultiple(of: 2),
            words[..<(end / 2)] == words[(end / 2)..<end]
        else { return nil }
        return words[..<(end / 2)].joined(separator: " ")
    }
}

extension WXRCredit {
    fileprivate var name: Substring {
        let name = Markup.plainText(login)
        return (name.isEmpty ? nicename ?? "" : name).prefix { $0 != "@" }
    }
}

extension WXRChannel.WXRAuthor {
    fileprivate var bestName: String {
        if !displayName.isEmpty { return displayName }
        return [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension String {
    func withoutPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
