/// What somebody types, and what they want to find by it: decided by reading the articles, before it was searched for.
struct JudgedSearch {
    let typed: String
    /// The slugs of articles of which any is right as the first.
    private let articles: Set<String>
    /// The slug of somebody of whom any article is right.
    private let author: String?
    /// What has to be suggested in place of what was typed.
    let meant: String?
    /// The slug of the topic that has to be shown.
    let topic: String?

    init(
        _ typed: String,
        _ articles: String...,
        by author: String? = nil,
        meant: String? = nil,
        topic: String? = nil
    ) {
        self.typed = typed
        self.articles = Set(articles)
        self.author = author
        self.meant = meant
        self.topic = topic
    }

    /// Whether an article is what was looked for.
    func wants(_ article: FoundArticle) -> Bool {
        articles.contains(article.slug) || author.map(article.authors.contains) ?? false
    }
}

/// An article that was found.
struct FoundArticle {
    let slug: String
    let authors: [String]

    init(_ hit: [String: Any]) {
        let article = hit["article"] as? [String: Any] ?? [:]
        slug = article["slug"] as? String ?? ""
        authors = (article["authors"] as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
    }
}

extension JudgedSearch {
    static let ofTheDemo = [
        // Words.
        JudgedSearch("herring", "central-bank-holds-rate"),
        JudgedSearch("tide tables", "tide-tables-of-1874"),
        JudgedSearch("ferry", "ferry-halcyon-rescue-oster-islands", "in-praise-of-the-slow-ferry"),
        JudgedSearch("Halcyon", "ferry-halcyon-rescue-oster-islands"),
        JudgedSearch("lighthouse", "radio-plays-found-in-a-lighthouse"),
        JudgedSearch("library of ladders", "a-library-of-ladders"),
        JudgedSearch("ladder", "a-library-of-ladders"),
        JudgedSearch("market hall", "dunmere-market-hall-reopens"),
        JudgedSearch("empty office", "an-empty-office-is-not-an-empty-home"),
        JudgedSearch("sleeper train", "nightlink-sells-out-winter"),
        JudgedSearch(
            "wend compact drought",
            "wend-compact-talks-extended",
            "what-a-drought-clause-would-change"
        ),
        JudgedSearch("INTEREST RATES", "central-bank-holds-rate"),
        JudgedSearch("nightlink", "nightlink-sells-out-winter"),
        JudgedSearch("crime novel", "the-lamp-room-review"),
        JudgedSearch("electricity bill", "why-the-barrier-will-not-lower-your-bill"),
        JudgedSearch("dunmere shipyard", "dunmere-biennale-opens-in-the-shipyard"),
        JudgedSearch("housing", "let-the-offices-become-homes", "an-empty-office-is-not-an-empty-home"),
        JudgedSearch("radio play", "radio-plays-found-in-a-lighthouse"),
        JudgedSearch("broken toaster", "repair-circles-become-a-trade"),
        JudgedSearch("night train", "nightlink-sells-out-winter"),
        // Phrases, exclusions, alternatives.
        JudgedSearch("\"slow ferry\"", "in-praise-of-the-slow-ferry"),
        JudgedSearch("“lamp room”", "the-lamp-room-review"),
        JudgedSearch("ferry -slow", "ferry-halcyon-rescue-oster-islands"),
        JudgedSearch("open rooms -tower", "dunmere-market-hall-reopens"),
        JudgedSearch("toasters OR ladders", "repair-circles-become-a-trade", "a-library-of-ladders"),
        // Names: of topics by an alias, of people.
        JudgedSearch(
            "tidal energy",
            "skerran-barrier-first-power",
            "why-the-barrier-will-not-lower-your-bill",
            topic: "tidal-power"
        ),
        JudgedSearch("eelgrass", "seagrass-returns-to-the-skerran-shallows", topic: "seagrass"),
        JudgedSearch("Osters ferry", "ferry-halcyon-rescue-oster-islands", "in-praise-of-the-slow-ferry"),
        JudgedSearch("Kelland’s central bank", "central-bank-holds-rate", topic: "central-bank-of-kelland"),
        JudgedSearch("mirela osk", "mirela-osk-listens-to-a-river", topic: "mirela-osk"),
        JudgedSearch("Priya Calloway", by: "priya-calloway"),
        JudgedSearch("lindqvist", by: "oskar-lindqvist-bray"),
        // Hyphens, apostrophes, numbers, beginnings.
        JudgedSearch("heat-pump", "heat-pump-installers-wanted"),
        JudgedSearch("four day week", "four-day-week-what-the-numbers-say", topic: "four-day-week"),
        JudgedSearch("gull's portion", "ferry-halcyon-rescue-oster-islands"),
        JudgedSearch("tram 6", "tram-six-after-midnight"),
        JudgedSearch("3.25 per cent", "central-bank-holds-rate"),
        JudgedSearch("31 years rowing", "dunmere-eight-ends-long-wait"),
        JudgedSearch("bienn", "dunmere-biennale-opens-in-the-shipyard"),
        JudgedSearch("seagras", "seagrass-returns-to-the-skerran-shallows"),
        // Mistyped.
        JudgedSearch("repair cirlces", "repair-circles-become-a-trade", meant: "repair circles"),
        JudgedSearch("swiming", "strait-swim-cold-year", meant: "swimming"),
        JudgedSearch("lihgthouse", "radio-plays-found-in-a-lighthouse", meant: "lighthouse"),
        JudgedSearch("refridgeration", "heat-pump-installers-wanted", meant: "refrigeration"),
    ]

