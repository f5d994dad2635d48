"""Rules on what somebody is or did: charged and innocent, claimed by two, said and denied, one word or another."""

from __future__ import annotations

import re

from claimdesk.analysis.phrasebook import phrasebook
from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.finding import (
    APART,
    IN_REACH,
    NEAR,
    Finding,
    affirms,
    between,
    other_days,
    other_names,
    other_times,
    same_voice,
    voice,
)
from claimdesk.analysis.rivals.frames import TITLES, other_terms, same_subject, stems
from claimdesk.analysis.rivals.quantities import stem
from claimdesk.analysis.wording import LIGHT
from claimdesk.words.terms import Basis, Relation

_INNOCENT = phrasebook("""
    not/no criminals but civilians/people/tourists
    not/no criminal/criminals
    civilian/civilians
    innocent
    nothing special? or? criminal
    did nothing wrong
    law-abiding
    ordinary people/tourists/citizens
    not a? spy/spies/agent/agents/terrorist/terrorists
""")
_DENIES_THIS = phrasebook("""
    deny/denies/denied/reject/rejects/rejected/dispute/disputes/disputed all/both/any? of? this/that/it/them/these/those
    deny/denies/denied/reject/rejects/rejected/disputes/disputed all/any/the/these/those? claims/allegations/charges
    deny/denies/denied/reject/rejects/rejected the/any/this/that accusation/accusations/claim/allegation/report/reports
    deny/denies/denied any/all involvement/wrongdoing/role/responsibility
""")
_POINTING = ("this", "that", "it", "them", "these", "those")
_STOPS = re.compile(r"\W*(?:$|[.,;:!?]|and\b|but\b|as\b)", re.IGNORECASE)
_HOLDS = phrasebook("claim/claims/claimed sovereignty/ownership/victory/responsibility")
_OPEN_QUESTION = re.compile(r"\b(?:whether|unclear|not\s+(?:know|known|say|clear|answer))\b|\?", re.IGNORECASE)
_LEAST_SHARED = 2
_NOTHING = re.compile(r"(?:there\s+(?:is|are|was|were|has|have)\s+no|nobody|no|none)\b", re.IGNORECASE)
_CLEFT = re.compile(r"\b(?:that|who|which)\s+([a-z]+ed)\b[^.;]*\bwas\s+(?:an?|the)\s+(\w+)", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I|we|us|our|my|me)\b")

EXCLUSIVE: tuple[tuple[str, str, Relation, Basis, str], ...] = (
    (
        "independent contractor/contractors\nself-employed",
        "employee/employees\nemployed by",
        Relation.TENSION,
        Basis.DEFINITION,
        "one says contractor, the other employee",
    ),
    (
        "voluntary/voluntarily\nof his/her/their own will",
        "taken/seized/confiscated",
        Relation.CONTRARY,
        Basis.DEFINITION,
        "one says taken, the other given freely",
    ),
    (
        "remained/stayed/was/were/kept closed/shut",
        "opened/open",
        Relation.CONTRARY,
        Basis.STATUS,
        "one says closed, the other open",
    ),
    (
        "accident/accidental/accidentally/suicide",
        "murder/murdered/sabotage/deliberate/deliberately/bomb",
        Relation.CONTRARY,
        Basis.CAUSE,
        "one says accident, the other a deliberate act",
    ),
    (
        "had/has/holding/held/carried/carrying/with/pointed/drew a? gun/handgun/pistol/knife/weapon\narmed",
        "phone/unarmed\nno weapon",
        Relation.CONTRARY,
        Basis.IDENTITY,
        "one says a weapon, the other none",
    ),
    (
        "not in a? recession\nno recession",
        "recession",
        Relation.TENSION,
        Basis.DEFINITION,
        "they differ on whether it is to be called a recession",
    ),
    (
        "no link/links/tie/ties to/with\nunrelated to\nis/was/are/were independent of/from",
        "owner … is\nbrother-in-law/sister-in-law/son-in-law/brother/sister/wife/husband/cousin",
        Relation.CONTRARY,
        Basis.IDENTITY,
        "one says there is no tie, the other names one",
    ),
)
"""Words that can't both be true of one thing: either side, the relation, its basis, and how the reason begins."""
_EITHER = phrasebook("\n".join(f"{a}\n{b}" for a, b, *_ in EXCLUSIVE))
_EXCLUSIVE = tuple((phrasebook(a), phrasebook(b), relation, basis, why) for a, b, relation, basis, why in EXCLUSIVE)


@between(lambda each: each.charged, lambda each: not each.charged and bool(each.finds(_INNOCENT)))
def charge_and_innocence(charge: Facets, other: Facets, gap: int) -> Finding | None:
    """`charged with poisoning` and `not criminals but civilians`."""
    alike = gap <= IN_REACH and charge.anaphoric and other.anaphoric and charge.plural == other.plural
    if not alike and not charge.names & other.names:
        return None
    who = "them" if charge.plural else "the same person"
    charged = f"{charge.claimant} charged {who}" if charge.claimant else f"a charge was laid against {who}"
    return Finding(
        Relation.TENSION,
        Basis.STATUS,
        f"{voice(other)} says “{other.finds(_INNOCENT)}”, yet {charged}: "
        "charged is not convicted, so a reader must ask how both stand",
    )


