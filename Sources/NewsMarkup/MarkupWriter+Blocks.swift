extension MarkupWriter {
    /// Opens a block where one may stand; elsewhere its content is kept and set off.
    mutating func openBlock(_ rule: ElementRule, _ attributes: some AttributeSource) -> End {
        guard containers.count < Self.deepestContainer, let depth = depth(for: rule) else {
            divide()
            return .boundary
        }
        closeContainers(to: depth)
        endRun()
        switch containers[top].kind {
        case .list where rule.role != .item, .descriptions where rule.role != .term && rule.role != .description:
            reopenItem()
        case .table where rule.role == .row:
            let around = min(containers[top].spacing, .line)
            push(.section, "tbody", startTag: "<tbody>", isAuto: true, around: around)
        default:
            break
        }
        tags.build(rule, attributes)
        let count = containers.count
        if rule.shape.isVoid {
            writeVoidBlock()
        } else {
            pushBlock(rule)
        }
        return .container(count)
    }

    /// How many containers have to stay open for this to have its place; nil where it has none.
    private func depth(for rule: ElementRule) -> Int? {
        var depth = containers.count
        while depth > 0 {
            let container = containers[depth - 1]
            if fits(rule.role, in: container.kind) { return depth }
            guard container.isAuto || container.kind == .paragraph else { return nil }
            depth -= 1
        }
        return nil
    }

    private func fits(_ role: ElementRule.Role, in kind: Container.Kind) -> Bool {
        switch role {
        case .item: kind == .list
        case .term, .description: kind == .descriptions
        case .figureCaption: kind == .figure
        case .summary: kind == .details
        case .caption, .columns, .section: kind == .table
        case .column: kind == .columns
        case .row: kind == .section || kind == .table
        case .cell: kind == .row
        default: kind == .root || kind == .flow || kind == .figure || kind == .details || kind.isList
        }
    }

    private mutating func pushBlock(_ rule: ElementRule) {
        let spacing = containers[top].spacing
        switch rule.role {
        case .item, .term, .description:
            push(.flow, rule.name, keepsEmpty: true, spacing: min(spacing, .line), around: min(spacing, .line))
        case .cell:
            pushCell(rule)
        case .row, .section:
            push(rule.role.container, rule.name, around: min(spacing, .line))
        default:
            let keepsEmpty = !tags.written.isDisjoint(with: [.id, .span])
            push(rule.role.container, rule.name, keepsEmpty: keepsEmpty)
        }
        if rule.role == .preformatted { plain.beginPreformatted() }
    }

    private mutating func pushCell(_ rule: ElementRule) {
        if containers[top].spacing == .space {
            plain.oweSpace()
        } else if containers[top].cells > 0 {
            plain.oweTab()
        }
        containers[top].cells += 1
        push(.flow, rule.name, keepsEmpty: true, spacing: .space, around: .space)
    }

    /// Opens a container with the start tag that was built, or the one given.
    mutating func push(
        _ kind: Container.Kind,
        _ name: StaticString,
        startTag: StaticString? = nil,
        isAuto: Bool = false,
        keepsEmpty: Bool = false,
        spacing: PlainTextWriter.Spacing? = nil,
        around: PlainTextWriter.Spacing? = nil
    ) {
        let textMark = plain.mark
        let mark = html.count
        if html.count > containers[top].bodyStart { html.append(0x0A) }
        if let startTag { html.append(startTag) } else { html.append(contentsOf: tags.bytes) }
        let outer = containers[top].spacing
        plain.oweBreak(around ?? outer)
        var container = Container(
            kind: kind,
            name: name,
            mark: mark,
            textMark: textMark,
            bodyStart: html.count,
            spacing: spacing ?? outer
        )
        container.isAuto = isAuto
        container.keepsEmpty = keepsEmpty
        containers.append(container)
        if marksQuotation(container) { plain.quotations += 1 }
    }

    /// Whether the plain text tells that what is in the container is quoted.
    private func marksQuotation(_ container: Container) -> Bool {
        policy.textKeepsLinks && Bytes(container.name).matches("blockquote")
    }

    private mutating func writeVoidBlock() {
        if html.count > containers[top].bodyStart { html.append(0x0A) }
        html.append(contentsOf: tags.bytes)
        containers[top].hasContent = true
        containers[top].endsInRun = false
        plain.oweBreak(containers[top].spacing)
    }

    mutating func closeContainers(to count: Int) {
        while containers.count > count { closeContainer() }
    }

    private mutating func closeContainer() {
        endRun()
        let closed = containers.removeLast()
        if marksQuotation(closed) { plain.quotations -= 1 }
        if closed.kind == .preformatted { plain.endPreformatted() }
        guard closed.hasContent || closed.keepsEmpty else {
            html.truncate(to: closed.mark)
            plain.restore(closed.textMark)
            return
        }
        html.append(endTag: closed.name)
        containers[top].hasContent = true
        containers[top].endsInRun = false
        switch containers[top].kind {
        case .list, .descriptions:
            rememberItem(closed)
            plain.oweBreak(closed.spacing)
        case .row:
            break
        case .section, .table:
            // A caption is set off as a block, what follows one row is on the next line.
            plain.oweBreak(closed.kind == .phrasing ? closed.spacing : min(closed.spacing, .line))
        default:
            plain.oweBreak(containers[top].spacing)
        }
    }

    /// Ends inline content that was written straight into the innermost container.
    private mutating func endRun() {
        closeInlines()
        guard containers[top].isInRun else { return }
        containers[top].isInRun = false
        containers[top].endsInRun = true
        containers[top].needsBreak = false
        if containers[top].kind != .preformatted {
            while html.count > containers[top].bodyStart, let last = html.last, last.isSpace { html.removeLast() }
        }
    }

    /// Takes the edge of a wrapper that is left out: what follows does not run on from what came before.
    mutating func divide() {
        switch containers[top].kind {
        case .root, .list, .descriptions, .table, .columns, .section, .row:
            break
        case .paragraph:
            closeContainers(to: containers.count - 1)
        case .phrasing, .preformatted, .figure:
            if containers[top].isInRun { containers[top].needsBreak = true }
        case .flow, .details:
            guard containers[top].isInRun else { return }
            endRun()
            plain.oweBreak(containers[top].spacing)
        }
    }
}

