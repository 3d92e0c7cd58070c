// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target of ours: what the compiler can hold of architecture.md's walls.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// How a release is linked: what nobody can call from outside needs no names, what is the same is kept once, and addresses
/// that are set right at the start take an eighth (docs/decisions/0044).
let small = LinkerSetting.unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=safe"]
        + ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
    .when(platforms: [.linux], configuration: .release)
)

let package = Package(
    name: "broadsheet",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "broadsheet", targets: ["broadsheet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "NewsDomain", dependencies: ["CResources"], swiftSettings: house),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CNGHTTP2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Pictures, by a libvips that is opened when it is needed.
        .target(name: "CPictures"),
        .target(
            name: "NewsMedia",
            dependencies: [
                "NewsDomain", "CPictures",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: house
        ),
        // Files that the binary carries: the contract at the root, pages, the list of bots, the demo newsroom.
        .target(name: "CResources", exclude: ["bots", "demo", "pages"]),
        .target(name: "NewsMarkup", dependencies: ["CGumbo"], swiftSettings: house),
        .target(name: "NewsJSON", dependencies: ["NewsDomain"], swiftSettings: house),
        // Feeds and sitemaps.
        .target(
            name: "NewsFeeds",
            dependencies: ["NewsDomain", "NewsJSON", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: house
        ),
        .target(
            name: "NewsSQLite",
            dependencies: [
                "NewsDomain",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: house
        ),
        .target(
            name: "NewsHTTP",
            dependencies: [
                "NewsDomain", "NewsFeeds", "NewsJSON", "CNGHTTP2", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: house
        ),
        .target(name: "NewsImport", dependencies: ["NewsDomain", "NewsMarkup", "CLibXML"], swiftSettings: house),
        .target(name: "NewsSamples", dependencies: ["NewsDomain", "NewsMarkup", "CResources"], swiftSettings: house),
        .target(
            name: "NewsServer",
            dependencies: [
                "NewsDomain", "NewsMarkup", "NewsJSON", "NewsFeeds", "NewsSQLite", "NewsHTTP", "NewsImport",
                "NewsMedia",
                "NewsSamples", "CMalloc", "CResources",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: house
        ),
        .executableTarget(
            name: "broadsheet",
            dependencies: ["NewsServer", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: house,
            linkerSettings: [small]
        ),
        // What scripts/bench-json runs.
        .executableTarget(
            name: "json-bench",
            dependencies: ["NewsDomain", "NewsJSON"],
            path: "scripts/json-bench",
            swiftSettings: house
        ),
        .target(
            name: "NewsTestSupport",
            dependencies: ["NewsDomain", "NewsMarkup"],
            path: "Tests/NewsTestSupport",
            swiftSettings: house
        ),
        .testTarget(name: "NewsDomainTests", dependencies: ["NewsDomain", "NewsTestSupport"], swiftSettings: house),
        .testTarget(name: "NewsMarkupTests", dependencies: ["NewsMarkup", "NewsTestSupport"], swiftSettings: house),
        .testTarget(
            name: "NewsJSONTests",
            dependencies: ["NewsDomain", "NewsJSON", "NewsTestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "NewsFeedsTests",
            dependencies: ["NewsDomain", "NewsFeeds", "NewsTestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "NewsSQLiteTests",
            dependencies: [
                "NewsDomain", "NewsSQLite", "NewsTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "NewsImportTests",
            dependencies: ["NewsDomain", "NewsImport", "NewsMarkup", "NewsTestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "NewsSamplesTests",
            dependencies: ["NewsDomain", "NewsMarkup", "NewsSamples", "NewsTestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "NewsHTTPTests",
            dependencies: [
                "NewsDomain", "NewsHTTP", "NewsJSON", "NewsTestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "NewsServerTests",
            dependencies: [
                "NewsDomain", "NewsServer", "NewsFeeds", "NewsHTTP", "NewsImport", "NewsMedia", "NewsSamples",
                "NewsSQLite", "NewsTestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Golden"],
            swiftSettings: house
        ),
        // Runs the program, which is built with the tests.
        .testTarget(
            name: "broadsheetTests",
            dependencies: ["NewsTestSupport", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: house
        ),
    ],
    swiftLanguageModes: [.v6]
)

// What scripts/fuzz runs, and nobody else builds: programs of their own with the modules that are tried, all watched by the
// sanitizers that are named.
if let sanitizers = Context.environment["BROADSHEET_FUZZ"] {
    let tried = ["NewsDomain", "NewsMarkup", "NewsJSON", "NewsImport", "NewsTestSupport"]
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "scripts/fuzz-targets/CFuzzer"),
        .executableTarget(
            name: "fuzz-targets",
            dependencies: ["CFuzzer"] + tried.map { .target(name: $0) },
            path: "scripts/fuzz-targets",
            exclude: ["CFuzzer"],
            swiftSettings: house,
            // The linker that Swift takes on Linux cannot link them.
            linkerSettings: [.unsafeFlags(["-sanitize=\(sanitizers)", "-use-ld=lld"])]
        ),
    ]
    for target in package.targets where (tried + ["fuzz-targets"]).contains(target.name) {
        target.swiftSettings = house + [.unsafeFlags(["-sanitize=\(sanitizers)", "-enable-testing"])]
    }
}
