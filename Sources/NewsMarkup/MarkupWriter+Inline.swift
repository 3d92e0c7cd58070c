/// An inline element that is open where the reader is.
struct InlineElement {
    let name: StaticString
    let mayNest: Bool
    let isRuby: Bool
    /// Where its start tag lies in the writer's `inlineTags`.
    let start: Int
    let end: Int
    /// Where the `id` in that lies, which is written once only.
    let identifier: Range<Int>
    /// Whether it says nothing without that.
    let isTargetOnly: Bool
    var isWritten = false
    /// Whether it is not written again: too much was.
    var isAbandoned = false
    /// Where it leads, and where its text begins: kept only where the plain text is to tell.
    var address: [UInt8] = []
    var textStart = 0
}

extension MarkupWriter {
    mutating func openInline(_ code: ElementCode, _ rule: ElementRule, _ attributes: some AttributeSource) -> End {
        guard inlines.count < Self.deepestInline, mayOpenInline(rule) else { return .nothing }
        tags.build(rule, attributes)
        let isIdle =
            rule.shape == .anchor && !tags.written.contains(.href)
            || rule.name.isSpan && tags.written.isDisjoint(with: [.lang, .dir])
        if isIdle, !tags.written.contains(.id) { return .nothing }
        let start = inlineTags.count
        inlineTags.append(contentsOf: tags.bytes)
        inlines.append(
            InlineElement(
                name: rule.name,
                mayNest: rule.mayNest,
                isRuby: rule.name.isRuby,
                start: start,
                end: inlineTags.count,
                identifier: start + tags.identifier.lowerBound..<start + tags.identifier.upperBound,
                isTargetOnly: isIdle
            )
        )
        if policy.textKeepsLinks, tags.written.contains(.href) {
            inlines[inlines.count - 1].address = attributes.value("href")
            inlines[inlines.count - 1].textStart = plain.bytes.count
        }
        return .inline
    }

    /// Parts of a ruby annotation stand straight in one; most elements do not stand in their own kind.
    private func mayOpenInline(_ rule: ElementRule) -> Bool {
        if rule.role == .rubyPart { return inlines.last?.isRuby == true }
        return rule.mayNest || !inlines.contains { $0.name.utf8Start == rule.name.utf8Start || $0.name == rule.name }
    }

    mutating func closeInline() {
        guard let last = inlines.last else { return }
        tellAddress(of: last)
        if !last.isWritten, !last.identifier.isEmpty, beginInline() {
            // The target of a link stays even when nothing is in it.
            openInlines()
            containers[top].hasContent = true
        }
        if openInlineCount == inlines.count {
            if !inlines[inlines.count - 1].isAbandoned { html.append(endTag: last.name) }
            openInlineCount -= 1
        }
        inlineTags.truncate(to: last.start)
        inlines.removeLast()
    }

    /// Writes the start tags of the inline elements that are not open in the document yet.
    mutating func openInlines() {
        while openInlineCount < inlines.count {
            let element = inlines[openInlineCount]
            if element.isWritten {
                repeatAllowance -= element.end - element.start
                inlines[openInlineCount].isAbandoned = element.isTargetOnly || repeatAllowance < 0
                if !inlines[openInlineCount].isAbandoned {
                    html.append(contentsOf: inlineTags[element.start..<element.identifierStart])
                    html.append(contentsOf: inlineTags[element.identifierEnd..<element.end])
                }
            } else {
                html.append(contentsOf: inlineTags[element.start..<element.end])
                inlines[openInlineCount].isWritten = true
            }
            openInlineCount += 1
        }
    }

    /// Closes the inline elements in the document; the reader is still in them.
    mutating func closeInlines() {
        while openInlineCount > 0 {
            openInlineCount -= 1
            if !inlines[openInlineCount].isAbandoned { html.append(endTag: inlines[openInlineCount].name) }
        }
    }

    /// Makes a place for inline content: a paragraph where there has to be one, an item in a list.
    ///
    /// - Returns: false where there can be none, as between the rows of a table.
    mutating func beginInline() -> Bool {
        switch containers[top].kind {
        case .list, .descriptions: reopenItem()
        case .table, .columns, .section, .row: return false
        default: break
        }
        if containers[top].isInRun { return breakRun() }
        if containers[top].kind == .root || containers[top].endsInRun {
            push(.paragraph, "p", startTag: "<p>", isAuto: true)
        } else if html.count > containers[top].bodyStart {
            html.append(0x0A)
        }
        containers[top].isInRun = true
        return true
    }

    /// Writes the white space that stands for a wrapper that was left out.
    private mutating func breakRun() -> Bool {
        guard containers[top].needsBreak else { return true }
        containers[top].needsBreak = false
        guard let last = html.last, !last.isSpace else { return true }
        if containers[top].kind == .preformatted {
            html.append(0x0A)
            plain.writePreformatted(Bytes("\n"))
        } else {
            html.append(0x20)
            plain.oweSpace()
        }
        return true
    }

    mutating func writeBreak(_ rule: ElementRule) {
        // A break before anything else is an empty line at most.
        guard containers[top].isInRun, beginInline() else { return }
        html.append(0x3C)
        html.append(rule.name)
        html.append(0x3E)
        if rule.role == .lineBreak { plain.lineBreak(in: containers[top].spacing) }
    }
}

extension InlineElement {
    fileprivate var identifierStart: Int { identifier.isEmpty ? end : identifier.lowerBound }
    fileprivate var identifierEnd: Int { identifier.isEmpty ? end : identifier.upperBound }
}

extension StaticString {
    fileprivate static func == (one: StaticString, other: StaticString) -> Bool {
        Bytes(one).elementsEqual(Bytes(other))
    }

    fileprivate var isSpan: Bool { Bytes(self).matches("span") }
    fileprivate var isRuby: Bool { Bytes(self).matches("ruby") }
}
