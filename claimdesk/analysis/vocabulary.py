"""The words that the rules go by, as tables. Add a word to its line; nothing else need change."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """A set of words, from a line of them."""
    return frozenset(words.split())


def _forms(verbs: str) -> dict[str, str]:
    """Each form of regular verbs, to its base."""
    forms: dict[str, str] = {}
    for verb in verbs.split():
        stem = verb[:-1] if verb.endswith("e") else verb
        if verb.endswith("y") and verb[-2] not in "aeiou":
            endings = (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        else:
            plural = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else verb + "s"
            endings = (verb, plural, stem + "ed", stem + "ing")
        forms.update(dict.fromkeys(endings, verb))
    return forms


def irregular(rows: str) -> dict[str, str]:
    """Forms given one verb a line, the base first."""
    return {form: line.split()[0] for line in rows.strip().splitlines() for form in line.split()}


SAYING: dict[str, str] = {
    **_forms(
        "add announce argue assert assure acknowledge explain comment confirm concede conclude declare "
        "disclose recall emphasize emphasise estimate exclaim insist note observe predict remark repeat "
        "report reveal state stress suggest testify warn maintain indicate mention reiterate clarify "
        "complain caution counter reply respond tweet joke boast point explain continue guess speculate "
        "contend reckon lament write quip ask remember recount"
    ),
    **irregular(
        """
        say says said saying
        tell tells told telling
        write writes wrote writing
        think thinks thought
        quip quips quipped quipping
        admit admits admitted admitting
        """
    ),
}
"""Verbs that give another's words as a clause, to their base form."""

HEARING = listed("court jury inquest tribunal hearing inquiry trial panel committee magistrates")
"""Who hears what somebody states before them: `the court heard that …`."""

HOLDING: dict[str, str] = {
    **_forms("claim allege believe fear hope expect doubt suspect"),
    **irregular("find finds found\nshow shows showed shown\nforecast forecasts"),
}
"""Verbs that give what somebody holds or finds to be so; as often with a noun."""

PROMISING: dict[str, str] = {
    **_forms("promise pledge vow offer threaten plan propose agree intend guarantee commit undertake"),
    **irregular("swear swears swore\nundertake undertakes undertook"),
}
"""Verbs by which somebody binds himself, or says what he means to do."""

DENYING: dict[str, str] = {
    **_forms("deny dispute reject refute rebut dismiss"),
    **irregular("deny denies denied denying\nrebut rebuts rebutted"),
}
"""Verbs that say that something is not so."""

ACCUSING: dict[str, str] = _forms("accuse blame denounce slam")
"""Verbs that lay a wrong at somebody's door."""

CALLING: dict[str, str] = {
    **_forms("call describe label brand portray"),
    **irregular("dub dubs dubbed dubbing\nrefer refers referred referring"),
}
"""Verbs that give a thing a name."""

TOUCHING: dict[str, str] = {
    **_forms("complain boast warn joke talk"),
    **irregular("speak speaks spoke speaking\nwarn warns warned warning"),
}
"""Verbs by which somebody takes up a matter: it follows as a noun, after "of" or "about"."""

WANTING: dict[str, str] = {
    **_forms("want wish aim decide decline refuse"),
    **irregular("seek seeks sought seeking"),
}
"""Verbs by which somebody says what he is after, or will not do: "to …" follows."""

URGING: dict[str, str] = {
    **_forms("urge order encourage advise implore instruct request press persuade ask warn invite call"),
    **irregular("tell tells told telling\nbeg begs begged begging"),
}
"""Verbs by which somebody tells another what to do: "X to …" follows, after "call" with "on"."""

JUDGING: dict[str, str] = {
    **_forms(
        "criticise criticize condemn praise oppose support defend question mock demand endorse favour favor welcome "
        "cite mention discuss protest attack blast"
    ),
}
"""Verbs by which somebody takes up a matter or a stand on it: it follows as a noun."""

VOICING: dict[str, str] = {
    **_forms("shout yell chant scream whisper mutter scold protest cry tease thunder"),
    **irregular("sing sings sang singing\nread reads"),
}
"""Verbs for how words are uttered: they give words in quotation marks."""

