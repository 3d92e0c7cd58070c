internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func changeSite(
        _ change: SiteChange,
        _ condition: VersionCondition,
        by actor: String,
        at now: Timestamp
    ) async throws -> Site {
        let site = try await commits.write { db in try db.change(change, condition, by: actor, at: now) }
        // Where nobody follows what is committed, nobody has read it in.
        currentAddresses.take(site)
        return site
    }
}

extension Database {
    fileprivate func change(
        _ change: SiteChange,
        _ condition: VersionCondition,
        by actor: String,
        at now: Timestamp
    ) throws -> Site {
        let before = try site()
        guard condition.allows(before.version) else {
            throw NewsError(
                .preconditionFailed,
                "The site has changed in the meantime: it is at version \(before.version)."
            )
        }
        var references = ReferenceResolver(self, at: now)
        if case .some(.some(let logo)) = change.logo { try references.check(media: logo, .image, in: "logo") }
        try references.faults.finish()
        let patterns = change.patterns(after: before.patterns)
        if let (one, other) = patterns.clash {
            var faults = MemberFaults()
            let detail =
                "Addresses of “\(one.rawValue)” and “\(other.rawValue)” could not be told apart: set a word before one of them."
            faults.add("addressPatterns/\(other.rawValue)", "ambiguous", detail)
            try faults.finish()
        }
        var isChanged = false
        try inSavepoint {
            isChanged = try set(change, patterns, since: before)
            return isChanged ? .commit : .rollback
        }
        guard isChanged else { return before }
        try run("UPDATE site SET version = ?, updatedAt = ? WHERE id = 1", before.version + 1, now.seconds)
        let after = try site()
        let areElsewhere =
            after.url != before.url || after.patterns != before.patterns || after.timeZone != before.timeZone
        try logChange(.update, "site", 1, at: now, by: actor, because: areElsewhere ? .addresses : nil)
        return after
    }

    /// Whether the change made a difference.
    private func set(_ change: SiteChange, _ patterns: AddressPatterns, since before: Site) throws -> Bool {
        var row = RowChange()
        row.set("url", change.url)
        row.set("name", change.name)
        row.set("tagline", change.tagline)
        row.set("language", change.language?.text)
        row.set("timeZone", change.timeZone?.identifier)
        row.set("logoId", change.logo)
        try run(
            """
            INSERT INTO site (id, version, updatedAt, name, language, timeZone) VALUES (1, ?, 0, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            before.version,
            before.name,
            before.language.text,
            before.timeZone.identifier
        )
        var isChanged = try row.update("site", 1, self)
        if let links = change.links, links != before.links {
            try run("DELETE FROM site_link WHERE siteId = 1", [])
            for (position, link) in links.enumerated() {
                let sql = "INSERT INTO site_link (siteId, position, name, url) VALUES (1, ?, ?, ?)"
                try run(sql, position, link.name, link.url)
            }
            isChanged = true
        }
        for kind in AddressedKind.allCases where patterns[kind] != before.patterns[kind] {
            let sql = "INSERT OR REPLACE INTO site_pattern (siteId, kind, pattern) VALUES (1, ?, ?)"
            try run(sql, kind.rawValue, patterns[kind].text)
            isChanged = true
        }
        return isChanged
    }
}
