"""Rules on one thing of which two say what can't both be so: opposite words, other people, another doer."""

from __future__ import annotations

from claimdesk.analysis.phrasebook import phrasebook
from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.finding import Finding, between, other_times, voice
from claimdesk.analysis.rivals.frames import other_terms, same_subject, stems
from claimdesk.analysis.vocabulary import listed
from claimdesk.words.terms import Basis, Relation

OPPOSITES: tuple[tuple[str, str, Basis], ...] = (
    ("alive\nhas survived/recovered", "dead\nwas/were killed/murdered\nhas? died", Basis.STATUS),
    ("acquitted/exonerated/cleared of\nnot guilty", "convicted\nfound guilty\npleaded? guilty", Basis.STATUS),
    (
        "genuine/authentic\nby … himself/herself\nthe? original",
        "fake/faked/forged/forgery/fabricated\na copy\nby/of a pupil/copyist/follower",
        Basis.IDENTITY,
    ),
    ("bought/paid for\nbought/acquired legally", "stolen/looted", Basis.STATUS),
    (
        "is/are/was/were open\nopen again\nreopened/opened",
        "is/are/was/were/remains closed/shut\nhas/have been closed/shut",
        Basis.STATUS,
    ),
    ("arrested/captured\nin custody\nbehind bars", "on the run\nat large\nescaped\nstill free", Basis.STATUS),
    ("in good health\nis healthy\nis well", "ill/sick/dying\nin a? coma", Basis.STATUS),
    ("negative", "positive", Basis.STATUS),
    ("in force", "suspended/repealed/annulled/lapsed", Basis.STATUS),
    ("approved/authorised/authorized/licensed", "rejected/refused/banned", Basis.STATUS),
    ("voted for", "voted against", Basis.DENIAL),
    ("kept/respected/observed the", "broke/broken/violated the", Basis.DENIAL),
    ("legal/lawful/legally/lawfully", "illegal/unlawful/illegally/unlawfully", Basis.STATUS),
    ("innocent", "guilty", Basis.STATUS),
    ("safe", "unsafe/dangerous/contaminated", Basis.STATUS),
    ("succeeded/successful\na success", "failed\na failure", Basis.STATUS),
    ("won", "lost", Basis.STATUS),
    ("resigned/quit\nstepped down", "dismissed/fired/sacked\nremains in office", Basis.STATUS),
    ("still in office\nremains in office", "suspended\nremoved from office", Basis.STATUS),
    ("confirmed", "denied", Basis.DENIAL),
    ("raised/lifted the/its/their", "cut/lowered the/its/their", Basis.NUMBER),
    ("married", "single/divorced/unmarried", Basis.STATUS),
    (
        "rose/risen/increased/grown/growing/rising\ngone up\ngetting longer/worse",
        "fell/fallen/dropped/declined/decreased/shrunk/shrinking/falling\ngone down\ngetting shorter/better",
        Basis.NUMBER,
    ),
    (
        "accident/suicide/natural/lightning\nheart attack\nhuman error",
        "murder/murdered/sabotage/deliberate/deliberately/bomb/arson/beaten/poisoned",
        Basis.CAUSE,
    ),
)
"""Words of which one excludes the other where they are said of one thing; to add a pair, add a line."""
_EITHER = phrasebook("\n".join(f"{a}\n{b}" for a, b, _ in OPPOSITES))
_OPPOSITES = tuple((phrasebook(a), phrasebook(b), basis) for a, b, basis in OPPOSITES)

ROLES = (
    "civilian/civilians/tourist/tourists/guest/guests/farmer/farmers/student/students/bystander/bystanders/journalist/"
    "journalists",
    "terrorist/terrorists/militant/militants/soldier/soldiers/fighter/fighters/agent/agents/spy/spies/mercenary/"
    "mercenaries\nofficers of\ngunman/gunmen",
    "refugee/refugees",
    "economic? migrant/migrants",
    "policeman/policemen/police",
    "guard/guards",
)
"""What people can be said to be; of one line, and hardly of two."""
_ROLE = phrasebook("\n".join(ROLES))
_ROLES = tuple(
    phrasebook(f"is/are/was/were … {line.replace(chr(10), chr(10) + 'is/are/was/were … ')}") for line in ROLES
)

ONCE = listed("write blow discover order invent design paint compose set found shoot sabotage assassinate murder begin")
"""What only one does: with another doer it can't both be so."""
_DID = phrasebook("""
    wrote/written/blew/blown/shot/fired/began/begun/started/set/caused/founded/composed/designed/invented/painted
    discovered/ordered/sabotaged/assassinated/murdered
""")


@between(lambda each: bool(each.finds(_EITHER)))
def opposites(a: Facets, b: Facets, _: int) -> Finding | None:
    """`Colonel Idris is alive` and `Colonel Idris was killed`."""
    if a.negative != b.negative:
        return None
    if not same_subject(a.frame, b.frame, a.names | b.names) or _apart(a, b):
        return None
    for one, two, basis in _OPPOSITES:
        for left, right in ((a, b), (b, a)):
            first, second = left.finds(one), right.finds(two)
            if first and second and not left.finds(two) and not right.finds(one):
                if basis is not Basis.IDENTITY and _elsewhere(left, first, right, second):
                    continue
                reason = f"{voice(left)} says “{first}”, {voice(right)} “{second}” of the same"
                return Finding(Relation.CONTRARY, basis, reason)
    return None


@between(lambda each: not each.negative and bool(each.finds(_ROLE)))
def roles(a: Facets, b: Facets, _: int) -> Finding | None:
    """`The two men are tourists` and `The two men are officers of a foreign service`."""
    if not same_subject(a.frame, b.frame, a.names | b.names) or _apart(a, b):
        return None
    said = [[(n, found) for n, role in enumerate(_ROLES) if (found := each.finds(role))] for each in (a, b)]
    if not said[0] or not said[1] or {n for n, _ in said[0]} & {n for n, _ in said[1]}:
        return None
    words = [each[0][1].split()[-1] for each in said]
    reason = f"{voice(a)} calls them {words[0]}, {voice(b)} {words[1]}"
    return Finding(Relation.TENSION, Basis.IDENTITY, reason)


@between(lambda each: not each.negative and bool(each.finds(_DID)))
def another_doer(a: Facets, b: Facets, _: int) -> Finding | None:
    """`The dam was blown up by the rebels` and `Government forces blew up the dam`."""
    one, two = a.frame, b.frame
    if one.verb not in ONCE or one.verb != two.verb or _apart(a, b):
        return None
    if not one.doer or not two.doer or one.doer & two.doer:
        return None
    if one.done != two.done and not (one.done & two.done and (one.done <= two.done or two.done <= one.done)):
        return None
    basis = Basis.CAUSE if one.verb == "set" else Basis.ATTRIBUTION
    return Finding(Relation.CONTRARY, basis, f"{voice(a)} and {voice(b)} each name another who did it")


def _apart(a: Facets, b: Facets) -> bool:
    """Whether they speak of other times or terms."""
    return other_terms(a.frame, b.frame) or other_times(a, b)


def _elsewhere(a: Facets, first: str, b: Facets, second: str) -> bool:
    """Whether each says something of its own besides: "acquitted of murder" and "guilty of theft"."""
    one, two = (each.frame.matter - each.frame.subject - stems(each.claimant) for each in (a, b))
    one, two = one - stems(first), two - stems(second)
    return not (one <= two or two <= one)
