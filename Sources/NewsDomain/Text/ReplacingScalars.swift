extension String {
    /// The text with every place that has these scalars changed, whatever stands behind them. By characters, which `replacing(_:with:)`
    /// goes by, a `"` with a combining accent behind it is no `"`.
    package func replacingScalars(_ scalars: String, with others: String) -> String {
        String(unicodeScalars.replacing(scalars.unicodeScalars, with: others.unicodeScalars))
    }
}
