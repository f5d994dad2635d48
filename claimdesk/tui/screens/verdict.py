"""The verdict: a rating, an explanation in a sentence, and why, with sources cited as @S2. Also for a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from claimdesk.desk import Desk, publications, scales, verdicts
from claimdesk.tui.at_hand import AtHand
from claimdesk.tui.claim_text import evidence_text
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import plain
from claimdesk.tui.screens.form import Form
from claimdesk.tui.widgets.fields import Field
from claimdesk.tui.widgets.pick import Pick
from claimdesk.tui.widgets.prose import Prose
from claimdesk.tui.widgets.ratings import Ratings
from claimdesk.words.terms import Policy
from claimdesk.words.views.scales import ScaleRow

if TYPE_CHECKING:
    from claimdesk.tui.screens.record_acts import RecordActs

KEYS = (Key("verdict.submit", "S", "submit", "Keep it and hand it to a second person, from the rating row", "verdict"),)


class VerdictDialog(Form):
    """Gives a verdict, or corrects a published one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, screen: RecordActs, found: AtHand, *, correcting: bool = False) -> None:
        self.of_screen = screen
        self.found = found
        self.correcting = correcting
        claim = found.claim
        what = "Correct" if correcting else "Verdict on"
        own = found.dossier.policy is Policy.OWN
        keys = "ctrl+r correct" if correcting else "ctrl+r keep as drafted" + ("" if own else "   S submit")
        super().__init__(
            f"{what} C{claim.id}   kind: {claim.kind.value}",
            (),
            save=self._save,
            draft=f"{'correct' if correcting else 'verdict'} C{claim.id}",
            hint=f"{keys}   ctrl+o $EDITOR   esc leaves, it is kept",
        )
        self.scales: dict[str, ScaleRow] = {}
        self._submit = False

    def content(self) -> ComposeResult:
        """The claim and its quote, what speaks for and against, then the fields."""
        claim = self.found.claim
        shown = {**self._before, **self._kept}
        yield Static(plain(claim.text), markup=False)
        for quote in [p.quote for a in claim.appearances for p in a.places][:1]:
            yield Static(plain(f"“{quote}”"), markup=False)
        for piece in claim.evidence:
            stance = {"supports": "for", "refutes": "against"}.get(piece.stance, "context")
            yield Static(plain(f"  {stance:<8} {evidence_text(self.found.dossier, piece)}"), markup=False)
        yield Pick("scale", [shown["scale"]], shown["scale"], id="scale")
        yield Ratings((), shown["rating"], id="rating")
        yield Field("sentence", shown["explanation"], id="explanation")
        yield Prose(shown["rationale"], placeholder="why (@S2 cites a source)", id="rationale")
        if self.correcting:
            yield Field("what changed", shown["reason"], placeholder="readers will see it", id="reason")

    def become_ready(self) -> None:
        """A digit means something once the ratings are there."""
        if self.scales:
            super().become_ready()

    @property
    def _before(self) -> dict[str, str]:
        """What stands in the dialog before anything is typed: the newest verdict."""
        last = self.found.claim.verdict
        if last is None:
            return {"scale": scales.DEFAULT, "rating": "", "explanation": "", "rationale": "", "reason": ""}
        words = {"explanation": last.explanation, "rationale": last.rationale, "reason": ""}
        return {"scale": last.rating.scale, "rating": last.rating.label, **words}

    def on_mount(self) -> None:
        """Fetch the scales, then let a digit choose."""
        self.of_screen.ask("scales", _newest_scales)
        self.query_one(Ratings).focus()

    def show_scales(self, found: list[ScaleRow]) -> None:
        """Let one of these scales be chosen, and a rating on it."""
        self.scales = {s.name: s for s in found}
        pick = self.query_one(Pick)
        pick.values = pick.words = list(self.scales)
        if pick.value not in self.scales:
            pick.value = pick.values[0]
        pick.refresh()
        self.become_ready()
        ratings = self.query_one(Ratings)
        ratings.show(self.scales[pick.value].ratings, ratings.value)

    def on_pick_changed(self, event: Pick.Changed | None = None) -> None:
        """Another scale has other ratings."""
        if event is not None and event.value in self.scales:
            self.query_one(Ratings).show(self.scales[event.value].ratings)
        self._keep()

    def on_ratings_changed(self) -> None:
        """Keep what is chosen."""
        self._keep()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the dialog."""
        out = {
            "scale": self.query_one(Pick).value,
            "rating": self.query_one(Ratings).value,
            "explanation": self.query_one("#explanation", Field).value,
            "rationale": self.query_one(Prose).text.strip(),
        }
        return {**out, "reason": self.query_one("#reason", Field).value} if self.correcting else out

    def _keep(self) -> None:
        before = self._before
        changed = any(value != before[name] for name, value in self.values.items())
        self.app.state.keep(self.draft, self.values if changed else None)

    def action_form_anew(self) -> None:
        """Forget what was typed."""
        before = self._before
        self.query_one(Pick).value = before["scale"]
        ratings = self.scales[before["scale"]].ratings if before["scale"] in self.scales else ()
        self.query_one(Ratings).show(ratings, before["rating"])
        self.query_one(Prose).load_text(before["rationale"])
        for field in self.query(Field):
            field.fill(before[field.id or ""])
        self._forget()
        self.fail("")

    def action_verdict_submit(self) -> None:
        """Keep and submit in one go."""
        if self.found.dossier.policy is Policy.OWN:
            self.fail("This desk publishes without a second person: ctrl+r keeps the verdict, then P publishes it.")
        elif not self.correcting:
            self._submit = True
            self.action_form_save()

    def _save(self, values: dict[str, str]) -> None:
        claim = self.found.claim.id
        submit, self._submit = self._submit, False
        if not values["rating"]:
            self.fail("Choose a rating first: a digit, while the ratings have the focus.")
            return
        if self.correcting:
            fields: dict[str, Any] = {**values}
            self.of_screen.decide(
                "corrected", lambda desk, seen: desk.do(publications.correct, claim, seen=seen, **fields)
            )
            return
        rating = (values["rating"], values["explanation"], values["rationale"])

        def give(desk: Desk, seen: int | None) -> None:
            desk.do(verdicts.give, claim, *rating, scale=values["scale"], seen=seen)
            if submit:
                desk.do(verdicts.submit, claim)

        self.of_screen.decide("submitted" if submit else "given", give)


def _newest_scales(desk: Desk) -> list[ScaleRow]:
    found: dict[str, ScaleRow] = {}
    for scale in desk.ask(scales.every):
        found.setdefault(scale.name, scale)
    return sorted(found.values(), key=lambda s: (s.name != scales.DEFAULT, s.name))