@between(lambda each: bool(each.claimant and each.finds(_HOLDS)))
def both_claim_it(a: Facets, b: Facets, _: int) -> Finding | None:
    """Two that each claim sovereignty over one thing."""
    if len(a.shares(b)) < _LEAST_SHARED:
        return None
    what = a.finds(_HOLDS).split()[-1].lower()
    reason = f"{a.claimant} and {b.claimant} both claim {what}: at most one can be right"
    return Finding(Relation.CONTRARY, Basis.STATUS, reason)


def denial_of_this(a: Facets, b: Facets, gap: int) -> Finding | None:
    """`X believes …` and `Y denies this`."""
    denied = b.finds(_DENIES_THIS)
    if gap > NEAR or not denied or a.denies or not (a.claimant and b.claimant) or same_voice(a, b):
        return None
    if denied.endswith(_POINTING) and not _STOPS.match(b.text.partition(denied)[2]):
        return None
    if a.charged:
        reason = f"a charge, and {voice(b)} “{denied}”: neither is a finding"
        return Finding(Relation.TENSION, Basis.DENIAL, reason)
    return Finding(Relation.CONTRADICTS, Basis.DENIAL, f"said by {voice(a)}, and {voice(b)} “{denied}”")


@between(
    lambda each: bool(each.claimant) and each.negative,
    lambda each: bool(each.claimant) and not each.negative,
)
def negation(against: Facets, for_it: Facets, gap: int) -> Finding | None:
    """The same said and denied: all that one says was never so stands in the other as having been so."""
    if len((against.kin & for_it.kin) - LIGHT) < _LEAST_SHARED:
        return None
    denied, told = against.frame, for_it.frame
    if other_terms(denied, told):
        return None
    speaker = stems(against.claimant)
    nothing = bool(_NOTHING.match(against.text))
    core = denied.matter - speaker - (frozenset() if nothing else denied.subject)
    if not core or not core <= told.matter or len(denied.matter & told.matter) < _LEAST_SHARED:
        return None
    if other_days(against, for_it) or other_times(against, for_it):
        return None
    himself = bool(_SELF.search(against.text)) and bool((speaker - TITLES) & told.matter)
    alike = same_subject(denied, told, against.names | for_it.names) or (
        denied.lead == told.lead and bool(denied.subject) and denied.subject <= told.subject
    )
    if not (himself or alike or nothing or (gap <= NEAR and against.anaphoric and len(core) >= _LEAST_SHARED)):
        return None
    word = min(core & told.matter)
    words = re.findall(rf"\b{re.escape(word)}\w*", for_it.text, re.IGNORECASE)
    said = f"“{words[0]}”" if words else "it"
    return Finding(
        Relation.CONTRADICTS, Basis.DENIAL, f"{voice(for_it)} says {said}, {voice(against)} that it was not so"
    )


@between(lambda each: bool(each.finds(_CLEFT)), affirms)
def another_did_it(named: Facets, other: Facets, _: int) -> Finding | None:
    """`the animal that killed the sheep was a lynx`, and `a dog killed the sheep`."""
    cleft = _CLEFT.search(named.text)
    if not cleft:
        return None
    did, who = stem(cleft[1].lower()), stem(cleft[2].lower())
    if did not in other.stems or who in other.stems or not named.shares(other) - {did}:
        return None
    agent = re.search(rf"(\w+)\s+{re.escape(cleft[1])}\b", other.text, re.IGNORECASE)
    if not agent or stem(agent[1].lower()) in named.stems or agent[1][0].isupper():
        return None
    reason = f"{cleft[2]} against {agent[1]}: each is said to have {cleft[1]}"
    return Finding(Relation.CONTRARY, Basis.IDENTITY, reason)


@between(lambda each: bool(each.finds(_EITHER)))
def exclusive_words(a: Facets, b: Facets, gap: int) -> Finding | None:
    """Words of which one excludes the other, said of the same thing."""
    shared = a.shares(b)
    if _OPEN_QUESTION.search(a.text) or _OPEN_QUESTION.search(b.text):
        return None
    for one, two, relation, basis, why in _EXCLUSIVE:
        for left, right in ((a, b), (b, a)):
            first = left.finds(one)
            if not first or not right.finds(two) or right.finds(one):
                continue
            near = gap <= NEAR and ((shared and not other_names(a, b)) or (left.anaphoric and right.anaphoric))
            named = bool(a.names & b.names)
            if near or (gap < APART and (len(shared) > 2 or (shared and named))) or (named and len(shared) > 2):
                return Finding(relation, basis, f"{why} (“{first}”, “{right.finds(two)}”)")
    return None