    static let ofOtherLanguages = [
        // Persian, with letters of Arabic keyboards too.
        JudgedSearch("قنات نیلوفران", "احیای-قنات-نیلوفران"),
        JudgedSearch("قنات نيلوفران", "احیای-قنات-نیلوفران"),
        JudgedSearch("کاریز", "احیای-قنات-نیلوفران", topic: "قنات"),
        JudgedSearch("سينماي حياط", "سینمای-حیاط-خانه-همسایه"),
        // Arabic, with and without marks and endings.
        JudgedSearch("مكتبه قصر الريحان", "مكتبة-قصر-الريحان-تفتح-صناديقها"),
        JudgedSearch("خريطة الظلّ", "خريطة-الظل-في-وادي-السدر"),
        JudgedSearch("مخطوطة", "مكتبة-قصر-الريحان-تفتح-صناديقها", topic: "المخطوطات"),
        JudgedSearch("سلمي الريحاني", by: "salma-al-rihani"),
        // Spanish, German.
        JudgedSearch("cooperativa electrica", "la-cooperativa-del-faro"),
        JudgedSearch("compañía", "la-cooperativa-del-faro"),
        JudgedSearch("nachtzug", "nachtzug-nach-dunmere"),
        JudgedSearch("wer schlaft", "nachtzug-nach-dunmere"),
        // Chinese, Japanese, Korean, Thai: two characters, and more.
        JudgedSearch("地铁", "beijing-ditie"),
        JudgedSearch("故宫", "gugong-yezhan"),
        JudgedSearch("北京", "beijing-ditie"),
        JudgedSearch("京都", "kyoto-toshokan"),
        JudgedSearch("銭湯 東京", "tokyo-sento"),
        JudgedSearch("ﾗｰﾒﾝ", "yatai-ramen"),
        JudgedSearch("부산", "busan-sijang"),
        JudgedSearch("ตลาดน้ำ", "talat-nam"),
        // Turkish, Vietnamese.
        JudgedSearch("ISTANBUL", "istanbul-vapuru"),
        JudgedSearch("isiklar", "istanbul-vapuru"),
        JudgedSearch("İstanbul'da", "istanbul-vapuru"),
        JudgedSearch("pho ha noi", "pho-ha-noi"),
        JudgedSearch("Đà Nẵng", "cau-da-nang"),
        JudgedSearch("da nang", "cau-da-nang"),
        // Russian, Greek, Hebrew, Hindi.
        JudgedSearch("елка", "yolka"),
        JudgedSearch("ΑΘΗΝΑ", "athina-nychta"),
        JudgedSearch("αθήνας", "athina-nychta"),
        JudgedSearch("שלום", "shalom-shuk"),
        JudgedSearch("दिल्ली", "dilli-kitab"),
    ]

