package struct SearchExpression: Sendable, Equatable {
    package var required: [[SearchPhrase]] = []
    package var excluded: [SearchPhrase] = []
    package var text: String

    package init(_ text: String) {
        self.text = text
        required = SearchFolding.fold(text).split(separator: " ").map {
            [SearchPhrase(words: [String($0)], mayContinue: false, original: String($0))]
        }
    }

    package var isEmpty: Bool { required.isEmpty }
}

package struct SearchPhrase: Sendable, Hashable {
    package var words: [String]
    package var mayContinue: Bool
    package var original: String
}
