extension DemoArticle {
    static let whatToWatchWhenTheCompactIsSigned = DemoArticle(
        slug: "what-to-watch-when-the-compact-is-signed",
        kicker: "The day ahead",
        title: "What to watch for if the Wend Compact is signed this week",
        summary: """
            Pens, brackets and a map: six details by which one can tell whether the three river states have reached an \
            agreement or only the end of their patience.
            """,
        section: "analysis",
        authors: ["jonas-abbeko"],
        tags: ["rivers", "democracy", "water"],
        topics: ["wend-compact", "mirela-osk"],
        hero: DemoMedia(
            name: "three-pens",
            alt: "Three fountain pens on a leather folder",
            caption: "By custom the host state provides the ink.",
            credit: "Photo: Teodor Rask"
        ),
        published: .hoursAgo(-24),
        html: #"""
            <p>If all goes well, three people will sit down in the old customs house at Threewater on Friday at noon and write their names, three times each, under a text of forty-two paragraphs. If all goes less well they will do so too. Agreements are signed for many reasons, and some of them are trains. Here is what to look out for.</p>
            <h2>1. The brackets</h2>
            <p>In a draft, square brackets mean that nobody has agreed to what stands in them, or that nobody has objected yet. At the last count there were nine pairs in the second part of the Wend Compact. They have to be gone by Friday. There are two ways of getting rid of them, deciding and deleting. The published text will show where a sentence ends too soon.</p>
            <h2>2. One gauge or five</h2>
            <p>The threshold for a dry year can be measured at Upper Tarn alone or as the median of five places, as Mirela Osk has proposed. It looks like a detail. It decides whether a single board in a single river can be worth a harvest. If the annex has a list of five names, the hydrologists have won. If it has one name and the words “for the time being”, the lawyers have.</p>
            <h2>3. The date</h2>
            <p>By what day in the year must a drought be declared? Before the fifteenth of April farmers can still decide what to sow. After the first of June it is a matter of who may complain. We have shown with the figures of forty years that the date does more than the amount.</p>
            <h2>4. Who pays into the fund, and who signs the cheques</h2>
            <p>The fund for fallow land is to have 90 million crowns. It has been agreed that the states pay into it in proportion to the water they take out. That is elegant, and it means that in the driest years, when it is needed, least is paid in. Watch for the word “advance”.</p>
            <table>
            <thead><tr><th>State</th><th>Share of the water</th><th>Share of the fund</th><th>Would have received in forty years</th></tr></thead>
            <tbody>
            <tr><td>Hallin</td><td>22 %</td><td>22 %</td><td>19 %</td></tr>
            <tr><td>Morvane</td><td>45 %</td><td>45 %</td><td>48 %</td></tr>
            <tr><td>Kelland</td><td>33 %</td><td>33 %</td><td>33 %</td></tr>
            </tbody>
            </table>
            <h2>5. The map</h2>
            <p>No one has spoken of it, but there are two maps of the source of the river. They differ by four kilometres and one glacier. The first part of the compact avoided the matter by measuring only downstream of the first bridge. If the second part has a map at all, somebody has been very brave. If it has a sketch “not to scale”, everything is as usual.</p>
            <h2>6. The second table</h2>
            <p>Treaties are made in the big room and kept in the small one. The text provides for a standing commission of six. Ask where it will sit, how often, and whether its minutes will be public. In the first part it was the minutes that made the difference: for ten years every reading has been published on the morning after, and nobody has been able to say that they did not know.</p>
            <blockquote><p>A treaty is a promise to go on having the same argument, politely, with figures.</p></blockquote>
            <p>That was said by an old hand of the delegation of Morvane, late in the evening, at the one kitchen tap. He has been at it since the beginning, when the talks stood still for nine days over the shape of the table.</p>
            <h2>And if nothing is signed?</h2>
            <p>Then the first part remains in force. The 140 readers go to the river on Saturday at seven, as every day. The caterers will have a free weekend. And the snow in the mountains of Hallin, which has not been asked, will be at the end of this week where it is now, eleven centimetres below the mean.</p>
            """#
    )
}
