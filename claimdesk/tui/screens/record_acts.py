"""Acts on the record, on the claim at hand: verdict, review, publication, correction, retraction."""

from __future__ import annotations

from claimdesk.desk import publications, reviews, verdicts
from claimdesk.tui.form_fields import Line
from claimdesk.tui.screens.claim_at_hand import ClaimAtHand
from claimdesk.tui.screens.form import Ask
from claimdesk.tui.screens.verdict import VerdictDialog
from claimdesk.words.terms import Policy, State
from claimdesk.words.views.scales import ScaleRow

WHY = Line("reason", "why", placeholder="its author will read it")
WHAT_CHANGED = Line("reason", "what changed", placeholder="readers will see it")
WHY_RETRACTED = Line("reason", "why", placeholder="readers will see it")


class RecordActs(ClaimAtHand):
    """A screen on which they can be done."""

    def action_claim_verdict(self) -> None:
        """Give a verdict."""
        if found := self._need():
            self.open_form(VerdictDialog(self, found))

    def got_scales(self, found: list[ScaleRow]) -> None:
        """The open dialog waits for them."""
        if isinstance(self.form, VerdictDialog):
            self.form.show_scales(found)

    def got_given(self, _: object) -> None:
        """Say what comes next."""
        self.close_form()
        own = self.at_hand is not None and self.at_hand.dossier.policy is Policy.OWN
        self.say(f"Kept as drafted. {'P publishes it' if own else 'S hands it to a second person'}, u takes it back.")

    def action_claim_submit(self) -> None:
        """Hand the verdict to a second person."""
        if found := self._need():
            claim = found.claim.id
            self.decide("submitted", lambda desk, seen: desk.do(verdicts.submit, claim, seen=seen))

    def got_submitted(self, _: object) -> None:
        """Say what comes next."""
        self.close_form()
        self.say(f"C{self.claim} is in review. A colleague approves or returns it.")

    def action_claim_approve(self) -> None:
        """Approve a colleague's verdict."""
        if found := self._need():
            claim = found.claim.id
            self.decide("approved", lambda desk, seen: desk.do(reviews.approve, claim, seen=seen))

    def got_approved(self, _: object) -> None:
        """Say what comes next."""
        self.say("Approved. P publishes it, u takes it back.")

    def action_claim_send_back(self) -> None:
        """Return a colleague's verdict."""
        if found := self._need():
            claim = found.claim.id

            def send_back(reason: str) -> None:
                self.decide("sent_back", lambda desk, seen: desk.do(reviews.send_back, claim, reason, seen=seen))

            self.open_form(Ask(f"Return C{claim}", WHY, save=send_back, draft=f"return C{claim}"))

    def got_sent_back(self, _: object) -> None:
        """Say what comes next."""
        self.close_form()
        self.say("Returned. Its author gives another verdict. u takes it back.")

    def action_claim_publish(self) -> None:
        """Publish the verdict."""
        if found := self._need():
            claim = found.claim.id
            if found.dossier.policy is Policy.SECOND_PERSON and found.claim.state is not State.APPROVED:
                self.fail(f"C{claim} is {found.claim.state.value}: a second person approves it before it goes out.")
                return

            def publish(url: str) -> None:
                self.decide("published", lambda desk, seen: desk.do(publications.publish, claim, url=url, seen=seen))

            line = Line("url", "stands at", placeholder="https://… (may be left empty)")
            hint = "↵ publish   esc leaves, it is kept"
            draft = f"publish C{claim}"
            self.open_form(Ask(f"Publish C{claim}", line, save=publish, draft=draft, may_be_empty=True, hint=hint))

    def got_published(self, _: object) -> None:
        """Say how far it can be taken back."""
        self.close_form()
        self.say(f"C{self.claim} published. u takes it back until a report with it was written out.")

    def action_claim_correct(self) -> None:
        """Correct what was published."""
        if found := self._need():
            if found.dossier.policy is Policy.SECOND_PERSON:
                self._correct_with_approved(found.claim.id)
                return
            self.open_form(VerdictDialog(self, found, correcting=True))

    def _correct_with_approved(self, claim: int) -> None:
        def correct(reason: str) -> None:
            self.decide("corrected", lambda desk, seen: desk.do(publications.correct, claim, reason=reason, seen=seen))

        title = f"Correct C{claim} with the newest approved verdict"
        self.open_form(Ask(title, WHAT_CHANGED, save=correct, draft=f"correct C{claim} with approved"))

    def got_corrected(self, _: object) -> None:
        """Say what readers see."""
        self.close_form()
        self.say(f"C{self.claim} corrected. u takes it back until a report with it was written out.")

    def action_claim_retract(self) -> None:
        """Retract what was published."""
        if found := self._need():
            claim = found.claim.id

            def retract(reason: str) -> None:
                self.decide("retracted", lambda desk, seen: desk.do(publications.retract, claim, reason, seen=seen))

            self.open_form(Ask(f"Retract C{claim}", WHY_RETRACTED, save=retract, draft=f"retract C{claim}"))

    def got_retracted(self, _: object) -> None:
        """Say what readers see."""
        self.close_form()
        self.say(f"C{self.claim} retracted. u takes it back until a report with it was written out.")
