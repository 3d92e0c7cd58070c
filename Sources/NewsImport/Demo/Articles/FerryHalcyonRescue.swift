internal import NewsDomain

extension DemoArticle {
    static let ferryHalcyonRescue = DemoArticle(
        slug: "ferry-halcyon-rescue-oster-islands",
        kicker: "Oster Islands",
        title: "All 143 aboard the ferry Halcyon brought ashore after a night adrift",
        summary: """
            Without engines and in a rising westerly, the island ferry drifted for six hours. Two fishing boats, a \
            pilot cutter and a school bus brought everybody home.
            """,
        section: "news",
        authors: ["tamsin-orrell", "maeve-dunstan"],
        tags: ["ferries", "oceans"],
        topics: ["oster-islands", "harbour-union"],
        hero: DemoMedia(
            name: "halcyon-under-tow",
            alt: "A small white ferry under tow at first light",
            caption: "The Halcyon under tow off Gannet Head at first light.",
            credit: "Photo: Isla Brockhurst"
        ),
        published: .daysAgo(5, 8, 20),
        updated: .daysAgo(4, 11, 0),
        corrections: [
            DemoCorrection(
                at: .daysAgo(4, 11, 0),
                text: """
                    An earlier version said that the ferry had 134 people on board. There were 143, nine of them crew. \
                    It also gave the wrong home port for the fishing boat Second Patience, which is Skail, not Oster Haven.
                    """
            )
        ],
        comments: [
            DemoComment(
                "Passenger, row F",
                email: "rowf@example.org",
                after: 130,
                "The cook made pancakes until the gas had to be shut off. I want that recorded somewhere.",
                replies: [
                    DemoComment(
                        "Osla Skail",
                        email: "osla@example.org",
                        after: 155,
                        "It is recorded. He is my brother and he will be unbearable."
                    )
                ]
            ),
            DemoComment(
                "Greer",
                email: "greer@example.org",
                after: 300,
                "How old is the fuel filter on a ship that is thirty-eight years old? That should be the story.",
                replies: [
                    DemoComment(
                        nil,
                        after: 330,
                        "This comment was taken back by its author.",
                        status: .deleted,
                        replies: [
                            DemoComment(
                                "Greer",
                                email: "greer@example.org",
                                after: 361,
                                "No offence taken. I was a fitter, that is all; I think in filters."
                            )
                        ]
                    )
                ]
            ),
        ],
        html: #"""
            <p>The lights went out at 11:52 at night, somewhere between the second and third verse of a birthday song. When they came on again, dimmer, from the batteries, the 143 people aboard the ferry <em>Halcyon</em> noticed that something else was missing. “You don't hear the engines on that crossing,” said Isla Brockhurst, who was on her way home to Skail. “You hear it when there are none.”</p>
            <p>For the next six hours the ship drifted north-east through the outer Oster Islands, beam on to a westerly that rose to thirty-five knots. By half past six everybody was ashore. Four people were treated for bruises and one for a scald from a tea urn.</p>
            <h2>What went wrong</h2>
            <p>According to the ferry company, water in the fuel stopped both engines within two minutes. The chief engineer, Anselm Dray, cleared the filters three times; three times the engines ran for a moment and stopped. At 12:40 the master, Bettina Loom, dropped an anchor in ninety metres of water, “more as a suggestion to the ship than as an order”. It slowed the drift and turned the bow into the sea.</p>
            <p>The coastguard's nearest large tug was eleven hours away in Port Aster. What was near were two fishing boats on their way home, the <em>Second Patience</em> of Skail and the <em>Gull's Portion</em> of Oster Haven, and the pilot cutter.</p>
            <blockquote><p>We had a line on her by ten past two. It parted. We had another by three. That was the good one; my grandfather spliced it.</p></blockquote>
            <p>So said Duncan Skail, who skippers the <em>Second Patience</em> with his two daughters. The two boats together could not tow the ferry against the wind, but they could steer her: away from the skerries at Gannet Head, and into the lee of the old whaling station, where the pilot cutter took people off in groups of twelve.</p>
            <h2>The last mile by bus</h2>
            <p>The whaling station has a jetty and no road to speak of. The island's school bus came down the track with a farmer walking before it with a lamp, and made seven journeys. The school had been heated since three. Blankets, of which the island owns a great many on account of the swimming race each autumn, were handed out by the sixth form.</p>
            <p>Among the passengers were:</p>
            <ul>
            <li>a wedding party of twenty-two, without the groom, who had taken the earlier boat;</li>
            <li>eleven members of the Harbour Union on their way to a stewards' meeting, who took over the deck lines at the request of the master;</li>
            <li>a veterinary student, who spent the night between two anxious greyhounds.</li>
            </ul>
            <h2>An old ship</h2>
            <p>The <em>Halcyon</em> is thirty-eight years old. Her replacement was ordered six years ago and has been delayed four times, most recently over the shape of the stern ramp. The islands' council has asked for an inquiry into the delay as well as into the fuel. The company has said that it will publish the results of the fuel tests as soon as it has them.</p>
            <p>Until the ship has been checked, the timetable is reduced to two crossings a day. Freight goes first on the morning boat and people first on the evening one. Patients with appointments are flown.</p>
            <p>The birthday, it should be said, was that of Ottoline Brace of Nether Oster, who is now ninety-one. The third verse was sung on the bus.</p>
            """#
    )
}
