extension DemoArticle {
    static let fourDayWeekWhatTheNumbersSay = DemoArticle(
        slug: "four-day-week-what-the-numbers-say",
        kicker: "Working time",
        title: "The four-day week, eighteen months on: better sleep, longer queues, and one surprise",
        summary: """
            Sixty-one public offices in Kelland have tried shorter hours for the same pay. The evaluation is 340 pages \
            long. The most interesting finding is in the appendix.
            """,
        section: "analysis",
        authors: ["ellen-varkas"],
        tags: ["working-time", "labour", "data", "health"],
        topics: ["four-day-week", "dunmere"],
        hero: DemoMedia(
            name: "closed-on-friday",
            alt: "A glass door with a handwritten sign",
            caption: "The land registry in Dunmere has been closed on Fridays since the trial began.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(11, 6, 0),
        comments: [
            DemoComment(
                "Clerk no. 4",
                email: "clerk4@example.org",
                after: 45,
                "It is true about the meetings. We used to have one to prepare the other.",
                replies: [
                    DemoComment("J.", after: 61, "And who prepared the first one?"),
                    DemoComment(
                        "Clerk no. 4",
                        email: "clerk4@example.org",
                        after: 70,
                        "There was a template."
                    ),
                ]
            ),
            DemoComment(
                "Harriet Boole",
                email: "hboole@example.org",
                after: 400,
                "I waited three weeks for a building permit instead of two. Nobody asked me how I slept."
            ),
        ],
        html: #"""
            <p>For eighteen months some 5,800 public servants in Kelland have worked four days a week, thirty-two hours instead of thirty-nine, for the same pay. Libraries took part, registries, two tax offices, a fire station and the whole administration of Dunmere. Last week the evaluation was published. It has 340 pages, and both friends and foes of the idea have found what they were looking for on the first ten.</p>
            <p>We have read the rest.</p>
            <h2>What was measured</h2>
            <p>Sixty-one offices took part, and fifty-eight similar ones served for comparison. They were not drawn by lot; offices applied. That matters, because those that apply for a trial of shorter hours may be better run, or more desperate, than others. The authors say so on page 23 and then, as authors do, carry on.</p>
            <table>
            <thead><tr><th>Measure</th><th>Trial offices</th><th>Comparison</th></tr></thead>
            <tbody>
            <tr><td>Cases closed per employee</td><td>−4 %</td><td>+1 %</td></tr>
            <tr><td>Cases closed per hour worked</td><td>+17 %</td><td>+1 %</td></tr>
            <tr><td>Days of sick leave</td><td>−29 %</td><td>−3 %</td></tr>
            <tr><td>Resignations</td><td>−41 %</td><td>+6 %</td></tr>
            <tr><td>Waiting time, median</td><td>+1.5 days</td><td>+0.5 days</td></tr>
            <tr><td>Complaints upheld</td><td>−12 %</td><td>−2 %</td></tr>
            </tbody>
            </table>
            <h2>Where the time came from</h2>
            <p>Nearly a fifth fewer hours and only four per cent fewer cases: the difference has to come from somewhere. The report finds three sources. Meetings fell by a half. Sick leave fell by more than a quarter, which alone makes up for a third of the hours. And forms were changed. In almost every office somebody discovered a field that had been filled in for years and read by nobody.</p>
            <p>“We asked who uses box 17,” said Annika Thrale, who heads the land registry of Dunmere. “It took six weeks to find out that box 17 was for a department that closed when my mother worked here.”</p>
            <h2>Who paid for it</h2>
            <p>The queue got longer. On the median by a day and a half; for building permits by six. People who work on all five days themselves, and can only come on a Friday, were worse served. The fire station, which cannot close, hired nine people. If all public services followed its example, the four-day week would cost about 2.1 per cent of the wage bill. If all followed the land registry's, it would cost nothing but patience.</p>
            <blockquote><p>There is no free Friday. There are Fridays paid for by meetings, and Fridays paid for by the public. The trick is to know which one you have.</p></blockquote>
            <p>The sentence is from the minority opinion of Rurik Sandoval, the one economist on the panel who voted against extending the trial, and it is the best in the report.</p>
            <h2>The surprise</h2>
            <p>It stands in appendix F. The panel asked four hundred employees to keep a diary of one week, before the trial and after a year. Sleep rose by 31 minutes a night, which had been expected. Unpaid care, for children and for the old, rose by four hours a week among men and by half an hour among women.</p>
            <p>Nobody had set out to look for that. In the hours that were given back, men did nearly what women had been doing all along. Whether it lasts is unknown; the diaries end after twelve months. But of all the numbers in the report this is the largest change, and it is the one that was in neither of the two press releases.</p>
            <h2>What comes now</h2>
            <ol>
            <li>The trial is extended by a year, with offices drawn by lot. That will settle the question of who applies.</li>
            <li>Counters must open on at least one evening and one Friday in two.</li>
            <li>Hospitals and schools are to make proposals by summer. They were left out so far, because nobody knew how.</li>
            </ol>
            <p>The full data, without names, are to be published in spring. We will be there, on whichever day they open.</p>
            """#
    )
}
