/// What a glossary topic is about.
package enum TopicType: String, Hashable, Sendable, CaseIterable {
    case organisation, movement, person, place, event, concept
}
