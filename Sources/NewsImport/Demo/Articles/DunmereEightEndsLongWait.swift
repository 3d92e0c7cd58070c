internal import NewsDomain

extension DemoArticle {
    static let dunmereEightEndsLongWait = DemoArticle(
        slug: "dunmere-eight-ends-long-wait",
        kicker: "Rowing",
        title: "By the length of a hand: the Dunmere eight ends a wait of 31 years",
        summary: """
            A crew of welders, students and one bus driver won the river cup against the clubs of the capital, in a boat \
            that they had repaired themselves.
            """,
        section: "sport",
        authors: ["maeve-dunstan"],
        tags: ["rowing", "repair"],
        topics: ["dunmere", "port-aster"],
        hero: DemoMedia(
            name: "eight-at-finish",
            alt: "Two rowing eights side by side at a finish line",
            caption: "The finish. Dunmere is the boat with the patch.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(69, 18, 30),
        comments: [
            DemoComment(
                "Seat five's mother",
                email: "seat5@example.org",
                after: 45,
                "I have watched the last ten seconds forty times. I still think that they lose."
            ),
            DemoComment(
                "Aster Rowing, 1st VIII",
                email: "aster@example.org",
                after: 130,
                "Well rowed. We would like to know what was in that patch.",
                replies: [
                    DemoComment("Seat three", email: "seat3@example.org", after: 160, "Pear wood and spite."),
                    DemoComment(nil, after: 170, "Removed by its author.", status: .deleted),
                ]
            ),
        ],
        html: #"""
            <p>The photograph of the finish had to be enlarged four times. On the fourth one saw what the two crews, slumped over their oars a few metres further on, did not yet know: a white ball, the bow ball of the Dunmere eight, by the width of a hand in front of another white ball. The umpire looked at it for a long while. Then she raised the red and green flag, and on the bank a bus driver's whole depot began to sound its horns.</p>
            <p>It was the first victory of the Dunmere Rowing Club in the river cup for thirty-one years, and the first ever for a boat that had been given up for scrap.</p>
            <h2>The boat</h2>
            <p>The eight is called <em>Second Wind</em>. It was built nineteen years ago for a club in Port Aster, rowed until it was soft, sold, and in winter two years ago run over, on a car park, by a removal van. The insurance paid. The wreck was given to Dunmere for the fittings.</p>
            <p>But the club rows out of a former shipyard, and some of its members once worked there. Jutta Kramm, who is in seat three, was a welder and later a boatbuilder's apprentice. She looked at the hole, which was a metre and a half long, and said that she had seen worse on things that had to cross oceans. The repair took 410 hours. The patch is of pear wood, because a pear tree had come down in her mother's garden.</p>
            <blockquote><p>They told us it would be two kilos too heavy. It is one and a half. We left the coxswain's sandwiches at home.</p></blockquote>
            <h2>The crew</h2>
            <ul>
            <li><strong>Bow:</strong> Thea Lund, student of pharmacy.</li>
            <li><strong>2:</strong> Marlis Ody, bus driver, line 14.</li>
            <li><strong>3:</strong> Jutta Kramm, boatbuilder.</li>
            <li><strong>4:</strong> Ngozi Farrell, nurse.</li>
            <li><strong>5:</strong> Pia Sanders, welder.</li>
            <li><strong>6:</strong> Constance Rudd, welder.</li>
            <li><strong>7:</strong> Ilse Marchetti, teacher.</li>
            <li><strong>Stroke:</strong> Hanneke Dorn, student of law.</li>
            <li><strong>Coxswain:</strong> Wren Tully, sixteen years old.</li>
            </ul>
            <p>They train at a quarter past five, because line 14 starts at seven. In winter the basin freezes along the edges, and Tully breaks the ice with a boathook before they put in. The eights of the capital have a physiologist, a nutritionist, and a tank. Dunmere has the ferry, which passes at twenty to six and throws a wave for which one learns to be ready.</p>
            <h2>The race</h2>
            <p>It was the wave that decided it, if one asks the crew. Up to the halfway mark Aster Rowing led by a length, clean and quick, at thirty-eight strokes a minute. Then a motor launch of the press, which had no business there, cut across behind the field. The wash ran up from the left. Aster lost two strokes. Dunmere did not even look up.</p>
            <p>“I said ‘ferry’,” reports Tully. “I always say ‘ferry’. They know what to do.” At 1,500 metres it was half a length. At 1,900 it was a seat. In the last hundred metres Dorn took the rate to forty-two. Nobody had ever asked for that, not in training either, and eight people believed her.</p>
            <p>The time was 6:14.83. Aster came in at 6:14.86 and, it should be said, rowed straight up to the other boat and stayed beside it, rigger to rigger, until everybody had breath enough to cheer.</p>
            <h2>On Monday</h2>
            <p>The cup, which is of silver and holds eleven litres, travelled home on the night train, in a couchette of its own. On Monday morning it stood beside the driver's seat in the bus of line 14, filled with dahlias. Ody had asked for leave to be late. It was refused, on the ground that there were two hundred people at the terminus who wished to ride with her.</p>
            """#
    )
}