    static let ofTheRustBlog = [
        // Words.
        JudgedSearch("async await stable", "async-await-stable"),
        JudgedSearch(
            "borrow checker",
            "enabling-polonius-alpha-on-nightly",
            "nll-hard-errors",
            "polonius-update",
            "nll-by-default"
        ),
        JudgedSearch("const generics", "const-generics-mvp-beta", "splitting-const-generics"),
        JudgedSearch("GATs", "gats-stabilization-push", "gats-stabilization"),
        JudgedSearch("generic associated types", "gats-stabilization"),
        JudgedSearch("rls", "rls-deprecation"),
        JudgedSearch("polonius", "polonius-update", "enabling-polonius-alpha-on-nightly"),
        JudgedSearch("inline assembly", "new-inline-asm"),
        JudgedSearch("coroutines", "coroutines"),
        JudgedSearch("trademark policy", "trademark-policy-draft-feedback", "trademark-update"),
        JudgedSearch("scoped threads", "rust-1-63-0"),
        JudgedSearch("async closures", "async-closures-call-for-testing"),
        JudgedSearch("glibc", "increasing-glibc-kernel-requirements"),
        JudgedSearch("josh", "how-josh-helps-rust-manage-code-across-multiple-repositories"),
        JudgedSearch("five years", "five-years-of-rust"),
        JudgedSearch("LazyLock", "rust-1-80-0"),
        JudgedSearch("rustconf keynote", "rustconf"),
        JudgedSearch(
            "compiler performance survey",
            "rust-compiler-performance-survey-2025",
            "rust-compiler-performance-survey-2025-results"
        ),
        JudgedSearch("rust 2021 edition", "edition-2021", "planning-rust-2021", "rust-1-56-0"),
        JudgedSearch(
            "async fn in traits",
            "async-fn-rpit-in-traits",
            "async-fn-in-trait-nightly",
            "stabilizing-async-fn-in-trait"
        ),
        JudgedSearch("cargo sparse", "sparse-registry-testing", "cargo-sparse-protocol"),
        JudgedSearch("security advisory regex", "cve-2022-24713"),
        JudgedSearch("error messages", "shape-of-errors-to-come"),
        JudgedSearch("incremental compilation", "incremental"),
        JudgedSearch("linker lld", "enabling-rust-lld-on-linux", "rust-lld-on-1-90-0-stable"),
        JudgedSearch("supply chain attack", "supply-chain-attack-on-arrayref"),
        JudgedSearch("mir", "mir"),
        JudgedSearch("clippy freeze", "announcing-the-clippy-feature-freeze", "clippys-feature-warming-up"),
        JudgedSearch(
            "rust foundation",
            "laying-the-foundation-for-rusts-future",
            "the-foundation-conversation",
            "next-steps-for-the-foundation-conversation"
        ),
        JudgedSearch("llm policy", "rust-langrust-is-adopting-an-llm-policy"),
        // Phrases, exclusions, alternatives.
        JudgedSearch("\"fearless concurrency\"", "fearless-concurrency", "fearless-concurrency-in-firefox-quantum"),
        JudgedSearch("fearless concurrency -firefox", "fearless-concurrency"),
        JudgedSearch("\"let chains\"", "rust-1-88-0"),
        JudgedSearch(
            "glibc OR musl",
            "increasing-glibc-kernel-requirements",
            "updating-musl-targets",
            "updating-musl-1-2-5"
        ),
        // Numbers and signs.
        JudgedSearch("1.95.0", "rust-1-95-0"),
        JudgedSearch("rust 1.56", "rust-1-56-0"),
        JudgedSearch("rustup 1.28", "rustup-1-28-0"),
        JudgedSearch("1.0", "rust-1-0-2", "rust-1-0", "rust-1-0-alpha", "1-0-timeline"),
        JudgedSearch("all hands 2025", "all-hands-2"),
        JudgedSearch("rust survey 2016", "state-of-rust-survey-2016", "survey"),
        JudgedSearch("windows 7", "windows-7"),
        JudgedSearch("what's in 1.95.0 stable", "rust-1-95-0"),
        JudgedSearch("survey results 2021", "rust-survey-2021"),
        JudgedSearch("CVE-2021-42574", "cve-2021-42574"),
        JudgedSearch("C++ overloading", "overloading-experiment"),
        JudgedSearch("firefox C++", "fearless-concurrency-in-firefox-quantum"),
        JudgedSearch("u128", "i128-layout-update"),
        JudgedSearch("docs.rs outage", "docsrs-outage-postmortem"),
        JudgedSearch("rust-analyzer", "rust-analyzer-joins-rust-org"),
        JudgedSearch("let-else", "rustfmt-supports-let-else-statements"),
        JudgedSearch("parallel front end", "parallel-rustc"),
        JudgedSearch("wasm32-wasip2", "wasip2-tier-2"),
        // Names and beginnings.
        JudgedSearch("Niko Matsakis", by: "niko-matsakis"),
        JudgedSearch("jakub beranek", by: "jakub-ber-nek"),
        JudgedSearch("leo lanteri", "boxyuwu-leseulartichaut-the8472-compiler-contributors"),
        JudgedSearch(
            "webassem",
            "webassembly-targets-change-in-default-target-features",
            "changes-to-webassembly-targets-and-handling-undefined-symbols"
        ),
        // Mistyped.
        JudgedSearch(
            "borrow cheker",
            "enabling-polonius-alpha-on-nightly",
            "nll-hard-errors",
            "polonius-update",
            "nll-by-default",
            meant: "borrow checker"
        ),
        JudgedSearch("trademrak", "trademark-policy-draft-feedback", "trademark-update", meant: "trademark"),
        JudgedSearch("imposter syndrme", "imposter-syndrome", meant: "imposter syndrome"),
    ]
}
