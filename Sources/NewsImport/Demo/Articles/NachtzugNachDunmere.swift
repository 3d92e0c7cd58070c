extension DemoArticle {
    static let nachtzugNachDunmere = DemoArticle(
        slug: "nachtzug-nach-dunmere",
        language: "de",
        kicker: "Reportage",
        title: "Im Nachtzug nach Dunmere: Wer hier schläft, dem gehört die Bahn",
        summary: """
            Die Genossenschaft NightLink fährt mit Wagen, die andere verschrottet hätten. Eine Nacht zwischen \
            Postabteil, Speisewagen und der Frage, wann man den Fahrgast wecken darf.
            """,
        section: "cities",
        authors: ["carla-benavides-roth"],
        tags: ["railways", "small-business"],
        topics: ["nightlink", "dunmere"],
        hero: DemoMedia(
            name: "nachtzug-fenster",
            alt: "Ein Abteilfenster bei Nacht mit den Lichtern eines Bahnhofs",
            caption: "Kurz vor Mitternacht, irgendwo hinter Threewater.",
            credit: "Foto: Teodor Rask"
        ),
        published: .daysAgo(9, 5, 30),
        comments: [
            DemoComment(
                "Anneliese Kopf",
                email: "a.kopf@example.org",
                after: 120,
                "Ich bin im Wagen 17 schon einmal aus dem Bett gefallen und würde es jederzeit wieder tun.",
                replies: [
                    DemoComment("Genosse 3.907", email: "g3907@example.org", after: 150, "Oben oder unten?"),
                    DemoComment(
                        "Anneliese Kopf",
                        email: "a.kopf@example.org",
                        after: 155,
                        "Oben. Sonst zählt es ja nicht."
                    ),
                ]
            )
        ],
        html: #"""
            <p>Um 21.14 Uhr, auf die Minute, geht ein Ruck durch den Wagen 17, und auf dem Tischchen wandert ein Glas Tee drei Zentimeter nach Norden. Wanda Frisk legt die Hand darauf, ohne hinzusehen. „Die Kupplung“, sagt sie. „Baujahr vor meiner Zeit. Man gewöhnt sich.“</p>
            <p>Frisk leitet die Werkstatt der Genossenschaft NightLink in Dunmere und fährt einmal im Monat eine Nacht mit, um zu hören, was klappert. Der Wagen 17 war einmal ein Postwagen. Später schliefen Gleisarbeiter darin. Seit vier Jahren hat er vierundzwanzig Betten, neue Drehgestelle und eine Heizung, die sich, was auf der Schiene selten ist, auch abstellen lässt.</p>
            <h2>Ein Anteil, eine Stimme</h2>
            <p>Als die Staatsbahn ihre letzten Nachtzüge aufgab, kauften 212 Eisenbahner und Fahrgäste elf ausgemusterte Wagen. Heute hat die Genossenschaft rund 19.000 Mitglieder. Jedes besitzt einen Anteil zu 100 Kronen und hat eine Stimme, gleich, wie oft es fährt. Die jährliche Versammlung dauert zwei Tage. Abgestimmt wird über neue Strecken, über den Frühstückspreis und, beim letzten Mal bis halb zwei in der Nacht, über die Härte der Kopfkissen.</p>
            <p>Das klingt nach Folklore, hat aber einen nüchternen Kern. Wer über das Kissen abstimmt, weiß, was es kostet. Eine Matratze hält sechs Jahre, ein Laken achtzig Wäschen, und eine Heizung, die man abstellen kann, spart im Winter elf Prozent Strom.</p>
            <h2>Fahrplan einer Nacht</h2>
            <table>
            <thead><tr><th>Uhrzeit</th><th>Ort</th><th>Was geschieht</th></tr></thead>
            <tbody>
            <tr><td>21.14</td><td>Hallin</td><td>Abfahrt; 212 Reisende, drei Hunde, ein Kontrabass</td></tr>
            <tr><td>23.50</td><td>Threewater</td><td>Grenzhalt; niemand wird geweckt</td></tr>
            <tr><td>2.30</td><td>freie Strecke</td><td>zwanzig Minuten Stillstand, damit der Zug nicht zu früh kommt</td></tr>
            <tr><td>6.05</td><td>Küste</td><td>Frühstück, auf Wunsch mit Meerblick</td></tr>
            <tr><td>7.32</td><td>Dunmere</td><td>Ankunft</td></tr>
            </tbody>
            </table>
            <p>Die wichtigste Regel betrifft das Wecken. Früher riss an der Grenze jemand die Tür auf und rief nach Pässen. Heute sammelt die Schaffnerin die Papiere am Abend ein und bringt sie mit dem Kaffee zurück. Drei Jahre habe man darüber mit drei Behörden verhandelt, erzählt Ilkay Born, die in dieser Nacht für die Wagen 15 bis 19 zuständig ist. Am Ende fragte ein Beamter, was eigentlich geschehe, wenn man die Leute einfach schlafen lasse. Niemand wusste es. Also ließ man sie.</p>
            <blockquote><p>Ein Nachtzug ist kein langsames Flugzeug. Er ist ein Hotel, das pünktlich ist.</p></blockquote>
            <h2>Halb drei</h2>
            <p>Um halb drei steht der Zug. Kein Licht draußen, nur das Ticken des abkühlenden Blechs. Es ist der Augenblick, für den manche allein schon fahren, behauptet Frisk. Im Gang lehnt ein Mann im Bademantel am Fenster. Er unterrichtet Latein in Hallin und besucht seine Enkel, jeden zweiten Freitag. Mit dem Flugzeug wäre er in einer Stunde da. „Aber dann“, sagt er, „wäre ich eben in einer Stunde da.“</p>
            <p>Was ihm fehlt? Er denkt nach. Ein Haken mehr für die Hose. Frisk schreibt es auf.</p>
            <h2>Was klappert</h2>
            <p>Am Morgen liegt hinter den Dünen das Meer, flach und grau wie ein Laken nach der achtzigsten Wäsche. Born bringt Kaffee, Brötchen und Pässe. Auf Frisks Zettel stehen vier Dinge: die Verriegelung von Abteil 6, ein Pfeifen bei Seitenwind, der Haken, und, doppelt unterstrichen, das Wort „Kupplung“.</p>
            <p>Dunmere, 7.32 Uhr. Die Halle der alten Werft, in der die Wagen umgebaut werden, liegt vom Bahnsteig aus gesehen gleich hinter dem Kran. Dort wartet schon der nächste: ein Speisewagen, gebaut für einen Staatsbesuch, der nie stattfand. Er hat Vorhänge aus Samt und, wie sich beim Ausbau zeigte, einen einzigen Sitz mit Blick nach vorn. Den, sagt Frisk, werde man verlosen. Jede Nacht neu.</p>
            """#
    )
}
