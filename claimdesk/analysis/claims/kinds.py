"""What sort of statement a clause is: tables of phrases (see `phrasebook`), and the order in which they are tried."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdesk.analysis.phrasebook import phrasebook
from claimdesk.words.terms import Checks, Kind

CHARGED = phrasebook("""
    is/are/was/were/be/been/being formally/jointly/also? charged/indicted with/over/in/on/by/under/after
    is/are/was/were/be/been/being prosecuted/arraigned/indicted
    face/faces/faced/facing … count/counts/charge/charges/trial/prosecution
    charged/indicted … with
    charges/indictment against
    is/are/was/were wanted for/on/by
    on trial for/over
""")
"""An authority formally accuses or seeks somebody."""

DENIAL = phrasebook("""
    deny/denies/denied/denying
    reject/rejects/rejected/rejecting
    refute/refutes/refuted/refuting
    dispute/disputes/disputed/disputing the/this/that/these/those/it/any/his/her/their
    dismiss/dismisses/dismissed the/this/that/those/these/claims/allegations/reports/accusations
    plead/pleads/pleaded not guilty
    call/calls/called … … untrue/false/nonsense/baseless/fabricated/lies
    maintain/maintains/maintained his/her/their innocence
""")

ABSENCE = phrasebook("""
    there is/are/was/were/has/have no/never/nothing/nobody
    there never was/were
    there has/have never been
    none of
    never has/have/had/was/were/did
    has/have/had never
    no/nobody/nothing … was/were/has/had/has/have
    did/does/do not
    didn't/doesn't/don't
""")
"""That something is not, or was not: as easy to look up as that it is."""

PROMISE = phrasebook("""
    promise/promises/promised/promising
    pledge/pledges/pledged/pledging
    vow/vows/vowed/vowing
    offer/offers/offered/offering to/a/an/the/#/peace/talks/help/aid
    threaten/threatens/threatened/threatening to
    threaten/threatens/threatened/threatening … with
    plan/plans/planned/intend/intends/intended/aim/aims/aimed to
    propose/proposes/proposed/proposing
    commit/commits/committed/agree/agrees/agreed to
    undertake/undertakes/undertook/swore/swears to
    guarantee/guarantees/guaranteed
    let's
    target of
    declare/declares/declared … mourning/emergency/holiday
    ultimatum
    want/wants/wanted the/to … made/released/published/returned
""")

_NO_PROMISE = re.compile(
    r"(?:\b(?:with|of|despite|over|about|at|on|any|no|other|to|between)|['’]s?)\s(?:(?-i:[a-z-]+)\s)?$", re.IGNORECASE
)
"""What stands before a promise that is only spoken of."""

OWN_WILL = phrasebook("""
    we/i will/shall/won't
    we'll/i'll
    we/i are/am going to
""")
"""What a speaker says of his own doing to come."""

_WAIT_AND_SEE = phrasebook("we/i will see\nwe'll/i'll see")

FORECAST = phrasebook("""
    will/won't/would/might/may
    he'll/she'll/they'll/it'll/we'll/that'll
    is/are/was/were expected/likely/unlikely/forecast/predicted/projected/planned/set/due/scheduled
    is/are/was/were/isn't/aren't about to
    is/are to
    is/are/was/were going to
    expect/expects to/that
    predict/predicts/predicted/forecast/forecasts
""")
_COULD = re.compile(
    r"\bcould\s+(?!not\b|all\b|both\b|never\b|only\b|have\b|hear\b|see\b|tell\b|find\b|remember\b|afford\b)",
    re.IGNORECASE,
)
"""Not what somebody was able to do."""
_UNREAL = phrasebook("""
    would/could have
    had been expected
    would like
    i/we would say/call/argue/add/urge
""")

ACCUSED = phrasebook("""
    accuse/accuses/accused/accusing
    blame/blames/blamed/blaming
    allege/alleges/alleged/alleging/allegedly
    denounce/denounces/denounced
""")

WRONG = phrasebook("""
    bribe*
    fraud*
    poison*
    murder*
    kill/killed/killer/killers/killing
    assassin*
    steal/stole/stolen/theft
    lied/lying/liar
    illegal*/unlawful*
    corrupt*
    crime/crimes/criminal*
    abuse/abused/abuses/abusive
    rape/raped/rapist/assault*
    attack/attacked/attackers
    offender/offenders
    hid/hidden/conceal*
    cover-up/covered-up
    covered up
    forged/forgery
    tortur*/terror*/massacre*/genocide
    launder*/smuggl*/embezzl*
    guilty/cheat*/rigged
    spied/spies/spying/sabotage*
    threatened/harass*
    negligen*/misconduct
    plagiari*/mislead*/misled/deceiv*
    without warning
    disguised/sham/bogus/secretly/aliases
    doped/doping
    beaten
    fired/shot at
    war crime/crimes
""")
"""What somebody would be blamed for."""

FIGURE = re.compile(
    r"[$£€¥]\s?\d"
    r"|\b\d[\d.,]*\s?(?:%|percent|per\s+cent|million|billion|trillion|thousand|m\b|bn\b|k\b|[a-z]*met(?:re|er)s?|"
    r"miles?|tonnes?|tons?|degrees?|hectares?|acres?|euros?|dollars?|pounds?|yen)"
    r"|(?<![^\W\d_]-)(?<!/)\b(?!(?:1[5-9]|20)\d\d\b|(?:911|999|112|101)\b)\d{2,}(?:[,.]\d+)*\b(?!/)(?!\s?(?:[ap]\.?m\b|days?\b|hours?\b|minutes?\b|weeks?\b|[:-]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
    re.IGNORECASE,
)
"""A number in figures that is no year, day of the month, time or part of a name ("Covid-19")."""

_DIGIT = re.compile(r"\d")
NUMBER_WORDS = phrasebook("""
    half/double*/doubling/tripled/halved/quadrupled/twice
    a third/quarter
    two-thirds/three-quarters
    #/two/three/four/five/six/seven/eight/nine/ten/several/many times as/more/higher/larger
    record high/low
    one in every/two/three/four/five/six/seven/eight/nine/ten/#
    dozens/hundreds/thousands/millions/billions
    three/four/five/six/seven/eight/nine/ten/eleven/twelve/twenty/thirty/forty/fifty people/men/women/children/dead
    three/four/five/six/seven/eight/nine/ten/eleven/twelve cases/bodies/victims/soldiers/civilians/patients/times/jobs
    the first/second/third/fourth/fifth/sixth/seventh/tenth … since
