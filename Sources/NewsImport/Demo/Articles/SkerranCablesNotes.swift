internal import NewsDomain

extension DemoArticle {
    static let skerranCablesNotes = DemoArticle(
        slug: "second-cable-notes",
        kicker: "Energy",
        title: "The second cable: what we know, what we have asked [draft]",
        summary: "Notes towards a report on the planned second power cable under the strait. Not for publication.",
        section: "economy",
        authors: ["tamsin-orrell", "ellen-varkas"],
        tags: ["energy", "data"],
        topics: ["skerran-barrier", "ines-talvi"],
        status: .draft,
        published: .hoursAgo(30),
        html: #"""
            <p>Working draft. Everything here has one source unless it says otherwise; nothing of it may go out before the grid operator has answered.</p>
            <h2>What we know</h2>
            <p>The grid operator has been planning a second cable under the Skerran Strait for six years. The first, laid twenty-nine years ago, carries 240 megawatts and has failed twice. The second would carry 600. It would land at Skail instead of Oster Haven, because the seabed there is rock, which cannot be dredged by accident.</p>
            <p>The cost was put at 380 million crowns in the first study and at 510 in the second. A third exists. Two people who have seen it say that the figure begins with a six.</p>
            <table>
            <thead><tr><th>Study</th><th>Cost in million crowns</th><th>In service</th><th>Status</th></tr></thead>
            <tbody>
            <tr><td>First</td><td>380</td><td>in two years</td><td>public</td></tr>
            <tr><td>Second</td><td>510</td><td>in four years</td><td>public</td></tr>
            <tr><td>Third</td><td>over 600?</td><td>?</td><td>seen by two people</td></tr>
            </tbody>
            </table>
            <h2>Why it matters now</h2>
            <p>With the Skerran Barrier at full power there will be hours at night in which the islands and the north coast make more electricity than they can use or send away. Without the second cable, the barrier would have to stand still in about 300 hours a year. The contract pays for those hours. That would be some 8 million crowns a year for power that nobody gets. Ellen: please check, I used the average flow at spring tide.</p>
            <p>The minister, Ines Talvi, was asked about this in the House in spring and answered a week later, in writing, that the number of hours was “smaller than has been suggested”. It does not say by whom, or how small.</p>
            <h2>What we have asked</h2>
            <ol>
            <li>The grid operator: is there a third study, what is its date, and will it be published?</li>
            <li>The ministry: how many hours, under which assumptions?</li>
            <li>The operator of the barrier: what has it been promised for hours of standstill?</li>
            <li>The fishing cooperative: what was said at the meeting in Skail?</li>
            </ol>
            <h2>What people said</h2>
            <p>The mayor of Skail is in favour, on the record: “A cable does not smell and does not park.” The chair of the cooperative would only say that the route crosses the best lobster ground on the west shore, and that he had drawn this on a map for the engineers, who had thanked him and kept the map.</p>
            <p>A former planner at the grid operator, not for attribution, said that the second study left out the cost of the converter station because it “belonged to another department”. We need a second source for that, or paper.</p>
            <h2>Still to do</h2>
            <ul>
            <li>Visit Skail, see the landing site, talk to Duncan Skail about the anchorage.</li>
            <li>Find the minutes of the parish meeting; they are kept in the vestry.</li>
            <li>Ask for a chart with the route. The picture desk would like one by Wednesday.</li>
            <li>Check whether the old cable is to be taken up, and who pays.</li>
            </ul>
            """#
    )
}
