internal import NewsDomain

extension DemoArticle {
    static let radioPlaysFoundInALighthouse = DemoArticle(
        slug: "radio-plays-found-in-a-lighthouse",
        kicker: "Radio",
        title: "The radio plays under the lamp",
        summary: """
            For fifty years, 38 reels of tape lay beneath the floor of a lighthouse. They hold what the state \
            broadcaster had erased: a whole season of plays, with their thunder.
            """,
        section: "culture",
        authors: ["oskar-lindqvist-bray", "maeve-dunstan"],
        tags: ["film-and-radio", "heritage", "arts"],
        topics: ["oster-islands"],
        galleries: ["the-lighthouse-reels"],
        hero: DemoMedia(
            name: "reels-in-crate",
            alt: "Tape reels in an oiled wooden crate",
            caption: "Each tin was sealed with the wax that was meant for the lamp gear.",
            credit: "Photo: Isla Brockhurst"
        ),
        published: .daysAgo(41, 8, 30),
        comments: [
            DemoComment(
                "Former sound engineer",
                email: "sound@example.org",
                after: 300,
                "We were ordered to wipe them because tape was dear. I wiped about two hundred. I have waited a long time to"
                    + " be told that somebody had not.",
                replies: [
                    DemoComment("Gwen", email: "gwen@example.org", after: 390, "Thank you for writing that down.")
                ]
            ),
            DemoComment(
                "Collector",
                email: "collector@example.org",
                after: 2000,
                "I pay cash for original reels. Discretion assured.",
                status: .spam
            ),
        ],
        html: #"""
            <p>When the automatic light was put in at Gannet Head, the westernmost of the Oster Islands, the last keeper was told to leave the place tidy. Ferris Monday swept the stairs, polished the brass, and nailed down eleven boards in the floor of the lamp room that had been loose for years. He told nobody what was under them. He died four years ago, at ninety. In spring his grandson, who is a joiner, noticed that the nails were of the wrong kind.</p>
            <p>Below lay 38 tins sealed with wax, and in each a reel of quarter-inch tape. They contain, as is now known, the whole of the ninth season of “Theatre at Nine”: twenty-two radio plays that the state broadcaster had produced, sent out once, and wiped.</p>
            <h2>Why they were wiped</h2>
            <p>Tape was dear. A reel cost as much as an actor, and could be used again, which the actor sometimes could not. Until the archive law came, wiping was the rule. Of the nine seasons of “Theatre at Nine” eight are lost, apart from scripts, some photographs, and a sheet of tin that was used for thunder.</p>
            <p>How the ninth came to the lighthouse has been worked out by Roisin Tarn of the National Sound Archive. Monday's sister was a cleaner at the broadcasting house in Port Aster. On Fridays the tins for wiping stood in the corridor. She took one or two a week, under the mop. On Sundays they went over on the ferry, with the keeper's eggs.</p>
            <blockquote><p>She had heard all of them through the studio door. In her letters she never says that she saved anything. She says: it seemed a waste.</p></blockquote>
            <h2>To bake a tape</h2>
            <p>Tape of that time draws water out of the air; the layer that carries the sound goes soft and comes off on the machine. A lighthouse is damp. But a lamp room is warm, because of the lamp, and wax is wax. Of the 38 reels only three were in a bad state. They were baked, for eight hours at fifty degrees, in an incubator made for hens' eggs. Tarn likes to point out that the circle was thereby closed.</p>
            <p>Then each was played, once, at half speed, with two people listening.</p>
            <h2>What one hears</h2>
            <p>The plays are of very different merit. There are two comedies about a boarding house that would be better forgotten. There is an adaptation of a sea story in which the sea acts everybody else off the stage. And there are four pieces by Leonora Fitch, of whom little more was known than the name; they alone would be worth the eleven boards.</p>
            <p>Fitch's people talk past one another, in short sentences, with long gaps in between. In “The Lodger” a family keeps a place at table for someone who is never there. One hears a chair drawn up, a spoon, breathing. Nobody speaks of it. It lasts forty minutes, and it is the loudest silence I know.</p>
            <p>Two of the players are still living. We were there when they listened, side by side on a sofa, with headphones. “I was dreadful,” said Hector Lunt, who is eighty-eight, with delight. Maud Alleyn, ninety-three, said nothing until the end. Then she asked who had been making the footsteps; they were very good.</p>
            <h2>Where to listen</h2>
            <ul>
            <li>From the first of the month the archive puts one play online every Sunday at nine.</li>
            <li>Four short films about the find are in our <em>gallery</em> beside this article.</li>
            <li>The lighthouse can be visited at weekends, in summer, at low water. The boards have been put back. One is left loose.</li>
            </ul>
            <p>The rights, it turns out, belong to nobody in particular. The broadcaster had crossed the plays out of its books on the day they were to be wiped. In the eyes of the law they do not exist, which is a state in which much good theatre has been made.</p>
            """#
    )
}
