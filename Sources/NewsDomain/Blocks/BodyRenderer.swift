/// Makes of a stored body the forms that readers may ask for.
package protocol BodyRenderer: Sendable {
    /// The blocks of sanitised HTML, in order, in time and memory linear in it. `mentions` are those in its text, nil where
    /// they are not asked for.
    func blocks(of html: String, _ mentions: MentionPlaces?) -> [Block]

    /// Sanitised HTML with a link at the first mention of each topic: the first that no element's edge parts and that stands
    /// in no link, heading, code or caption.
    func linking(_ mentions: MentionPlaces, in html: String, address: (TopicMention) -> String) -> String

    /// Sanitised HTML with the addresses of its links and pictures made absolute, as those of a page at this address; as it is
    /// where that is no absolute address itself.
    func resolving(_ html: String, at address: String) -> String
}
