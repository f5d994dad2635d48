"""How the claim at hand bears on others: what is proposed of that is taken up or put away with a key each."""

from __future__ import annotations

from claimdesk.desk import relations, rivals
from claimdesk.tui.screens import claim_forms
from claimdesk.tui.screens.record_acts import RecordActs
from claimdesk.words.errors import BadInput
from claimdesk.words.references import reference, shortened
from claimdesk.words.views.reading import SuggestedRival
from claimdesk.words.views.under_a_claim import PossibleRival

MOST = 5
"""Claims of other articles that are proposed at once."""
NONE = "Nothing is proposed to pull against C{}. r relates it to a claim that you name."


class RivalActs(RecordActs):
    """A screen with a claim at hand on which that is done."""

    def __init__(self) -> None:
        super().__init__()
        #: for which claim the desk's other articles were looked through, and what was found
        self._across: tuple[int | None, list[PossibleRival]] = (None, [])

    def look_across(self) -> None:
        """Look in the other articles for what the claim at hand might pull against."""
        if (claim := self.claim) is not None:
            self.ask("across", lambda desk: (claim, desk.ask(rivals.across, claim, limit=MOST)))

    def got_across(self, found: tuple[int, list[PossibleRival]]) -> None:
        """Keep it; the screen shows it."""
        self._across = found

    def suggested_rivals(self) -> list[SuggestedRival]:
        """What the analysis finds to pull against the claim at hand, in its article and then in others, and nobody has
        related or put away yet."""
        if self.claim is None:
            return []
        here = [r for r in self.open.reading.rivals if self.claim in (r.a, r.b)] if self.open else []
        claim, elsewhere = self._across
        there = elsewhere if claim == self.claim else []
        related = {x for r in self.at_hand.claim.relations for x in (r.a, r.b)} if self.at_hand else set()
        found = [*here, *(SuggestedRival(claim or 0, r.claim.id, r.relation, r.basis, r.reason) for r in there)]
        return [r for r in found if self._other(r) not in related]

    def rival_in_words(self) -> str:
        """The first of them, with what the two keys do."""
        for rival in self.suggested_rivals():
            other = self._other(rival)
            text = next((f" “{shortened(r.claim.text, 60)}”" for r in self._across[1] if r.claim.id == other), "")
            what = f"might pull against C{other}{text} ({rival.relation.value}, {rival.basis.value}): {rival.reason}"
            return f"{what} · + relates them, - says no"
        return ""

    def _other(self, rival: SuggestedRival) -> int:
        return rival.b if rival.a == self.claim else rival.a

    def _proposed(self) -> tuple[int, int, SuggestedRival] | None:
        """The claim at hand, the other one and what is proposed of them first; says so where nothing is."""
        if (found := self._need()) is None:
            return None
        claim = found.claim.id
        for rival in self.suggested_rivals():
            return claim, self._other(rival), rival
        self.fail(NONE.format(claim))
        return None

    def action_rival_take(self) -> None:
        """Relate the two as it was proposed."""
        if (pair := self._proposed()) is None:
            return
        claim, other, rival = pair
        self.decide(
            "took_rival",
            lambda desk, seen: (
                desk.do(
                    relations.relate, claim, other, rival.relation, basis=rival.basis, note=rival.reason, seen=seen
                ),
                f"C{claim} {rival.relation.value} C{other}. u takes it back, 3 shows the two side by side.",
            )[1],
        )

    def action_rival_dismiss(self) -> None:
        """Say that the two do not pull against each other."""
        if (pair := self._proposed()) is None:
            return
        claim, other, _ = pair
        told = f"C{claim} and C{other} are not proposed again. u takes it back."
        self.do("took_rival", lambda desk: (desk.do(rivals.dismiss, claim, other), told)[1])

    def got_took_rival(self, sentence: str) -> None:
        """Say what was done, and look for the next."""
        self.say(sentence)
        self.look_across()

    def action_claim_relate(self) -> None:
        """Relate the claim to another, or resolve a relation that is there; what is proposed is filled in."""
        if found := self._need():
            suggested = next(iter(self.suggested_rivals()), None)
            self.open_form(claim_forms.relate(self, found.claim, suggested))

    def relate(self, values: dict[str, str]) -> None:
        """Save what the form holds."""
        claim = self.claim
        other = self._claim_named(values["other"])
        if other is not None:
            basis = values["basis"] or None
            note = values["note"]
            self.decide(
                "edited",
                lambda desk, seen: desk.do(
                    relations.relate, claim, other, values["relation"], basis=basis, note=note, seen=seen
                ),
            )

    def _claim_named(self, typed: str) -> int | None:
        try:
            if not typed:
                raise BadInput("Name the other claim, such as C341.")
            return reference(typed, "C").id
        except BadInput as error:
            self.failed("named", error)
            return None
