internal import NewsDomain

// A digest tells whether a record is still what it was when it was last imported. It takes in every member.

extension StableHash {
    mutating func combine(_ number: Int?) {
        combine(number.map(Int64.init))
    }

    mutating func combine(_ flag: Bool) {
        combine(flag ? 1 : 0 as Int64)
    }

    mutating func combine(_ time: Timestamp?) {
        combine(time?.seconds)
    }

    mutating func combine(_ texts: [String]) {
        combine(texts.count)
        for text in texts { combine(text) }
    }

    static func digest(_ combine: (inout StableHash) -> Void) -> Int64 {
        var hash = StableHash()
        combine(&hash)
        return Int64(bitPattern: hash.value)
    }
}

extension ImportedSection {
    var digest: Int64 {
        StableHash.digest {
            $0.combine(slug?.text)
            $0.combine(name)
            $0.combine(description)
        }
    }
}

extension ImportedTag {
    var digest: Int64 {
        StableHash.digest {
            $0.combine(slug?.text)
            $0.combine(name)
        }
    }
}

extension ImportedAuthor {
    var digest: Int64 {
        StableHash.digest {
            $0.combine(slug?.text)
            $0.combine(name)
            $0.combine(biography)
            $0.combine(picture)
        }
    }
}

extension ImportedMedia {
    var digest: Int64 {
        StableHash.digest {
            $0.combine(kind.rawValue)
            $0.combine(url)
            for number in [width, height, bytes, durationSeconds] { $0.combine(number) }
            for text in [mimeType, alt, caption, credit] { $0.combine(text) }
            // Records without a file keep the digests that they had.
            if let file { $0.combine(file.hash.text) }
            if let focalPoint { $0.combine("\(focalPoint.x) \(focalPoint.y)") }
        }
    }
}

extension ImportedTopic {
    var digest: Int64 {
        StableHash.digest {
            for text in [slug?.text, title, type.rawValue, language.text, definition.html, image] { $0.combine(text) }
            $0.combine(aliases)
            $0.combine(sameAs)
        }
    }
}

extension ImportedGallery {
    var digest: Int64 {
        StableHash.digest {
            for text in [slug?.text, kind.rawValue, language.text, title, description] { $0.combine(text) }
            $0.combine(publishedAt)
            for item in items {
                for text in [item.media, item.caption, item.credit] { $0.combine(text) }
            }
            // Only where they are: what was imported before there were such things is as it was.
            if let poster { $0.combine(["poster", poster]) }
            for title in items.compactMap(\.title) { $0.combine(["title", title]) }
        }
    }
}

extension ImportedArticle {
    var digest: Int64 {
        StableHash.digest { hash in
            for text in [slug?.text, language.text, title, kicker, summary, body.html, section, heroImage] {
                hash.combine(text)
            }
            for list in [authors, tags, topics, galleries] { hash.combine(list) }
            for text in [status.rawValue, canonicalURL, source?.name, source?.url] { hash.combine(text) }
            for time in [publishedAt, updatedAt] { hash.combine(time) }
            for flag in [commentsOpen, optsOutOfRelated] { hash.combine(flag) }
            for correction in corrections {
                hash.combine(correction.at)
                hash.combine(correction.text)
            }
            for comment in comments { hash.combine(comment.digest) }
            for address in formerAddresses { hash.combine([address.host ?? "", address.path]) }
        }
    }
}

extension ImportedComment {
    var digest: Int64 {
        StableHash.digest {
            for text in [sourceID, parent, status.rawValue, name, email, text] { $0.combine(text) }
            $0.combine(createdAt)
        }
    }
}

extension ImportedCollection {
    var digest: Int64 {
        StableHash.digest {
            $0.combine(slug.text)
            $0.combine(title)
            for item in items {
                switch item.target {
                case .article(let id): $0.combine(["article", id])
                case .topic(let id): $0.combine(["topic", id])
                case .gallery(let id): $0.combine(["gallery", id])
                case .link(let url, let title, let image): $0.combine(["link", url, title, image ?? ""])
                }
                $0.combine(item.label)
                $0.combine(item.endsAt)
            }
        }
    }
}

extension ImportedRelatedLinks {
    var digest: Int64 {
        StableHash.digest {
            $0.combine(article)
            $0.combine(related)
            $0.combine(excluded)
        }
    }
}
