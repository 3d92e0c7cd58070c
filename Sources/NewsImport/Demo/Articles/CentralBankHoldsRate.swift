internal import NewsDomain

extension DemoArticle {
    static let centralBankHoldsRate = DemoArticle(
        slug: "central-bank-holds-rate",
        kicker: "Interest rates",
        title: "Central Bank of Kelland holds its rate at 3.25 per cent and blames the herring",
        summary: """
            By five votes to two the board left the rate alone. Inflation is nearly where it should be, apart from one \
            silver fish that weighs more in the index than in the net.
            """,
        section: "economy",
        authors: ["lidia-farrow"],
        tags: ["interest-rates", "food", "data"],
        topics: ["central-bank-of-kelland", "skerran-barrier"],
        hero: DemoMedia(
            name: "herring-on-ice",
            alt: "Herring laid out on crushed ice",
            caption: "The price of herring has risen by 46 per cent within a year.",
            credit: "Photo: Nadia Quillon"
        ),
        published: .daysAgo(2, 10, 15),
        comments: [
            DemoComment(
                "Mortgage until 2051",
                email: "until2051@example.org",
                after: 28,
                "So I am paying eighty crowns a month more because of a fish.",
                replies: [
                    DemoComment(
                        "Lidia Farrow",
                        email: "l.farrow@example.org",
                        after: 64,
                        "Because five people think the fish will be cheaper in spring and do not want to be wrong. But yes."
                    )
                ]
            ),
            DemoComment(
                "Skail Fish Ltd",
                email: "office@example.org",
                after: 340,
                "Come and see what diesel costs.",
                status: .pending
            ),
        ],
        html: #"""
            <p>The Central Bank of Kelland has left its interest rate at 3.25 per cent. Five members of the board voted to hold, two to cut. It was the third meeting in a row without a change, and the first in the history of the bank whose published reasons contain the word “herring” nine times.</p>
            <p>Inflation stood at 2.6 per cent in October, after 2.4 in September. The aim is two. Without fish it would have been 2.1.</p>
            <h2>One fish, two weights</h2>
            <p>Herring makes up 1.3 per cent of the basket from which prices are measured, far more than in neighbouring countries. The weight goes back to a household survey made six years ago, when the fish was cheap and eaten twice a week. It has since become dear and is eaten less. The basket, however, is only refilled every seven years.</p>
            <table>
            <thead><tr><th>Item</th><th>Weight in the basket</th><th>Change in a year</th><th>Share in inflation</th></tr></thead>
            <tbody>
            <tr><td>Rent</td><td>21.4 %</td><td>+3.1 %</td><td>0.66 points</td></tr>
            <tr><td>Herring</td><td>1.3 %</td><td>+46 %</td><td>0.60 points</td></tr>
            <tr><td>Electricity</td><td>3.9 %</td><td>+4.0 %</td><td>0.16 points</td></tr>
            <tr><td>Everything else</td><td>73.4 %</td><td>+1.6 %</td><td>1.17 points</td></tr>
            </tbody>
            </table>
            <p>“We know that the thermometer has a warm thumb on it,” said the governor, Philippa Renwick, at the hearing that follows every vote. “The question is whether one should act as if one did not know.”</p>
            <h2>The majority and the two</h2>
            <p>The five who voted to hold gave three reasons. Wages are rising by about four per cent, which is more than prices. The harbour stoppage has emptied shelves whose refilling will cost something. And a central bank that explains inflation away, item by item, will at some point have explained all of it.</p>
            <p>The two who voted to cut, Amadou Strand and Liesbeth Karr, each wrote a page. Strand pointed out that investment has fallen for five quarters. Karr wrote that rent, the largest item of all, rises <em>because</em> of the rate: landlords with loans pass it on. “We are heating the room,” she wrote, “and then looking at the thermometer with concern.”</p>
            <blockquote><p>In a board of seven I would worry about a vote of seven to nil. Two pages of dissent are the cheapest insurance that this house can buy.</p></blockquote>
            <p>That was Renwick again. It is a rule of the bank that votes are public and that each member signs their reasons. Markets, which were said to be unable to bear it when the rule was brought in, hardly moved.</p>
            <h2>What it means</h2>
            <p>For a household with a loan of 150,000 crowns at a variable rate, nothing changes; a cut by a quarter point would have saved 31 crowns a month. Savers get 1.9 per cent at the larger banks, as before, which after inflation is a little less than nothing.</p>
            <ul>
            <li>The next meeting is in six weeks. Most economists expect a cut then.</li>
            <li>The new basket, with less herring in it, takes effect in spring.</li>
            <li>Electricity will weigh more. The bank expects that the Skerran Barrier will make its price steadier, though hardly lower.</li>
            </ul>
            <p>As to the cause of it all: the shoals have moved some two hundred kilometres north within five years, following cold water. The boats burn more diesel and come home later. No rate that can be set in Port Aster will bring them back. The governor was asked whether she still eats herring. She does, she said, but she looks at the price first; it is her profession.</p>
            """#
    )
}
