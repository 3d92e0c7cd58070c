internal import Foundation

/// Reads an export as a stream: the channel once, then item by item. Memory is that of the largest item, which is bounded.
final class WXRParser {
    private enum Scope {
        case root, channel, author, term, item, comment, meta
        /// An element whose text is wanted.
        case field
        case ignored
    }

    private let file: String
    private let onChannel: (WXRChannel) throws -> Void
    private let onItem: (WXRItem) throws -> Void
    private let readsComments: Bool
    /// Whether to go on behind the channel's head.
    private var readsItems = true

    private var scopes: [Scope] = []
    private var text: [UInt8] = []
    private var namesWordPress = false
    private var channel = WXRChannel()
    private var channelIsDone = false
    private var item = WXRItem()
    private var comment = WXRComment()
    private var category = WXRCategory()
    private var metaKey = ""
    /// Bytes of text in the item so far.
    private var itemBytes = 0
    private lazy var stream = XMLStream(handler: self)
    private var thrown: (any Error)?

    /// The most bytes that one text may have, such as a post's body.
    static let longestText = 10 << 20
    /// The most bytes of text that an item may have, with all its comments.
    static let largestItem = 256 << 20

    /// `readsComments` false leaves the items' comments out.
    init(
        file: String,
        readsComments: Bool,
        onChannel: @escaping (WXRChannel) throws -> Void,
        onItem: @escaping (WXRItem) throws -> Void
    ) {
        self.file = file
        self.readsComments = readsComments
        self.onChannel = onChannel
        self.onItem = onItem
    }

    /// Reads what stands before the items.
    /// - Throws: as ``parse()``.
    static func channel(of file: String) throws -> WXRChannel {
        var head: WXRChannel?
        let parser = WXRParser(file: file, readsComments: false, onChannel: { head = $0 }, onItem: { _ in })
        parser.readsItems = false
        try parser.parse()
        return head ?? WXRChannel()
    }

    /// Reads the whole file.
    /// - Throws: `ImportFailure` where it is not a well-formed export of a known version, and what the closures throw.
    func parse() throws {
        guard let handle = FileHandle(forReadingAtPath: file) else { throw WXRFileCheck.unreadable(file) }
        defer { try? handle.close() }
        do {
            try stream.parse(handle)
        } catch {
            throw ImportFailure("\(file) could not be read to its end; check the disk it is on")
        }
        if let thrown { throw thrown }
        if let failure = stream.problems.failure(file: file) { throw failure }
        if !channelIsDone { throw WXRFileCheck.notAnExport(file, because: "it has no <channel>") }
    }

    /// Ends the parse with an error of ours.
    private func stop(_ error: any Error) {
        thrown = error
        stream.stop()
    }
}

extension WXRParser: XMLStreamHandler {
    func begin(_ name: String, attributes: [String: String]) {
        text.removeAll(keepingCapacity: true)
        let scope = scope(of: name, attributes: attributes)
        if scope == .root && name != "rss" {
            return stop(WXRFileCheck.notAnExport(file, because: "its root element is <\(name)>, not <rss>"))
        }
        scopes.append(scope)
        if scope == .item && !channelIsDone { finishChannel() }
    }

    func end(_ name: String) {
        guard let scope = scopes.popLast() else { return }
        switch scope {
        case .field: finishField(name)
        case .comment: item.comments.append(comment)
        case .channel: if !channelIsDone { finishChannel() }
        case .item:
            item.droppedCharacters = stream.takeDroppedCharacters()
            do { try onItem(item) } catch { stop(error) }
            item = WXRItem()
            itemBytes = 0
        case .root, .author, .term, .meta, .ignored: break
        }
    }

    func text(_ part: UnsafeBufferPointer<UInt8>) {
        guard scopes.last == .field else { return }
        text.append(contentsOf: part)
        itemBytes += part.count
        if text.count > Self.longestText || itemBytes > Self.largestItem {
            stop(
                ImportFailure(
                    "\(file): item \(item.id.map(String.init) ?? "without an id") has a text of more than "
                        + "\(Self.longestText >> 20) MB, or \(Self.largestItem >> 20) MB in all; shorten it and export again"
                )
            )
        }
    }
}

extension WXRParser {
    /// What an element is within the one it stands in, and what is begun with it.
    private func scope(of name: String, attributes: [String: String]) -> Scope {
        switch scopes.last {
        case nil:
            note(namespaces: attributes)
            return .root
        case .root:
            note(namespaces: attributes)
            return name == "channel" ? .channel : .ignored
        case .channel: return scope(inChannel: name)
        case .item: return scope(inItem: name, attributes: attributes)
        case .comment: return name == "wp:commentmeta" ? .ignored : .field
        case .author, .term, .meta: return .field
        case .field, .ignored: return .ignored
        }
    }

    private func scope(inChannel name: String) -> Scope {
        switch name {
        case "item":
            return .item
        case "wp:author", "wp:wp_author":
            channel.authors.append(WXRChannel.WXRAuthor())
            return .author
        case "wp:category", "wp:tag", "wp:term":
            let taxonomy = name == "wp:category" ? "category" : name == "wp:tag" ? "post_tag" : ""
            channel.terms.append(WXRChannel.Term(taxonomy: taxonomy))
            return .term
        default:
            return .field
        }
    }

