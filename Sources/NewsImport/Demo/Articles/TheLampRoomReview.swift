internal import NewsDomain

extension DemoArticle {
    static let theLampRoomReview = DemoArticle(
        slug: "the-lamp-room-review",
        kicker: "Book of the week",
        title: "“The Lamp Room”: a novel in which nothing is stolen and everybody is a suspect",
        summary: """
            Cordelia Vance sets a crime novel without a crime in the lamp store of a harbour. It is slow, precise, and \
            hard to put down.
            """,
        section: "culture",
        authors: ["oskar-lindqvist-bray"],
        tags: ["books", "harbours", "labour"],
        topics: ["harbour-union", "port-aster"],
        hero: DemoMedia(
            name: "lamp-room-cover",
            width: 1200,
            height: 1600,
            alt: "A book cover with a row of brass lamps, one of them missing",
            caption: "Cordelia Vance: The Lamp Room. Novel. 288 pages, 24 crowns.",
            credit: "Cover: Slipway Press"
        ),
        published: .daysAgo(24, 7, 0),
        comments: [
            DemoComment(
                "Book club of Nether Oster",
                email: "bookclub@example.org",
                after: 1400,
                "Eleven of us read it. Six think that the lamp was never there. We are no longer on speaking terms until Tuesday."
            ),
            DemoComment("spoilers!!", email: "sp@example.org", after: 1500, "It was the watchman.", status: .rejected),
        ],
        html: #"""
            <p>On page one a lamp is missing. It is a brass hand lamp, number 61 of 120, and it should be hanging on its hook in the lamp room of the harbour of Port Aster on the morning of the ninth of November 1911. By page thirty it has been found again: it was on hook 16. By then it is too late. A foreman has asked a question; a trimmer has given an answer that was not quite true; and somebody has written it down.</p>
            <p>That is the whole of the crime in Cordelia Vance's third novel. Nothing has been stolen. All that happens in the remaining 258 pages follows from a lamp on the wrong hook and from the habit, in a place where every man signs for his light, of thinking that disorder must have an author.</p>
            <h2>A room and its rules</h2>
            <p>Vance, who was an archivist before she was a novelist, knows her lamps. We learn how a wick is cut, square for a steady flame and with clipped corners for a broad one; why the trimmers, who were paid less than anybody on the quay, were feared by all of them; and how many minutes of light a man could expect from a filling if the trimmer happened to dislike him.</p>
            <p>She has the courage of her material. Whole chapters consist of the entries in the signing book, with the commentary of Josephine Pell, a clerk of nineteen, who is given the task of finding out who moved lamp 61. She begins it as a chore. She goes on, after the lamp is back, because she has noticed that the book is too tidy.</p>
            <blockquote><p>An honest book has blots. This one had been kept by someone who was expecting me.</p></blockquote>
            <p>From here the novel widens, without ever leaving the room, into a picture of a harbour in the weeks before the stoppage of the lamp trimmers, the event from which the real Harbour Union of these pages dates its founding. Vance has changed the names and, one hears, little else. The fifty-one days of the stoppage themselves take up a single paragraph. She is not interested in how people act when everything is at stake. She wants to know how they act on the Thursday before.</p>
            <h2>Suspicion as weather</h2>
            <p>What makes the book so hard to put down is its treatment of suspicion. In an ordinary crime novel, suspicion is a path: it leads from one person to the next and at last to the right one. Here it is weather. It settles on everybody, it gets into the clothes. There is a scene of four pages in which two brothers share a sandwich, each believing that the other has talked, and neither says a word. I have read it three times, and my hands were cold each time.</p>
            <p>The language is plain, with a dry gleam. Of the harbour master: “He had the kind of patience that is mostly upholstery.” Of Josephine's mother: “She believed in God as one believes in a landlord.”</p>
            <h2>Two objections</h2>
            <p>Not everything succeeds. The frame, in which a granddaughter finds the signing book, is a device that has been round the harbour too often; the eleven pages could be cut out with a square wick trimmer. And the one villain, an insurance agent with a wet cough, belongs in a different novel, where he would be happier.</p>
            <p>But these are hooks on which nothing hangs. At the end, Josephine Pell knows who moved the lamp and why. The reader knows, too, if the reader has counted hooks. She does not write it down. She does what no clerk in that room has ever done: she makes a blot, blows on it, and closes the book.</p>
            <p><em>Cordelia Vance: The Lamp Room. Slipway Press, 288 pages, 24 crowns.</em></p>
            """#
    )
}
