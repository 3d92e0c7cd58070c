extension DemoArticle {
    static let inPraiseOfTheSlowFerry = DemoArticle(
        slug: "in-praise-of-the-slow-ferry",
        kicker: "Column",
        title: "In praise of the slow ferry",
        summary: """
            The new boat to the Oster Islands will save forty minutes. Before we take them, we might ask what we have \
            been doing with them.
            """,
        section: "opinion",
        authors: ["ruben-achterberg"],
        tags: ["ferries", "public-space"],
        topics: ["oster-islands"],
        hero: DemoMedia(
            name: "ferry-bench",
            alt: "A wooden bench on a ferry deck facing the wake",
            caption: "The bench at the stern, starboard side: the best seat in the country.",
            credit: "Photo: Isla Brockhurst"
        ),
        published: .daysAgo(20, 5, 0),
        commentsOpen: false,
        comments: [
            DemoComment(
                "Islander since 1961",
                email: "islander@example.org",
                after: 100,
                "With respect: you take that boat twice a year. My wife takes it to dialysis."
            ),
            DemoComment(
                "Ruben Achterberg",
                email: "r.achterberg@example.org",
                after: 190,
                "You are right, and I should have begun with that. She should have the fast one tomorrow."
            ),
        ],
        html: #"""
            <p>The crossing to the Oster Islands takes an hour and fifty minutes. The new ship, when it comes, will do it in seventy. The difference of forty minutes has been valued by the ministry at 9.60 crowns a head, multiplied by the heads, added up over thirty years, and found to exceed the price of the ship. I have no quarrel with the sum. I would only like to describe what is being subtracted.</p>
            <h2>An inventory</h2>
            <p>On my last crossing I sat on the bench at the stern, starboard side, and took notes. In the course of the hour and fifty minutes I observed the following:</p>
            <ul>
            <li>a boy learned to whistle through a blade of grass, from a man he did not know;</li>
            <li>two women in yellow jackets, who turned out to work for rival salmon farms, settled between them the date of a dance;</li>
            <li>a clergyman slept with his mouth open;</li>
            <li>a couple had an argument that began in the lee of the funnel and ended, somewhere past the second buoy, in laughter;</li>
            <li>I read eleven pages of a book I had been carrying since spring.</li>
            </ul>
            <p>None of it is in the ministry's table. It could not be. There is a column for “productive use of travel time”, and it counts the passengers with a laptop.</p>
            <h2>The town planner's confession</h2>
            <p>For twenty years I made journeys shorter. It was my job, and I was good at it. We straightened the ring road, and people moved further out, until the way to work took as long as before. There is a law about this; every planner knows it, and hopes that it will not hold for his own road. Given a faster way, people do not gain time. They gain distance.</p>
            <p>An island cannot move further out. But it can become nearer, and things that come nearer change. The shop at Oster Haven sells rope, yeast, school exercise books and one kind of wine. It exists because the supermarket is an hour and fifty minutes away. At seventy, I give it three years.</p>
            <blockquote><p>We talk of saving time as if there were somewhere to keep it.</p></blockquote>
            <h2>No, I am not against the ship</h2>
            <p>I know the answer to all this, because I have been given it on the quay by people who live there. It is easy to love a slow boat if you take it for pleasure. If you take it with a sick child, or to a job, or because there has been no dentist on the islands since the old one retired to grow dahlias, the charm wears thin at about the third buoy. They should have the fast ship. They should have had it four years ago.</p>
            <p>What I ask for is smaller. Keep the slow one. Let it go once a day, in the middle of the afternoon, when nobody is in a hurry, for the freight and the bicycles and for whoever likes. Do not call it a heritage cruise. Do not put a guide on it, or a screen. Let it be late.</p>
            <p>A country needs a few places in which nothing is expected of one. Churches used to do it, and waiting rooms, and the queue at the post office. We have made all of them more efficient. The stern bench of the afternoon boat may be the last public seat in Kelland from which you can see a long way and can do nothing about it.</p>
            <p>I would pay 9.60 crowns for that. I might even pay it twice.</p>
            """#
    )
}
