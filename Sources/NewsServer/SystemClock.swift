internal import Foundation
package import NewsDomain

/// The machine's own time. The only place that asks for it.
package struct SystemClock: NewsClock {
    package init() {}

    package func now() -> Timestamp {
        Timestamp(seconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
    }
}