""")

OPINION = phrasebook("""
    should/ought
    ridiculous/disgrace*/shameful/outrageous/absurd/nonsense/pathetic/dreadful
    wonderful/terrible/great/awful/beautiful*/amazing/incredible/brilliant/inspiring
    best/worst/better for
    insult/sad/tragic/unfair/unacceptable
    important/early to
    i think/believe/feel/hope/wish/guess
    we hope/feel/wish
    in my view/opinion
    right/wrong thing
    easy/hard/difficult/time to
    proud/disappoint*/frustrat*/thrilled/delighted/grateful
    deserve/deserves
    cruelly
    nobody here
""")

NO_COMMENT = phrasebook("""
    decline/declines/declined to comment/say/answer/discuss
    refuse/refuses/refused to comment/say/answer
    could/would/did not comment
    no/not comment
""")

SAYING_IS_ALL = phrasebook("""
    decline/declines/declined to
    apologize*/apologise*
    called/calls for
    no memory
    not recall/remember
    thanked/welcomed/praised
    condemn*/criticis*/criticiz*
    urge/urges/urged
""")
"""Where that it was said is all there is to check."""

_TOLL = phrasebook("""
    was/were/been/be killed/wounded/injured
    # killed/dead/wounded/injured
    # people/civilians/men/women/children/soldiers killed/dead/wounded/injured
""")
_DONE_BY = phrasebook("by * … forces/troops/army/police/gunmen/soldiers/rebels/militants\nwas/were/been killed by")
_TELLS_MORE = re.compile(
    r"\b(?:who|which|after)\s+(?:[\w'’-]+,?\s+){0,4}(?:was|were|had|has|[a-z]{3,}ed)\b", re.IGNORECASE
)
"""`apologised to a boy who was left on a trolley`: there is more to check than that they did."""
_AGE = re.compile(r",\s\d{1,3}(?=,)")
_LOOK_BACK = 60
_SUBORDINATE = re.compile(r"\b(?:who|which|that|whether|if|when|what|where)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
QUESTION = re.compile(r"\?[\"'”’)]*\s*$")
_PROSECUTORS = phrasebook("prosecutor/prosecutors/prosecution")
_PROMISING = frozenset(["promise", "pledge", "vow", "offer", "undertake", "guarantee"])
_DENYING = frozenset(["deny", "reject", "dispute", "refute"])
_ACCUSING = frozenset(["accuse", "blame", "allege"])


def kind_of(clause: str, *, lemma: str, claimant: str, direct: bool) -> Kind:
    """The kind of a clause, given the cue it hangs on (empty for none) and who vouches for it."""
    wrong = bool(WRONG.search(clause)) and not _is_toll(clause)
    if CHARGED.search(clause) or (wrong and _PROSECUTORS.search(claimant)):
        return Kind.CHARGE
    if lemma in _DENYING or DENIAL.search(clause):
        return Kind.ALLEGATION
    if lemma in _PROMISING or promises(clause):
        return Kind.OFFER
    if direct and OWN_WILL.search(clause) and not _WAIT_AND_SEE.search(clause):
        return Kind.OFFER
    if NO_COMMENT.search(clause) or (SAYING_IS_ALL.search(clause) and not _TELLS_MORE.search(clause)):
        return Kind.QUOTE
    if OPINION.search(clause) and not has_figure(clause):
        return Kind.OPINION
    if lemma in _ACCUSING or ACCUSED.search(clause) or (claimant and wrong):
        return Kind.ALLEGATION
    if foretells(clause):
        return Kind.FORECAST
    return Kind.NUMBER if has_figure(clause) else Kind.FACT


def promises(clause: str) -> bool:
    """Whether somebody promises in a clause: not `with plans to`, `their climate pledges`, `glad to offer`."""
    return any(not _NO_PROMISE.search(clause[: found.start()]) for found in PROMISE.finditer(clause))


def _is_toll(clause: str) -> bool:
    """`At least 17 people were killed`: a figure, where nobody is said to have done it."""
    return has_figure(clause) and bool(_TOLL.search(clause)) and not _DONE_BY.search(clause)


@lru_cache(maxsize=64)
def foretells(clause: str) -> bool:
    """Whether a clause itself speaks of what is to come, and not only a relative or conditional clause in it."""
    if _UNREAL.search(clause):
        return False
    return any(
        found[0] != "May" and not _SUBORDINATE.search(clause[max(0, found.start() - _LOOK_BACK) : found.start()])
        for found in (*FORECAST.finditer(clause), *_COULD.finditer(clause))
    )


def has_figure(clause: str) -> bool:
    """Whether a clause gives a figure, in digits or words."""
    return bool((_DIGIT.search(clause) and FIGURE.search(_AGE.sub("", clause))) or NUMBER_WORDS.search(clause))


def checks_of(kind: Kind) -> Checks:
    """Whether it is the content that is checked, or that the words were said."""
    return Checks.ATTRIBUTION if kind in (Kind.QUOTE, Kind.OPINION) else Checks.CONTENT