    private func scope(inItem name: String, attributes: [String: String]) -> Scope {
        switch name {
        case "category":
            category = WXRCategory(domain: attributes["domain"], nicename: attributes["nicename"])
            return .field
        case "wp:postmeta":
            metaKey = ""
            return .meta
        case "wp:comment":
            comment = WXRComment()
            return readsComments ? .comment : .ignored
        default:
            return .field
        }
    }

    private func note(namespaces attributes: [String: String]) {
        if attributes["xmlns:wp"]?.contains("wordpress.org/export/") == true { namesWordPress = true }
    }

    private func finishChannel() {
        channelIsDone = true
        do {
            guard let version = channel.version else {
                let because =
                    namesWordPress ? "it does not say its version (<wp:wxr_version>)" : "it is an ordinary RSS feed"
                throw WXRFileCheck.notAnExport(file, because: because)
            }
            guard ["1.0", "1.1", "1.2"].contains(version) else {
                throw WXRFileCheck.notAnExport(file, because: "its WXR version is \"\(version)\", not 1.0 to 1.2")
            }
            try onChannel(channel)
            if !readsItems { stream.stop() }
        } catch {
            stop(error)
        }
    }

    private func finishField(_ name: String) {
        switch scopes.last {
        case .channel: set(channelField: name)
        case .author: set(authorField: name)
        case .term: set(termField: name)
        case .item: set(itemField: name)
        case .comment: set(commentField: name)
        case .meta: set(metaField: name)
        default: break
        }
    }

    /// The field's text without white space around it.
    private var string: String {
        String(decoding: text.trimmingWhitespace, as: UTF8.self)
    }

    private var number: Int64? { Int64(string) }

    private func set(channelField name: String) {
        switch name {
        case "wp:wxr_version": channel.version = string
        case "link": if channel.link.isEmpty { channel.link = string }
        case "wp:base_blog_url": channel.blogURL = string
        case "wp:base_site_url": channel.siteURL = string
        case "language": channel.language = string
        default: break
        }
    }

    private func set(authorField name: String) {
        let index = channel.authors.count - 1
        switch name {
        case "wp:author_login": channel.authors[index].login = string
        case "wp:author_display_name": channel.authors[index].displayName = string
        case "wp:author_first_name": channel.authors[index].firstName = string
        case "wp:author_last_name": channel.authors[index].lastName = string
        default: break
        }
    }

    private func set(termField name: String) {
        let index = channel.terms.count - 1
        switch name {
        case "wp:category_nicename", "wp:tag_slug", "wp:term_slug": channel.terms[index].slug = string
        case "wp:cat_name", "wp:tag_name", "wp:term_name": channel.terms[index].name = string
        case "wp:category_description", "wp:tag_description", "wp:term_description":
            channel.terms[index].description = string
        case "wp:term_id": channel.terms[index].id = number
        case "wp:term_taxonomy": channel.terms[index].taxonomy = string
        default: break
        }
    }

    private func set(itemField name: String) {
        switch name {
        case "content:encoded": item.content = Array(text.trimmingWhitespace)
        case "wp:post_id": item.id = number.flatMap { $0 > 0 ? $0 : nil }
        case "title": item.title = string
        case "link": item.link = string
        case "pubDate": item.pubDate = string
        case "dc:creator": item.creator = string
        case "author": if item.creator.isEmpty { item.creator = Self.name(inAuthor: string) }
        case "guid": item.guid = string
        case "excerpt:encoded": item.excerpt = string
        case "wp:post_date": item.date = string
        case "wp:post_date_gmt": item.dateGMT = string
        case "wp:post_modified_gmt": item.modifiedGMT = string
        case "wp:comment_status": item.commentStatus = string
        case "wp:post_name": item.name = string
        case "wp:status": item.status = string
        case "wp:post_parent": item.parent = number ?? 0
        case "wp:menu_order": item.menuOrder = number ?? 0
        case "wp:post_type": item.type = string
        case "wp:post_password": item.isPasswordProtected = !string.isEmpty
        case "wp:is_sticky": item.isSticky = string == "1"
        case "wp:attachment_url": item.attachmentURL = string
        case "category":
            category.name = string
            item.categories.append(category)
        default: break
        }
    }

    /// The name in an `<author>` of RSS 2.0: `someone@example.org (A name)`; the whole where it is not of that form.
    private static func name(inAuthor text: String) -> String {
        guard let open = text.firstIndex(of: "("), text.last == ")" else { return text }
        return String(text[text.index(after: open)...].dropLast())
    }

    private func set(metaField name: String) {
        switch name {
        case "wp:meta_key": metaKey = string
        case "wp:meta_value" where metaKey == "_wp_old_slug": item.oldSlugs.append(string)
        case "wp:meta_value" where WXRItem.keeps(meta: metaKey): item.meta[metaKey] = string
        default: break
        }
    }

    private func set(commentField name: String) {
        switch name {
        case "wp:comment_id": comment.id = number.flatMap { $0 > 0 ? $0 : nil }
        case "wp:comment_parent": comment.parent = number ?? 0
        case "wp:comment_author": comment.author = string
        case "wp:comment_author_email": comment.email = string
        case "wp:comment_date": comment.date = string
        case "wp:comment_date_gmt": comment.dateGMT = string
        case "wp:comment_content": comment.content = string
        case "wp:comment_approved": comment.approved = string
        case "wp:comment_type": comment.type = string
        default: break
        }
    }
}