CUE_VERBS = (
    frozenset(SAYING)
    | frozenset(HOLDING)
    | frozenset(PROMISING)
    | listed("asked asks reads read shouted urged urges called calls demanded")
)

SPEECH_NOUNS = listed(
    "order orders request requests press call calls demand demands question questions attack attacks support supports "
    "protest protests blast blasts favour favours favor favors praise discuss scream screams cry cries read reads "
    "mention mentions aim aims shout shouts whisper whispers yell yells chant chants mock welcome invite invites "
    "encourage scold thunder tease decline declines refuse want "
    "show shows report reports estimate estimates remark remarks comment comments label brand fear fears doubt doubts "
    "offer offers promise promises claim claims blame plan plans joke note notes point points state states question "
    "hope hopes pledge pledges vow dispute disputes contest reply counter guarantee undertaking forecast forecasts"
)
"""Verb forms that are as often a noun, or mean something else."""

SPEECH_VERBS = (
    frozenset([*SAYING, *HOLDING, *PROMISING, *DENYING, *ACCUSING, *CALLING, *WANTING, *URGING, *JUDGING, *VOICING])
    - SPEECH_NOUNS
)
"""Verb forms that are hardly ever a noun."""

AUXILIARIES = listed(
    "is are was were be been being am has have had having do does did will would shall should can could "
    "may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't "
    "can't couldn't shouldn't cannot ain't mustn't"
)
PRONOUN_VERBS = listed(
    "he's she's it's they're we're i'm you're they've we've i've you've he'd she'd they'd he'll she'll "
    "they'll it'll we'll i'll that's there's who's what's let's i'd we'd"
)
COMMON_VERBS = listed(
    "go goes went come comes came get gets got make makes made take takes took taken give gives gave given "
    "keep keeps kept let lets put puts run runs ran hold holds held bring brings brought begin begins "
    "began buy buys bought build builds built cost costs cut cuts die dies died draw drew drive drove eat "
    "ate fall falls fell feel feels felt fight fought find finds found fly flew forget forgot grow grows "
    "grew hear hears heard hit hits hurt know knows knew lead leads led leave leaves left lie lies lay "
    "lose loses lost mean means meant meet meets met pay pays paid rise rises rose say says said see sees "
    "saw sell sells sold send sends sent set sets shoot shot show shows showed sit sat sleep slept speak "
    "speaks spoke spend spends spent stand stands stood steal stole take teach taught tell tells told "
    "think thinks thought throw threw understand wear wore win wins won write wrote want wants need needs "
    "work works live lives seem seems become becomes became remain remains face faces include includes "
    "contain contains say stay stays start starts end ends own owns use uses hope hopes claim claims "
    "believe believes comes risk offer offers seek seeks sought plan plans deny denies unlock threaten "
    "threatens warn warns suggest suggests allow allows appear appears expect expects follow follows help "
    "helps support supports oppose opposes want require requires lack lacks owe owes earn earns sign signs "
    "carry carries belong belongs read reads charge charges quit broke broken beat beats bears bore bid "
    "chose choose froze hid hides rang sank sang shook struck swore tore withdrew woke wound arose fled "
    "bled bred dealt dug fed forgave forbade hung knelt laid lent lit overcame sped spun sprang stuck "
    "backs approves unveils reveals launches considers drops scraps delays defends restores "
    "stung swam swept swung undertook upheld wept overthrew misled rebuilt caught kills kill"
)
"""Verb forms that no ending gives away."""

NOT_PAST = listed("need indeed speed seed feed red bed hundred shed breed greed sacred naked wicked united")

DETERMINERS = listed("the a an this that these those his her its their our my your some any no each every both all")
PREPOSITIONS = listed(
    "in on at by for from of to with without within after before during since until against about over "
    "under into through between among across near as despite amid around behind beyond inside outside per "
    "than towards toward upon via following including like unlike"
)
CONJUNCTIONS = listed("and or but nor yet so because although though while whereas if unless when whenever once")
ADVERBS = listed(
    "also now then later still again already just even only never ever always often once repeatedly "
    "recently previously meanwhile however therefore moreover instead too yesterday today tomorrow earlier "
    "first finally reportedly allegedly perhaps maybe indeed afterwards since either neither not both all"
)
PRONOUNS = listed("he she it they i we you who him her them me us himself herself itself themselves")
