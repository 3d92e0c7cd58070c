extension DemoArticle {
    static let anEmptyOfficeIsNotAnEmptyHome = DemoArticle(
        slug: "an-empty-office-is-not-an-empty-home",
        kicker: "Reply",
        title: "An empty office is not an empty home",
        summary: """
            Ruben Achterberg wants to move people into the towers of South Basin. I want homes as well. That is why I \
            would start somewhere else.
            """,
        section: "opinion",
        authors: ["lidia-farrow"],
        tags: ["housing", "public-space", "data"],
        topics: ["open-rooms", "port-aster"],
        hero: DemoMedia(
            name: "floor-plan-pencil",
            alt: "A floor plan with a pencil circle in the middle",
            caption: "Nine metres from the window: the dark core of a typical tower.",
            credit: "Illustration: Broadsheet demo"
        ),
        published: .daysAgo(4, 5, 0),
        comments: [
            DemoComment(
                "Ruben Achterberg",
                email: "r.achterberg@example.org",
                after: 52,
                "A fair reply, and the tables are better than mine. But “start somewhere else” is what my office said for"
                    + " twenty years.",
                replies: [
                    DemoComment(
                        "Lidia Farrow",
                        email: "l.farrow@example.org",
                        after: 80,
                        "Then let us start in both places and see who finishes first. I will bring the ledger."
                    )
                ]
            ),
            DemoComment(
                "Kees",
                email: "kees@example.org",
                after: 200,
                "Nobody asks the people who clean those towers at night."
            ),
        ],
        html: #"""
            <p>My colleague Ruben Achterberg <a href="https://broadsheet.example.org/let-the-offices-become-homes">stood on a footbridge</a> and counted dark windows. I did the duller thing and counted pipes.</p>
            <p>In the tower of the old Maritime Insurance, which he names, there are two riser shafts for water on each floor, at the two ends of a corridor ninety metres long. They serve four lavatories and a tea kitchen. To make eighteen flats of that floor you need eighteen bathrooms. The pipes have to slope, so the floors have to rise, so the ceilings come down; and somewhere around the eleventh bathroom an engineer says a number, and the room goes quiet.</p>
            <h2>What 1,450 crowns buy</h2>
            <p>The cost that Open Rooms likes to quote, 1,450 crowns a square metre, is correct. It is the mean of three conversions. I have seen the accounts of all of them. Two were built as a hotel and became an office later, so that the pipes were there. The third is a former telephone exchange with walls like a castle and a window every two metres.</p>
            <table>
            <thead><tr><th>Type of building</th><th>Number in the city</th><th>Estimated cost per m²</th></tr></thead>
            <tbody>
            <tr><td>Former hotels and hospitals</td><td>9</td><td>1,300–1,600</td></tr>
            <tr><td>Quayside blocks of the 1960s</td><td>32</td><td>1,900–2,300</td></tr>
            <tr><td>Towers with a deep core</td><td>56</td><td>2,800–3,900</td></tr>
            </tbody>
            </table>
            <p>The city's survey does call 41 buildings convertible. It does not say that the other 56, which have the greater part of the empty space, are dearer to convert than to pull down.</p>
            <h2>Empty homes that are homes</h2>
            <p>There is another list in Port Aster, and nobody pins it to a door. It is kept by the waterworks: flats with a meter that has not moved in two years. It has 3,870 entries. These rooms have bathrooms. They have kitchens, windows and neighbours. They are owned by heirs who do not agree, by people who mean to come back, by companies that hold them like gold bars.</p>
            <p>To bring one of them into use costs, on the experience of Dunmere, 14,000 crowns: a lawyer, a painter and a new boiler. To convert the same space in a tower costs twelve times as much.</p>
            <blockquote><p>If I have ten million to spend on homes, I should like to know how many people sleep in them at the end. It is not a romantic question.</p></blockquote>
            <p>The lists are not rivals, I will be told; one can do both. One can, with two budgets, two offices and two sets of builders. The city has one of each. And for two years all of the attention, most of the hearings and four fifths of the planning staff have gone into the towers, because a dark tower can be seen from a bridge and a still water meter cannot.</p>
            <h2>What I would do on Monday</h2>
            <ul>
            <li>Tax the dry meter. After two years without water, a flat pays the rate of a hotel room.</li>
            <li>Pay for the lawyer. Most heirs would sell if somebody sorted the papers.</li>
            <li>Convert the nine and the thirty-two. Achterberg is right about windows.</li>
            <li>Leave the fifty-six alone until somebody shows one that works. Offer a prize for it, a large one.</li>
            </ul>
            <p>I admire Open Rooms. It has done what no department did: it made a shortage visible. But what is visible is not always what is large. Where I learned book-keeping, in a fishing cooperative, the boat that everyone photographed was the red one. The money was made by a grey one that went out at three.</p>
            """#
    )
}
