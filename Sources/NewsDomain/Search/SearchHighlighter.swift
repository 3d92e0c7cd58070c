package struct SearchHighlighter: Sendable {
    package init(_ expression: SearchExpression, continuations: [String]) {}
    package func mark(_ text: String) -> String? { nil }
    package func snippets(of text: String, atMost count: Int) -> [String] { [] }
}
