internal import NewsDomain

extension DemoArticle {
    static let whatADroughtClauseWouldChange = DemoArticle(
        slug: "what-a-drought-clause-would-change",
        kicker: "Explained",
        title: "Forty-two paragraphs and a river: what a drought clause would change",
        summary: """
            The quarrel over paragraph 14 of the Wend Compact sounds like a matter for lawyers. We ran its three \
            versions through forty years of river levels. They are three different rivers.
            """,
        section: "analysis",
        authors: ["ellen-varkas", "jonas-abbeko"],
        tags: ["rivers", "water", "data", "climate"],
        topics: ["wend-compact", "mirela-osk"],
        hero: DemoMedia(
            name: "wend-low-water",
            alt: "A river bed with gravel banks and a narrow channel",
            caption: "The Wend below Threewater in the third dry summer in a row.",
            credit: "Photo: Nadia Quillon"
        ),
        published: .daysAgo(3, 5, 45),
        comments: [
            DemoComment(
                "Dr. Halvard Pike",
                email: "h.pike@example.org",
                after: 75,
                "Could you publish the script? I get 13 dry years under the threshold rule, not 12, and I suspect it is the"
                    + " leap day.",
                replies: [
                    DemoComment(
                        "Ellen Varkas",
                        email: "e.varkas@example.org",
                        after: 190,
                        "You are right to ask and nearly right about the cause: it is how a run of days that crosses the new"
                            + " year is counted. With your way it is 13. We have added a note.",
                        replies: [
                            DemoComment(
                                "Dr. Halvard Pike",
                                email: "h.pike@example.org",
                                after: 204,
                                "That is the first time a newspaper has answered me with a boundary condition."
                            )
                        ]
                    )
                ]
            ),
            DemoComment(
                "water4all",
                email: "w4a@example.org",
                after: 500,
                "Visit my page for the REAL numbers.",
                status: .spam
            ),
        ],
        html: #"""
            <p>Forty-one of the forty-two paragraphs of the Wend Compact are agreed. The last of them decides who may keep water back in a dry year, and who says that the year is dry. Three versions are being discussed. To see what they mean we did what the negotiators say they have not had time for: we applied each to the past forty years.</p>
            <h2>The data</h2>
            <p>We used the daily means of five gauges from the network of Mirela Osk at the Wend Institute, which all three states accept. Gaps, about one per cent of the days, were filled from the neighbouring gauge. Then we asked of each year and each rule: would it have been declared dry, when, and how much less water would have crossed the border into Kelland?</p>
            <table>
            <thead><tr><th>Rule</th><th>Dry years in forty</th><th>Typical date</th><th>Less water at the mouth</th></tr></thead>
            <tbody>
            <tr><td>Any state may declare (Hallin)</td><td>up to 17</td><td>early May</td><td>11 per cent</td></tr>
            <tr><td>Threshold at Upper Tarn (Morvane)</td><td>12</td><td>mid-June</td><td>6 per cent</td></tr>
            <tr><td>Panel decides (Kelland)</td><td>7 to 9</td><td>mid-July</td><td>3 per cent</td></tr>
            <tr><td>Median of five gauges (Osk)</td><td>10</td><td>early June</td><td>5 per cent</td></tr>
            </tbody>
            </table>
            <p>The first row is the worst case: it supposes that a state declares a drought whenever its own reservoirs are below the mean. Nobody says that Hallin would do so. But a treaty is a machine for getting along when people have stopped trusting what nobody says.</p>
            <h2>It is about the date</h2>
            <p>What surprised us was not the number of dry years but how far apart the dates are. In early May, Hallin can still fill its reservoirs from the last snow. By mid-July the snow is gone, and a declaration means opening or closing a gate on a river that is already low.</p>
            <p>For farmers the same ten weeks decide what is sown. Beets go into the ground in April. A farmer in Lower Kelland who learns in May that there will be less water can still plough them under and plant millet. One who learns it in July can watch.</p>
            <blockquote><p>Early and roughly right helps more people than late and exactly right. My profession finds that hard to hear, and I am no exception.</p></blockquote>
            <p>So says Mirela Osk, whose proposal of a median of five gauges comes out between the others on every count. That is no accident. It was tuned, by hand, on the same forty years. Whether it would do as well on the next forty is a question to which the honest answer is that the past six have no like among the thirty-four before.</p>
            <h2>What each side fears</h2>
            <ul>
            <li><strong>Hallin</strong> fears a July like that of nine years ago, when it released water for the lower states and two of its towns were supplied by lorry in September.</li>
            <li><strong>Morvane</strong> fears being in the middle: it neither has the snow nor the sea, and lives from maize that needs water in six particular weeks.</li>
            <li><strong>Kelland</strong> fears salt. When the river falls below 30 cubic metres a second, the tide pushes brackish water up to the intake of the waterworks at Port Aster.</li>
            </ul>
            <p>The last fear has a number, and it is a hard one. Under the rule that Hallin prefers, the intake would have had to close on 61 days in forty years. Under the threshold it is 22, under the panel 14. At present it is 9.</p>
            <h2>The part that nobody opposes</h2>
            <p>In brackets, at the end, stands a fund of 90 million crowns to pay for fallow land in dry years. By our reckoning it would have been drawn on eleven times and would have run dry, if the word is allowed, twice. It is the cheapest paragraph of all. It is also the only one that turns the question of who loses water into a question of what the loss is worth, which is the kind that can be settled by Friday.</p>
            """#
    )
}
