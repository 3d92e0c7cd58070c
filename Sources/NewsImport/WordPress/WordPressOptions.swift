package import NewsDomain
package import NewsMarkup

/// What an export does not say, and the house decides.
package struct WordPressOptions: Sendable {
    /// Whether pages become articles of a section "Pages".
    package var includesPages = false
    /// The language of posts that name none; nil for that of the site.
    package var language: LanguageTag?
    /// The taxonomy whose first term is the section: `category`, `post_tag` or one of a plug-in.
    package var sectionTaxonomy = "category"
    /// What is kept of bodies.
    package var markup = MarkupPolicy.standard
    /// When it is imported: what was scheduled for a moment before has missed it. Nil where that is not to be told.
    package var now: Timestamp?

    package init() {}
}
