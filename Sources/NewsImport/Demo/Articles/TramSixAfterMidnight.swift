extension DemoArticle {
    static let tramSixAfterMidnight = DemoArticle(
        slug: "tram-six-after-midnight",
        kicker: "Reportage",
        title: "Tram 6 after midnight",
        summary: """
            Since spring the trams of Port Aster have been running all night. A ride from terminus to terminus with \
            bakers, nurses, a cellist and the man who counts them.
            """,
        section: "cities",
        authors: ["priya-calloway"],
        tags: ["trams", "public-space", "labour"],
        topics: ["port-aster", "harbour-union"],
        hero: DemoMedia(
            name: "tram-six-night",
            alt: "An empty tram stop at night, with a lit tram approaching through rain",
            caption: "Fish Quay, ten past three: the quietest stop at the quietest time.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(12, 5, 30),
        comments: [
            DemoComment(
                "Night nurse, ward 4",
                email: "ward4@example.org",
                after: 35,
                "Before the tram I spent two hours' pay on a taxi three times a week. That is all I have to say about whether"
                    + " it is worth it."
            ),
            DemoComment(
                "Window on Cable Street",
                email: "cable@example.org",
                after: 180,
                "It squeals at the bend at 1:40, 2:40 and 3:40. I could set my watch by it, and do.",
                replies: [
                    DemoComment(
                        "Tram driver",
                        email: "driver@example.org",
                        after: 230,
                        "The bend is to be greased from Monday. I hope you will sleep, and miss us a little."
                    )
                ]
            ),
        ],
        html: #"""
            <p><strong>0:40, Citadel.</strong> The driver is called Rosalind Achebe-Stone, and she has a rule: nobody is left standing at a stop who is running. Tonight it is a student with a cello on his back. He runs like a wardrobe. She waits. “The timetable is a promise,” she says, “but it is not the only one.”</p>
            <p>Since April the trams of Port Aster have been running through the night, every hour until five. For a year, as a trial. Line 6 is the longest: 41 stops, from the Citadel over the old bridges and along the harbour to the hospital and the bakeries on the southern edge. Eighty-three minutes.</p>
            <p><strong>1:05, Opera.</strong> Two hundred people get on, and for four stops it is noon. There is perfume and wet wool; a lady explains the third act to a man who was there. By the Old Basin they have gone. What stays is a glove, which travels on, palm upwards, to the end.</p>
            <h2>The man who counts</h2>
            <p>In the second carriage sits Edvard Pym with a clicker in each hand, the left for those who get on, the right for those who get off. The trams count by themselves, with a beam in the door, but the beam takes a pram for three people and a couple for one. Pym is the control.</p>
            <p>In the council they argue about his figures. In May the night trams carried 2,900 people a night, in October 5,400. It had been hoped for 4,000. A ride costs the city 3.10 crowns more than it brings in; by day it is 0.80. “By day they ask who uses it,” says Pym. “At night I can tell them.” He turns the pages of his notebook:</p>
            <ul>
            <li>a third are on their way to work or from it: hospital, harbour, bakeries, cleaning;</li>
            <li>a third have been out;</li>
            <li>about a fifth cannot sleep, or have nowhere to do it;</li>
            <li>“and the rest have a reason that is not my business”.</li>
            </ul>
            <p><strong>1:52, Sail Loft.</strong> The shift changes at the container harbour. Since the agreement that the Harbour Union voted for, the night ends at half past one instead of three. Fourteen people in orange jackets let themselves fall into the seats. Before the tram they drove, says one, and twice he woke up on the verge. He says it as one mentions the weather. He is asleep before the next stop, and his neighbour, who is not, gets off for him, so to speak: she wakes him at Weir Street.</p>
            <h2>Who is bothered</h2>
            <p>There is resistance as well. On Cable Street, where the track makes a tight bend, 61 households have signed a petition. The noise has been measured: 71 decibels in a bedroom with the window open. The operator has promised grease, and a speed of ten kilometres an hour. The taxi drivers say that they have lost a quarter of their night fares. Their association asks for the last hour before five to be left to them, and may well get it.</p>
            <p><strong>2:31, South Basin.</strong> Black towers on both sides. In one window a single lamp. Nobody gets on. Achebe-Stone opens the doors all the same, for the regulation three seconds, and lets in a little of the dark.</p>
            <p><strong>2:58, Hospital.</strong> The nurses know each other, and sit apart. “We have been talking since six,” one explains. A man with a bandaged hand asks whether this is the way to the bakeries. It is. He is a baker. He will be on time; he will have to knead with the left.</p>
            <blockquote><p>By day a tram is a vehicle. At night it is a room that happens to be moving.</p></blockquote>
            <p><strong>3:03, Bakeries.</strong> The end of the line. In the light of the ovens stands the cellist, who has missed his stop, eating a roll that somebody gave him through a window. In seven minutes the tram goes back. He sits down behind the driver. Somewhere around Fish Quay, where it is quietest, he will unpack the cello; but that was on the way back, and I had promised to write only about the way there.</p>
            """#
    )
}
