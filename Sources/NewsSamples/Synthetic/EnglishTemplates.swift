/// The sentences of the synthetic newsroom's English, one a line. They hold nothing that HTML would have to escape.
enum EnglishTemplates {
    static let sentences = """
        The {noun} of {place} has {adverb} {verb} the {adjective} {noun} that the {organisation} had asked for.
        According to {name}, the {noun} was {adverb} {verb} after {number} days of talks over the {noun}.
        In {place} the {adjective} {noun} is seen as a test for every other {noun} in the region.
        Nobody had expected the {noun} to {infinitive} the {nouns}, least of all the {nouns} of {place}.
        The figures show {number} {nouns} in {place} and {number} in {place}, more than in any year before.
        For {surname}, who has followed the {noun} since it began, the {adjective} {noun} is the real story.
        The {organisation} {verb} the {noun} and said that it would {infinitive} the {nouns} before the end of the year.
        Critics say that the {adjective} {noun} costs too much and that the {nouns} could {infinitive} it for less.
        Since the {noun} opened, {number} {nouns} have been counted, some of them as far away as {place}.
        A second {noun}, {verb} last month, comes to a different result and blames the {nouns}.
        What happens to the {noun} now depends on whether {place} is ready to {infinitive} the {adjective} {nouns}.
        Much of the {noun} was {verb} by people who had never seen such {nouns} before.
        The {adjective} {nouns} between {place} and {place} were {verb} for the first time in {number} years.
        It took {number} months to {infinitive} the {noun}, and the {nouns} are still not paid for.
        The mayor of {place}, {name}, {adverb} defended the {noun} and called the {nouns} a {adjective} mistake.
        At the {organisation} they are less sure, because each {noun} needs {nouns} that nobody can deliver.
        Whether the {noun} will {infinitive} the {nouns} is an open question, and {surname} knows it.
        One of the {adjective} {nouns} stands in {place}, beside a {noun} that was {verb} long ago.
        The {noun} is to cost {number} million, of which the {organisation} will pay about a third.
        In the end the {nouns} were {verb}, the {noun} was not, and {place} went home with a {adjective} compromise.
        The {organisation} has promised to publish its {noun}, together with the {nouns} on which it rests.
        Every {adjective} {noun} in {place} is now checked by {number} {nouns} before it may {infinitive} anything.
        There are {adjective} {nouns} in {place}, said {name}, but hardly a {noun} that would {infinitive} them.
        The {noun} itself is simple: {nouns} from {place} are {verb}, counted and sent on to {place}.
        Other {nouns} were {adverb} {verb}, among them the {adjective} {noun} near {place}.
        The committee heard {number} witnesses, and most of them {verb} the {noun} without being asked.
        Until the {noun} is settled, the {nouns} of {place} will have to {infinitive} what they can.
        Behind the {noun} lies an older quarrel about {nouns}, {nouns} and the {adjective} {noun} of {place}.
        With the {adjective} {noun} came {nouns}, and with the {nouns} came people who wanted to {infinitive} them.
        Last year {surname} {verb} a similar {noun}, which has since been {adverb} {verb}.
        The {organisation} and the {organisation} want to {infinitive} the {noun} together, each for its own reasons.
        It is the {adjective} {noun} that worries {place}, not the {nouns} of which everybody speaks.
        About {number} per cent of the {nouns} are {adjective}, and the share is growing.
        If the {noun} fails, {surname} said, there are {number} other {nouns} waiting to be {verb}.
        On the first day the {nouns} of {place} {verb} the {noun} from early morning until late at night.
        The {noun} has a {adjective} side as well, which the {organisation} would rather not {infinitive}.
        Few {nouns} have been {verb} as often as this {noun}, and none with so {adjective} a result.
        They had come from {place} and {place} to {infinitive} the {adjective} {noun} with their own {nouns}.
        The {noun} was built when {nouns} were cheap, and {place} has been paying for it since.
        A spokesman of the {organisation} {verb} the report and spoke of {adjective} {nouns} in {place}.
        "The {noun} is not {adjective}," said {name}, "but the {nouns} of {place} are."
        "We will {infinitive} the {nouns} first," said {surname}. "Then the {noun} will follow."
        In {place} they call it the "{adjective} {noun}" and mean the {nouns} as well.
        """

    static let topicSentences = """
        The debate over the {topic} has reached {place}, where {nouns} are affected by it.
        For the {topic}, said {name}, the {adjective} {noun} comes at the right time.
        Since the {topic} began, the {nouns} of {place} have been {verb} more than once.
        Those who know the {topic} are not surprised that the {noun} was {verb}.
        The {organisation} sees the {topic} as the cause and wants to {infinitive} the {nouns}.
        """

    static let titles = """
        {place} wants to {infinitive} its {adjective} {noun}
        {noun} of {place} {adverb} {verb} after {number} days
        Why {place} cannot {infinitive} its {nouns}
        {adjective} {noun}: how {place} {verb} the {nouns}
        {organisation} {verb} {adjective} {noun}
        The {adjective} {noun} that {place} forgot
        {number} {nouns} and one {adjective} {noun} in {place}
        {surname} and the {noun}: a {adjective} answer
        What the {noun} of {place} means for {nouns}
        {nouns} of {place} {verb} by {organisation}
        Between {place} and {place}, a {adjective} {noun}
        “{adjective} {nouns}” – {place} and its {noun}
        After the {noun}: {place} learns to {infinitive} {nouns}
        """

    static let headings = """
        A {adjective} {noun}
        What {place} wants
        The {nouns} of {place}
        {number} {nouns} later
        Who is to {infinitive} the {noun}
        Doubts about the {noun}
        The view from {place}
        What comes after the {noun}
        """

    static let quotes = """
        We have seen many {nouns} in {place}, but never a {noun} as {adjective} as this one.
        Anybody can {infinitive} a {noun}. To {infinitive} the {nouns} as well, that is the art.
        If you ask me what the {noun} has changed, I say: the {nouns}, and the way we speak about them.
        I would rather {infinitive} ten {adjective} {nouns} than one more {noun}.
        The {noun} will still be there when the {nouns} have long been forgotten.
        """

    static let items = """
        the {adjective} {noun} of {place} is to be {verb};
        {number} {nouns} are {verb} each month;
        no {noun} may {infinitive} the {nouns} on its own;
        the {organisation} pays for the {nouns};
        {nouns} in {place} stay as they are.
        """

    static let comments = """
        I live in {place} and have never seen such a {noun}.
        Could somebody explain why the {nouns} were {verb} first?
        A {adjective} article. I only miss the {nouns}.
        My mother worked at the {organisation}, and she would agree with every word.
        The number is wrong, it was {number} {nouns} last year.
        In {place} we tried to {infinitive} the {noun} ten years ago, and it failed.
        Thank you for writing about {place} again.
        This is the third {noun} this year. When will they {infinitive} the {nouns}?
        {surname} is right, and everybody at the {organisation} knows it.
        Nobody needs another {adjective} {noun} – least of all in {place} …
        """
}
