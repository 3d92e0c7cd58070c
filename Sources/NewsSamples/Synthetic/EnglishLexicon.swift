/// The words of the synthetic newsroom's English, the frequent ones of each kind first.
enum EnglishLexicon {
    static let nouns = """
        council plan report city price vote project budget market school river company harbour law station bridge bank
        union study road hospital district season court tax industry election grid government energy climate policy
        contract railway island farm factory coast library theatre museum festival storm border committee ministry
        commission survey investment inflation rent wage loan deficit trade cargo vessel tide forest valley reservoir
        drought flood harvest soil seed orchard fishery reef wetland glacier pipeline turbine battery cable reactor
        satellite sensor algorithm laboratory vaccine clinic surgery patient virus diet sleep treatment nurse trial
        archive manuscript exhibition orchestra novel film gallery studio stage choir poem sculpture premiere critic
        team league coach match tournament stadium marathon regatta champion season referee goal record training pool
        tram timetable junction tunnel suburb square park pavement cyclist terminal airport ferry highway parking
        tenant landlord housing mortgage office tower facade courtyard kitchen workshop warehouse cellar roof window
        agreement treaty summit delegation embassy sanction tariff ceasefire charter mandate coalition cabinet mayor
        senator ballot referendum petition lawsuit verdict appeal judge witness prison inquiry audit scandal licence
        regulation standard subsidy pension insurance strike shift apprentice engineer farmer teacher student scholar
        curriculum exam campus scholarship textbook kindergarten classroom lecture dialect translation dictionary
        newspaper broadcaster podcast headline editor rumour fact interview documentary subscription platform network
        server password outage encryption robot chip software patent prototype startup investor dividend auction
        currency bond reserve export import supply shortage surplus refinery quarry mine smelter timber textile
        bakery dairy vineyard mill brewery recipe restaurant menu spice fishmonger grocer parcel courier depot fuel
        engine carriage wheel brake axle anchor lighthouse pier breakwater canal lock dam sluice estuary delta
        meadow hedge beehive owl otter salmon seal heron lynx beetle orchid fungus lichen moss fossil crater comet
        telescope orbit mission launch probe asteroid spectrum particle magnet crystal enzyme protein gene embryo
        neuron memory reflex allergy fever injury wheelchair ambulance pharmacy prescription screening hygiene
        neighbourhood parish chapel monastery cemetery monument statue fountain archway citadel rampart moat mosaic
        carnival parade lantern firework anniversary jubilee pilgrimage custom costume melody rhythm drum violin
        piano rehearsal encore applause lyric sketch canvas pigment photograph portrait ceramic tapestry
        """

    static let adjectives = """
        new public local old regional national long early late common large small recent private open joint rural
        urban annual independent technical final modest costly careful quiet steady sudden sharp narrow broad
        provisional temporary permanent contested popular rare ordinary ambitious cautious coastal northern southern
        eastern western central municipal federal medical cultural historic modern industrial digital electric
        financial legal political social scientific global domestic foreign seasonal weekly monthly preliminary
        detailed confidential unexpected unusual familiar fragile robust ageing empty crowded abandoned restored
        neglected promising disputed voluntary compulsory affordable expensive profitable bankrupt reliable obsolete
        experimental clinical chronic mild severe bitter cheerful solemn patient stubborn generous anonymous
        bilingual nocturnal alpine tidal volcanic arid humid frozen flooded fertile barren remote adjacent parallel
        circular vertical hollow transparent opaque brittle elastic magnetic nuclear solar thermal acoustic visual
        """

    static let verbs = """
        approved rejected delayed announced questioned criticised supported reviewed funded opened closed replaced
        extended reduced doubled halved examined measured defended welcomed blocked revised published signed
        planned completed abandoned restored inspected sold bought leased shared joined left visited monitored
        ignored explained described confirmed denied discussed settled postponed cancelled renewed expanded trimmed
        simplified complicated improved damaged repaired rebuilt designed tested launched suspended resumed lost won
        protected threatened transformed modernised recorded catalogued translated photographed rehearsed performed
        audited taxed insured subsidised regulated licensed banned allowed encouraged discouraged predicted doubted
        celebrated mourned remembered discovered overlooked surveyed mapped drained flooded planted harvested
        """

    static let infinitives = """
        approve delay question support review fund open close replace extend reduce double examine measure defend
        block revise publish sign plan complete abandon restore inspect sell buy lease share join leave visit monitor
        explain describe confirm discuss settle postpone cancel renew expand trim simplify improve repair rebuild
        design test launch suspend resume protect transform modernise record catalogue translate perform audit tax
        insure subsidise regulate license ban allow encourage predict celebrate survey map drain plant harvest
        """

    static let adverbs = """
        quietly slowly largely nearly already often rarely publicly formally narrowly unanimously reluctantly gradually
        briefly twice repeatedly eventually officially apparently soon finally again
        """

    static let firstNames = """
        Anna Marek Lena Tomas Ingrid Pavel Clara Simon Nora Emil Judith Karim Alma Viktor Rosa Anton Miriam Felix Greta
        Oscar Hanna Leo Ida Martin Sofia Erik Helena Jakob Vera Bruno Elsa Noah Agnes Daniel Petra Lukas Astrid Milan
        Edith Samuel Thea Rafael Linnea Adrian Zelda Konrad Mina Gregor Stella Arvid
        """

    /// Names built of syllables: thousands of words that occur seldom, as in any newspaper, and name nobody.
    static func names(_ count: Int, ends: [String], stream: UInt64) -> [String] {
        let starts = SyntheticWords.list(
            "Bar Bel Bran Cal Car Cor Dal Der Dor El Fal Fen Gar Gil Hal Har Hol Il Jor Kal Kel Kor Lan Lin Lor Mal Mar"
                + " Mel Mor Nar Nor Or Pel Per Quil Ral Ren Ros Sar Sel Sol Tal Tar Tor Ul Val Ver Vin Wal Wen Yar Zan Zel"
        )
        let middles = SyntheticWords.list("a e i o u an en in on ar er or al el il and end ing ist est ev av ov os as")
        var random = SyntheticRandom(seed: 0x4E41_4D45, stream: stream)
        var seen: Set<String> = []
        var names: [String] = []
        while names.count < count {
            let name = random.pick(starts) + random.pick(middles) + random.pick(ends)
            if seen.insert(name).inserted { names.append(name) }
        }
        return names
    }
}