extension MarkupWriter {
    private mutating func rememberItem(_ item: Container) {
        containers[top].lastItemEnd = item.name.isTerm ? -1 : html.count
        containers[top].lastItemMark = item.mark
        containers[top].lastItemStart = item.bodyStart
    }

    /// Makes a place for content that stands between the items of a list: the item before it, or else a new one.
    mutating func reopenItem() {
        let list = containers[top]
        let name: StaticString = list.kind == .list ? "li" : "dd"
        guard list.lastItemEnd == html.count else {
            push(
                .flow,
                name,
                startTag: list.kind == .list ? "<li>" : "<dd>",
                isAuto: true,
                keepsEmpty: true,
                spacing: min(list.spacing, .line),
                around: min(list.spacing, .line)
            )
            return
        }
        html.truncate(to: html.count - name.utf8CodeUnitCount - 3)
        var item = Container(
            kind: .flow,
            name: name,
            mark: list.lastItemMark,
            textMark: plain.mark,
            bodyStart: list.lastItemStart,
            spacing: min(list.spacing, .line)
        )
        item.isAuto = true
        item.keepsEmpty = true
        item.endsInRun = html.count > item.bodyStart
        containers.append(item)
    }
}

extension Container.Kind {
    fileprivate var isList: Bool { self == .list || self == .descriptions }
}

extension ElementRule.Role {
    fileprivate var container: Container.Kind {
        switch self {
        case .paragraph: .paragraph
        case .heading, .summary, .caption: .phrasing
        case .preformatted: .preformatted
        case .figure: .figure
        case .details: .details
        case .list: .list
        case .descriptions: .descriptions
        case .table: .table
        case .columns: .columns
        case .section: .section
        case .row: .row
        default: .flow
        }
    }
}

extension StaticString {
    fileprivate var isTerm: Bool { Bytes(self).matches("dt") }
}
