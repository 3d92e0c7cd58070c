internal import NewsDomain

extension DemoTopic {
    /// The glossary of the demo newsroom. `sameAs` only where there is something real to point at.
    static let all: [DemoTopic] = places + organisations + people + movementsAndEvents + concepts

    private static let places: [DemoTopic] = [
        DemoTopic(
            slug: "skerran-barrier",
            title: "Skerran Barrier",
            type: .place,
            aliases: ["Skerran tidal barrier"],
            image: DemoMedia(
                name: "topic-skerran-barrier",
                alt: "A long concrete barrier across a strait, seen from the air",
                caption: "The Skerran Barrier at slack water.",
                credit: "Broadsheet demo"
            ),
            definition: #"""
                <p>The <strong>Skerran Barrier</strong> is a tidal power station of 48 turbines across the northern mouth of the Skerran Strait, built over nine years. It is open underneath: water and fish pass at all states of the tide, and only the turbines in the middle third slow the flow.</p>
                <p>At full flow it yields 312 megawatts, and over a year about seven per cent of the electricity that Kelland uses.</p>
                """#
        ),
        DemoTopic(
            slug: "port-aster",
            title: "Port Aster",
            type: .place,
            definition: #"""
                <p><strong>Port Aster</strong> is the capital and largest harbour of Kelland, with 610,000 inhabitants. The old town lies between two basins; the container harbour moved to the south shore a generation ago and left behind the office district that is now half empty.</p>
                """#
        ),
        DemoTopic(
            slug: "dunmere",
            title: "Dunmere",
            type: .place,
            definition: #"""
                <p><strong>Dunmere</strong> is the second city of Kelland, with 240,000 inhabitants, three hours by rail north of the capital. Its shipyard once employed one adult in five. Since the yard closed, the slipways have housed workshops, a rowing club and, every second year, an art exhibition.</p>
                """#
        ),
        DemoTopic(
            slug: "oster-islands",
            title: "Oster Islands",
            type: .place,
            aliases: ["Osters"],
            definition: #"""
                <p>The <strong>Oster Islands</strong> are eleven inhabited islands, and some forty that are not, west of the Skerran Strait. About 3,900 people live there all year. The only way across is the ferry, which is why ferries matter more in the politics of Kelland than their number suggests.</p>
                """#
        ),
    ]

    private static let organisations: [DemoTopic] = [
        DemoTopic(
            slug: "harbour-union",
            title: "Harbour Union",
            type: .organisation,
            aliases: ["Union of Harbour and Ferry Workers"],
            definition: #"""
                <p>The <strong>Harbour Union</strong>, in full the Union of Harbour and Ferry Workers, organises some 14,000 dockers, crane drivers, pilots and ferry crews. It is the oldest union in Kelland still in being, and the only one whose chair is chosen by lot from the stewards, for a single term.</p>
                """#
        ),
        DemoTopic(
            slug: "central-bank-of-kelland",
            title: "Central Bank of Kelland",
            type: .organisation,
            aliases: ["Kelland's central bank"],
            sameAs: ["https://en.wikipedia.org/wiki/Central_bank"],
            definition: #"""
                <p>The <strong>Central Bank of Kelland</strong> sets the country's interest rate eight times a year and aims at inflation of two per cent over the medium term. Its board of seven votes in public, and each member signs a page of reasons.</p>
                """#
        ),
        DemoTopic(
            slug: "nightlink",
            title: "NightLink",
            type: .organisation,
            aliases: ["NightLink Cooperative"],
            definition: #"""
                <p><strong>NightLink</strong> is a cooperative that runs sleeper trains between nine cities. It was founded by 212 railway workers and passengers who bought eleven retired carriages; it now has some 19,000 members, each of whom holds one share and one vote.</p>
                """#
        ),
        DemoTopic(
            slug: "شورای-آب",
            language: "fa",
            title: "شورای آب",
            type: .organisation,
            definition: #"""
                <p><strong>شورای آب</strong> نهادی محلی در شهر نیلوفران است که سهم هر کشتزار از آب را تعیین می‌کند. اعضای آن را کشاورزان هر دو سال یک بار برمی‌گزینند و صورت‌جلسه‌هایش از صد سال پیش نگهداری شده است.</p>
                """#
        ),
    ]

    private static let people: [DemoTopic] = [
        DemoTopic(
            slug: "ines-talvi",
            title: "Ines Talvi",
            type: .person,
            aliases: ["energy minister Talvi"],
            definition: #"""
                <p><strong>Ines Talvi</strong> has been Kelland's minister for energy for three years. An electrician by trade, she sat on the board of the islands' power cooperative before she entered parliament. She is known for publishing the questions she could not answer in the House, with the answers, a week later.</p>
                """#
        ),
        DemoTopic(
            slug: "mirela-osk",
            title: "Mirela Osk",
            type: .person,
            image: DemoMedia(
                name: "topic-mirela-osk",
                width: 1200,
                height: 1200,
                alt: "A woman in waders reading a gauge in a river",
                caption: "Mirela Osk at the gauge of Upper Tarn.",
                credit: "Broadsheet demo"
            ),
            definition: #"""
                <p><strong>Mirela Osk</strong> is a hydrologist at the Wend Institute. Her network of 140 river gauges, read by volunteers, is the only record of the River Wend that all three riparian states accept, and the basis of the figures in the Wend Compact.</p>
                """#
        ),
    ]

    private static let movementsAndEvents: [DemoTopic] = [
        DemoTopic(
            slug: "open-rooms",
            title: "Open Rooms",
            type: .movement,
            definition: #"""
                <p><strong>Open Rooms</strong> is a movement that wants empty offices turned into homes. It began with a list, kept by students in Port Aster, of windows that stayed dark for a whole winter. It has no members and no chair; its demands are voted on in monthly assemblies that anybody may attend.</p>
                """#
        ),
        DemoTopic(
            slug: "repair-circles",
            title: "Repair Circles",
            type: .movement,
            aliases: ["Repair Circle"],
            sameAs: ["https://en.wikipedia.org/wiki/Repair_caf%C3%A9"],
            definition: #"""
                <p><strong>Repair Circles</strong> are regular meetings at which volunteers mend what their neighbours bring: toasters, trousers, radios. There are about 300 of them in Kelland. They keep a common record of what breaks, which has become the country's best statistics on the life of household goods.</p>
                """#
        ),
        DemoTopic(
            slug: "wend-compact",
            title: "Wend Compact",
            type: .event,
            aliases: ["Wend River Compact"],
            definition: #"""
                <p>The <strong>Wend Compact</strong> is the agreement by which Hallin, Morvane and Kelland are to share the water of the River Wend. Its first part, on measuring, is in force. The second, on who gets how much in a dry year, is being negotiated.</p>
                """#
        ),
        DemoTopic(
            slug: "dunmere-biennale",
            title: "Dunmere Biennale",
            type: .event,
            definition: #"""
                <p>The <strong>Dunmere Biennale</strong> is an exhibition of contemporary art in the former shipyard of Dunmere, held every second autumn. What is shown has to be made there, in the ten weeks before the opening, and taken apart afterwards.</p>
                """#
        ),
        DemoTopic(
            slug: "strait-swim",
            title: "Strait Swim",
            type: .event,
            definition: #"""
                <p>The <strong>Strait Swim</strong> is a crossing of the Skerran Strait, 6.4 kilometres at slack water, held on the first Sunday of autumn since the lighthouse keepers started it as a bet. There is no prize, and the finishing order is not written down; the times are.</p>
                """#
        ),
    ]

    private static let concepts: [DemoTopic] = [
        DemoTopic(
            slug: "tidal-power",
            title: "Tidal power",
            type: .concept,
            aliases: ["Tidal energy"],
            sameAs: ["https://en.wikipedia.org/wiki/Tidal_power", "https://www.wikidata.org/wiki/Q107250"],
            definition: #"""
                <p><strong>Tidal power</strong> turns the movement of the tides into electricity, either by holding water back behind a dam or by turbines in the stream. It comes and goes four times a day and is weakest between spring tides, but it can be foretold to the minute for centuries.</p>
                """#
        ),
        DemoTopic(
            slug: "four-day-week",
            title: "Four-day week",
            type: .concept,
            aliases: ["Four-day working week"],
            sameAs: ["https://en.wikipedia.org/wiki/Four-day_workweek"],
            definition: #"""
                <p>A <strong>four-day week</strong> is full-time work on four days. It comes in two kinds that are easily confused: the same hours pressed into fewer days, and fewer hours for the same pay. Kelland's public trial is of the second kind.</p>
                """#
        ),
        DemoTopic(
            slug: "heat-pump",
            title: "Heat pump",
            type: .concept,
            aliases: ["Heat pumps"],
            sameAs: ["https://en.wikipedia.org/wiki/Heat_pump"],
            definition: #"""
                <p>A <strong>heat pump</strong> moves warmth from outside a building to the inside, as a refrigerator does from inside to outside. For each unit of electricity it delivers three to four of heat, fewer on the coldest days.</p>
                """#
        ),
        DemoTopic(
            slug: "seagrass",
            title: "Seagrass",
            type: .concept,
            aliases: ["Seagrasses", "Eelgrass"],
            sameAs: ["https://en.wikipedia.org/wiki/Seagrass"],
            definition: #"""
                <p><strong>Seagrasses</strong> are flowering plants that live wholly under water. Their meadows shelter young fish, hold sediment in place and bury carbon; they need clear water, because like all grasses they need light.</p>
                """#
        ),
        DemoTopic(
            slug: "المخطوطات",
            language: "ar",
            title: "المخطوطات",
            type: .concept,
            aliases: ["مخطوطات", "مخطوطة"],
            sameAs: ["https://ar.wikipedia.org/wiki/%D9%85%D8%AE%D8%B7%D9%88%D8%B7%D8%A9"],
            definition: #"""
                <p><strong>المخطوطات</strong> كتبٌ ووثائق كُتبت باليد قبل انتشار الطباعة أو إلى جانبها. قيمتها في نصّها وفي مادّتها معًا: الورق والحبر والهوامش وأسماء من امتلكوها وقرؤوها.</p>
                """#
        ),
        DemoTopic(
            slug: "قنات",
            language: "fa",
            title: "قنات",
            type: .concept,
            aliases: ["کاریز"],
            sameAs: ["https://fa.wikipedia.org/wiki/%DA%A9%D8%A7%D8%B1%DB%8C%D8%B2"],
            definition: #"""
                <p><strong>قنات</strong> یا کاریز راهرویی زیرزمینی با شیبی بسیار ملایم است که آب را بی هیچ تلمبه‌ای از دامنه‌ی کوه به دشت می‌رساند. چاه‌هایی که در طول آن کنده می‌شود، هم برای هوا و هم برای لایروبی است.</p>
                """#
        ),
    ]
}
