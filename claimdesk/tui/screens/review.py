"""Verdicts that wait for a second person, and approved ones that wait to go out: what is being approved, and how it
differs from what was looked at last."""

from __future__ import annotations

from textual.app import ComposeResult

from claimdesk.desk import Desk, claims, reviewing
from claimdesk.tui import claim_text, rows_of
from claimdesk.tui.at_hand import AtHand, claim_at_hand
from claimdesk.tui.keys import Key
from claimdesk.tui.screens.claim_acts import ClaimActs
from claimdesk.tui.widgets.panel import Fact, Facts, RuleLine
from claimdesk.tui.widgets.rows import Rows
from claimdesk.words import wording_diff
from claimdesk.words.references import Reference
from claimdesk.words.terms import Policy, State
from claimdesk.words.views.lists import ClaimRow
from claimdesk.words.views.reviewing import UnderReview

MOST = 500
"""Claims of each sort that are listed."""


class Reviews(ClaimActs):
    """The list of what is in review above, the claim at hand below."""

    TABLE = (
        Key("claim.approve", "A", "approve", "Approve the verdict of a colleague", "on the record"),
        Key("claim.send_back", "R", "return", "Return it, with a reason", "on the record"),
        Key("claim.publish", "P", "publish", "Publish a verdict that was approved", "on the record"),
        Key("claim.comment", "t", "comment", "Write a comment on it", "claim"),
        Key("claim.verdict", "v", "verdict", "Give another verdict", "claim", False),
        Key("claim.open", "enter", "open", "Open it in the workbench", "claim"),
        Key("review.leave", "escape", "leave", "The screen before", "review", False, act="app.app_back"),
    )
    CSS = """
    Reviews #rows { height: 8; }
    Reviews Facts { height: 1fr; }
    """

    def content(self) -> ComposeResult:
        """List, then the claim."""
        yield Rows(empty="Nothing waits for you. Your own verdicts wait for somebody else.", id="rows")
        yield RuleLine()
        yield Facts()

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.title_line("Review")
        self.query_one(Rows).focus()

    def footer(self) -> list[str | tuple[str, str]]:
        """Naming the claim."""
        if self.claim is None:
            return []
        name = f"C{self.claim}"
        send_back = ("claim.send_back", f"return {name}")
        keys: list[str | tuple[str, str]] = [("claim.approve", f"approve {name}"), send_back]
        if self.at_hand is not None and self.at_hand.claim.state is State.APPROVED:
            keys = [("claim.publish", f"publish {name}"), send_back]
        return [*keys, "claim.open", "claim.comment", "app.undo"]

    def reload(self) -> None:
        """Read what is in review, and what was approved."""
        self.ask("waiting", _waiting)

    def got_waiting(self, found: tuple[int, list[ClaimRow]]) -> None:
        """Draw the list; the cursor stays."""
        self.seen, claims_waiting = found
        plain = self.app.has_class("-ascii")
        self.fill(self.query_one(Rows), [rows_of.claim(row, plain=plain) for row in claims_waiting])
        self._take(self.query_one(Rows).highlighted)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another claim is at hand."""
        event.stop()
        self._take(event.key)

    def _take(self, key: str | None) -> None:
        self.claim = int(key[1:]) if key else None
        self.refresh_lines()
        self.query_one(RuleLine).show(f"C{self.claim}" if self.claim else "")
        if self.claim is None:
            self.query_one(Facts).show(())
        else:
            claim = self.claim
            self.ask("looked_at", lambda desk: (claim_at_hand(desk, claim), desk.ask(reviewing.of, claim)))

    def got_looked_at(self, both: tuple[AtHand, UnderReview]) -> None:
        """Draw it."""
        found, under_review = both
        if found.claim.id != self.claim:
            return
        self.at_hand = found
        self.refresh_lines()
        plain = self.app.has_class("-ascii")
        quotes = [p.quote for a in found.claim.appearances for p in a.places][:1]
        facts = [_who(found), *_differences(under_review)]
        facts += claim_text.verdict(found.dossier, found.claim, plain=plain)
        facts += [*(Fact("quote", q) for q in quotes), *claim_text.statement(found.dossier, found.claim)]
        facts += [Fact(c.by, c.text, right=f"{c.at:%-d %b %H:%M}") for c in found.comments]
        self.query_one(Facts).show(facts)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open it."""
        event.stop()
        self.action_claim_open()

    def action_claim_open(self) -> None:
        """Open the claim in the workbench."""
        if self.claim is not None:
            self.app.open_reference(Reference("C", self.claim))


def _who(found: AtHand) -> Fact:
    verdict = found.claim.verdict
    own = found.dossier.policy is Policy.OWN
    note = "this desk publishes without a second person" if own else "nobody approves an own verdict"
    return Fact("by", verdict.by if verdict else "—", right=note)


def _differences(found: UnderReview) -> list[Fact]:
    """What is another now; nothing for a claim that is looked at for the first time."""
    if found.at is None:
        return []
    out = [Fact("since", f"{found.since}, {found.at.astimezone():%-d %b %Y %H:%M}", right=f"entry {found.number}")]
    if not found.changes:
        return [*out, Fact("", "nothing was changed", tone="warning")]
    for changed in found.changes:
        before, after = wording_diff.sides(changed.before, changed.after)
        out.append(Fact(changed.what, f"- {before}" if before else "- (nothing)", tone="danger"))
        out.append(Fact("", f"+ {after}" if after else "+ (nothing)", tone="good"))
    return out


def _waiting(desk: Desk) -> tuple[int, list[ClaimRow]]:
    number = desk.head().number
    in_review = desk.ask(claims.queue, view="review", limit=MOST)
    approved = desk.ask(claims.queue, query="state:approved", limit=MOST)
    return number, [row for page in (in_review, approved) for row in page.rows if isinstance(row, ClaimRow)]
