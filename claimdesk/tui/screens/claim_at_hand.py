"""A screen with a claim at hand: which one, what is known of it, and which keys wait until that is read."""

from __future__ import annotations

from claimdesk.tui.at_hand import AtHand, Open
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.keys import Key
from claimdesk.words.references import Reference
from claimdesk.words.terms import Policy, State

ACTS = ("text", "claim", "on the record")
"""Groups of keys that mean what is at hand."""


class ClaimAtHand(DeskScreen):
    """The screen. See the module's docstring."""

    def __init__(self) -> None:
        super().__init__()
        #: the claim at hand; None where there is none
        self.claim: int | None = None
        self.at_hand: AtHand | None = None
        self.open: Open | None = None

    def footer_of_claim(self) -> list[str | tuple[str, str]]:
        """The keys that matter to the claim at hand, by its state."""
        name = f"C{self.claim}"
        keys: list[str | tuple[str, str]] = []
        if self.at_hand is not None:
            own = self.at_hand.dossier.policy is Policy.OWN
            match self.at_hand.claim.state:
                case State.DRAFTED:
                    keys = ["claim.publish" if own else "claim.submit"]
                case State.IN_REVIEW if not self._is_own(self.at_hand):
                    keys = ["claim.approve", "claim.send_back"]
                case State.APPROVED:
                    keys = ["claim.publish"]
                case State.PUBLISHED | State.CORRECTED:
                    keys = ["claim.correct", "claim.retract"]
        more = ["claim.verdict", "claim.edit", "claim.evidence", "claim.relate"]
        return [*keys, *more, ("claim.dismiss", f"withdraw {name}"), "claim.comment", "app.undo"]

    def _is_own(self, found: AtHand) -> bool:
        """Whether the verdict is the member's own, which nobody approves."""
        verdict, desk = found.claim.verdict, self.app.desk
        return verdict is not None and desk is not None and verdict.by == desk.member.name

    @property
    def settled(self) -> bool:
        """Whether what is at hand is what the screen shows, and nothing is on its way."""
        at_hand = self.at_hand.claim.id if self.at_hand else None
        return at_hand == self.claim and not self.app.is_saving

    def waits_for(self, key: str) -> bool:
        """Acts on what is at hand wait until it is read; moving about never waits."""
        return not self.settled and any(key in _names(k) for k in self.TABLE if k.group in ACTS)

    def _need(self) -> AtHand | None:
        if self.at_hand is None or self.at_hand.claim.id != self.claim:
            self.fail("No claim is at hand: go to one, or make the sentence a claim with c.")
            return None
        return self.at_hand

    @property
    def subject(self) -> Reference | None:
        """The claim at hand, else the article."""
        if self.claim is not None:
            return Reference("C", self.claim)
        return Reference("A", self.open.reading.article.id) if self.open else None


def _names(key: Key) -> tuple[str, ...]:
    # A shifted letter arrives as upper_s from some terminals and as S from others.
    return (*key.keys, *(f"upper_{k.lower()}" for k in key.keys if k.isalpha() and k.isupper()))
