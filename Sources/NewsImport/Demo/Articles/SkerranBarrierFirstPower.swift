internal import NewsDomain

extension DemoArticle {
    static let skerranBarrierFirstPower = DemoArticle(
        slug: "skerran-barrier-first-power",
        kicker: "Energy",
        title: "Skerran Barrier sends its first power ashore, four minutes late",
        summary: """
            After nine years of building, six turbines of the Skerran Barrier turned with the morning ebb and lit a \
            lamp in a school gymnasium. The other forty-two follow by spring.
            """,
        section: "news",
        authors: ["tamsin-orrell"],
        tags: ["energy", "oceans", "climate"],
        topics: ["skerran-barrier", "tidal-power", "ines-talvi", "oster-islands"],
        hero: DemoMedia(
            name: "skerran-barrier-dawn",
            alt: "A line of concrete piers across a strait at dawn, with white water between them",
            caption: "The middle third of the barrier an hour before the ebb reached full speed.",
            credit: "Photo: Nadia Quillon"
        ),
        published: .hoursAgo(4),
        updated: .hoursAgo(2),
        comments: [
            DemoComment(
                "Bram Ostley",
                email: "bram.ostley@example.org",
                after: 14,
                "I worked on piers 30 to 36 for two winters. Nobody will believe how quiet it is down there now.",
                replies: [
                    DemoComment(
                        "Fenna",
                        email: "fenna@example.org",
                        after: 22,
                        "Thank you for building it. Is it true that the crew signed their names on the inside of pier 31?",
                        replies: [
                            DemoComment(
                                "Bram Ostley",
                                email: "bram.ostley@example.org",
                                after: 31,
                                "Pier 33. All 64 of us, and the cook.",
                                replies: [
                                    DemoComment(
                                        "Fenna",
                                        email: "fenna@example.org",
                                        after: 36,
                                        "The cook above all, I hope."
                                    )
                                ]
                            )
                        ]
                    ),
                    DemoComment(
                        "cheap-turbines-4u",
                        email: "sales@example.org",
                        after: 40,
                        "Best turbine deals, click my profile!!!",
                        status: .spam
                    ),
                ]
            ),
            DemoComment(
                nil,
                after: 52,
                "Seven per cent of our power for nine years of work. I would like to see that set against insulation."
                    + " It is a serious question, not a sneer.",
                replies: [
                    DemoComment(
                        "Ida Marrow",
                        email: "ida.marrow@example.org",
                        after: 75,
                        "Why not both? The barrier will stand for 120 years. My loft insulation will not."
                    )
                ]
            ),
            DemoComment(
                "Aldo",
                email: "aldo@example.org",
                after: 96,
                "Will the fishing ban in the middle channel stay now that the building is done?",
                status: .pending
            ),
        ],
        html: #"""
            <p>At 6:48 this morning, four minutes behind the timetable that the moon had set, six turbines in the middle of the Skerran Strait began to turn. Eleven seconds later a single lamp came on in the gymnasium of the primary school at Oster Haven, where some three hundred islanders had been waiting since five with flasks of tea.</p>
            <p>It is the first electricity from the <strong>Skerran Barrier</strong>, which has been under construction for nine years. By the time the ebb slackened at noon, the six machines had delivered 148 megawatt-hours to the grid: enough, the operator said, to run every household on the Oster Islands for more than a week.</p>
            <h2>A slow start, on purpose</h2>
            <p>Only six of the 48 turbines were released. They will run alone for twenty-eight days, a full cycle of spring and neap tides, before the next group is unlocked. “We are not in a hurry,” said Grete Halloran, who heads commissioning. “The tide will come back. A blade that has cracked will not.”</p>
            <p>The four-minute delay had a simple cause. A harbour seal had settled on the sill of turbine three, and the sonar that looks for large animals would not clear the start until it had left.</p>
            <blockquote><p>We spent eleven million crowns on that sonar. I was the happiest person in the control room when it refused to let us begin.</p></blockquote>
            <p>So said Ines Talvi, the minister for energy, who had come across on the night ferry and stood in the gymnasium with everybody else. She declined to press a button. There is none, her staff explained; the gates open when the water is right.</p>
            <h2>What was built</h2>
            <p>Unlike older plants, which dam an estuary and let it out again, the barrier does not hold the sea back. Two thirds of the strait remain open. In the middle third the stream is led past turbines that turn whichever way the water runs. That costs some yield. It also leaves the tides behind the barrier almost as they were, which is why the islands agreed to it in the end.</p>
            <figure><img src="https://images.example.org/demo/skerran-barrier-section.jpg" alt="Cross-section of one pier with a turbine below the low-water line" width="1200" height="675"><figcaption>One of 24 piers. Each carries two turbines of 6.5 megawatts below the low-water line.</figcaption></figure>
            <table>
            <thead><tr><th>Stage</th><th>Turbines</th><th>Power at full flow</th><th>Planned for</th></tr></thead>
            <tbody>
            <tr><td>First release</td><td>6</td><td>39 MW</td><td>now</td></tr>
            <tr><td>Second release</td><td>18</td><td>117 MW</td><td>in five weeks</td></tr>
            <tr><td>Full operation</td><td>48</td><td>312 MW</td><td>spring</td></tr>
            </tbody>
            </table>
            <p>Over a year the whole barrier should yield 560 gigawatt-hours, about seven per cent of what Kelland uses. Tidal power has one quality that wind and sun lack: the timetable for the year 2100 could be printed today. Its weakness is the same timetable. Four times a day there is nothing.</p>
            <h2>Doubts remain</h2>
            <p>The cost rose from 2.9 to 4.4 billion crowns during the building. The audit office has said that about half of the increase was foreseeable. And nobody yet knows how the machines will age in water that carries as much sand as this does.</p>
            <p>The fishing cooperative of the west shore, which fought the project through two courts, sent two boats to watch. Its chair, Pol Adderley, called the morning “a well-made thing in the wrong place”. The cooperative will publish its own counts of the catch each month, next to the operator's.</p>
            <p>Both sides have agreed on one point in advance:</p>
            <ul>
            <li>all sonar records are public after thirty days;</li>
            <li>two years of fish counts are taken before any turbine may run faster;</li>
            <li>the gates can be opened by the harbour master of Oster Haven alone, without asking anyone.</li>
            </ul>
            <p>The lamp in the gymnasium, for its part, was switched off again at half past seven. The school needed the room. It was the day of the second form's handstand test.</p>
            """#
    )
}
