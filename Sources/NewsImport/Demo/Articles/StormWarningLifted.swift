internal import NewsDomain

extension DemoArticle {
    static let stormWarningLifted = DemoArticle(
        slug: "storm-warning-lifted-north-coast",
        kicker: "Weather",
        title: "Storm warning lifted for the whole north coast",
        summary: """
            Withdrawn: this report was based on a bulletin that the weather service had recalled an hour before. The \
            warning stayed in force.
            """,
        section: "news",
        authors: ["maeve-dunstan"],
        tags: ["climate", "ferries"],
        topics: ["dunmere", "oster-islands"],
        status: .withdrawn,
        published: .daysAgo(13, 14, 10),
        updated: .daysAgo(13, 15, 25),
        commentsOpen: false,
        html: #"""
            <p>The weather service has lifted its storm warning for the north coast between Dunmere and Cape Farrow. According to the bulletin of two o'clock, the low that had been expected to cross the strait tonight is moving further south and weakening. Winds will reach force seven in the evening and ease after midnight.</p>
            <p>Ferries to the Oster Islands will run to the normal timetable from five o'clock, the company said. The morning crossing and the noon crossing had been cancelled, and about four hundred people had been waiting in the terminal at Dunmere, where the Red Lantern kitchen handed out soup.</p>
            <h2>Harbours reopen</h2>
            <p>The harbour master of Dunmere opened the boom of the inner basin at a quarter past two. Some sixty yachts and fishing boats had taken shelter there since yesterday evening. Skippers are asked to wait until the swell at the bar has dropped below two metres, which is expected with the turn of the tide.</p>
            <p>The schools along the shore, which had planned to send pupils home after the fourth lesson, will keep to their hours. The coastal path at Cape Farrow stays closed because of the landslip of last week, which has nothing to do with the storm.</p>
            <h2>Third warning this autumn</h2>
            <p>It was the third such warning since September. The first two had been followed by gusts of 118 and 124 kilometres an hour. In the second, the roof of the fish market at Skail was lifted off in one piece and set down, almost undamaged, in the car park. It has been in use there since as a bicycle shelter.</p>
            <p>“A warning that is lifted is not a warning that was wrong,” said Hedda Corrigan of the weather service. Forecasts of this kind of small, fast low have a margin of some eighty kilometres at a day's notice. That is the difference between a night of rattling shutters and a night at the pumps.</p>
            <p>The service has a simple rule for those who ask what to do:</p>
            <ul>
            <li>with a warning in force, stay off piers, breakwaters and the lower promenade;</li>
            <li>tie down what you would not like to meet on the road;</li>
            <li>look in on one neighbour, and ask the neighbour to look in on another.</li>
            </ul>
            <p>The next bulletin is due at eight o'clock this evening. The flood gates of the Old Basin will be closed as a matter of routine for the spring tide at 11:40, and opened again when the water has fallen below the mark on the customs steps. Drivers who have parked on the lower quay should move their cars by ten.</p>
            <h2>Trains and trams</h2>
            <p>The railway between Dunmere and Port Aster, which had run at reduced speed along the sea wall since the morning, is back to its usual timetable. The last tram to the lighthouse runs at 11:10, ten minutes early, so that the driver can be back across the causeway before the tide. Buses to Cape Farrow stop at the chapel as long as the landslip is being cleared.</p>
            <p>Insurers have asked householders to report damage from the first two storms by the end of the month. According to their association, 2,300 claims have come in so far, most of them for tiles, fences and greenhouses. One is for a wedding marquee that was last seen, by several witnesses, over the golf course.</p>
            """#
    )
}
