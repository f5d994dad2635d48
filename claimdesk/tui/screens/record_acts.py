"""Acts on the record, on the claim at hand: verdict, review, publication, correction, retraction."""

from __future__ import annotations

from claimdesk.desk import publications, reviews, verdicts
from claimdesk.tui.screens.claim_at_hand import ClaimAtHand
from claimdesk.tui.screens.dialogs import AskLine
from claimdesk.tui.screens.verdict import VerdictDialog
from claimdesk.words.terms import Policy, State
from claimdesk.words.views.scales import ScaleRow


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

    def action_claim_submit(self) -> None:
        """Hand the verdict to a second person."""
        if found := self._need():
            claim, seen = found.claim.id, self.seen
            self.do("submitted", lambda desk: desk.do(verdicts.submit, claim, seen=seen))

    def got_submitted(self, _: object) -> None:
        """Say what comes next."""
        self.close_form()
        self.say(f"C{self.claim} is in review. A colleague approves or returns it.")

    def action_claim_approve(self) -> None:
        """Approve a colleague's verdict."""
        if found := self._need():
            claim, seen = found.claim.id, self.seen
            self.do("approved", lambda desk: desk.do(reviews.approve, claim, seen=seen))

    def got_approved(self, _: object) -> None:
        """Say what comes next."""
        self.say("Approved. P in the workbench publishes it.")

    def action_claim_send_back(self) -> None:
        """Return a colleague's verdict."""
        if found := self._need():
            claim, seen = found.claim.id, self.seen

            def send_back(reason: str | None) -> None:
                if reason:
                    self.do("edited", lambda desk: desk.do(reviews.send_back, claim, reason, seen=seen))

            self.app.push_screen(AskLine(f"Return C{claim}: why?"), send_back)

    def action_claim_publish(self) -> None:
        """Publish the verdict."""
        if found := self._need():
            claim, seen = found.claim.id, self.seen
            if found.dossier.policy is Policy.SECOND_PERSON and found.claim.state is not State.APPROVED:
                self.fail(f"C{claim} is {found.claim.state.value}: a second person approves it before it goes out.")
                return

            def publish(url: str | None) -> None:
                if url is not None:
                    self.do("published", lambda desk: desk.do(publications.publish, claim, url=url, seen=seen))

            title = f"Publish C{claim}: where does it stand? (may be left empty)"
            self.app.push_screen(AskLine(title, placeholder="https://…", may_be_empty=True), publish)

    def got_published(self, _: object) -> None:
        """Say how far it can be taken back."""
        self.say(f"C{self.claim} published. u takes it back until a report with it was written out.")

    def action_claim_correct(self) -> None:
        """Correct what was published."""
        if found := self._need():
            if found.dossier.policy is Policy.SECOND_PERSON:
                self._correct_with_approved(found.claim.id)
                return
            self.open_form(VerdictDialog(self, found, correcting=True))

    def _correct_with_approved(self, claim: int) -> None:
        seen = self.seen

        def correct(reason: str | None) -> None:
            if reason:
                self.do("edited", lambda desk: desk.do(publications.correct, claim, reason=reason, seen=seen))

        title = f"Correct C{claim} with the newest approved verdict: what changed? Readers will see it."
        self.app.push_screen(AskLine(title), correct)

    def action_claim_retract(self) -> None:
        """Retract what was published."""
        if found := self._need():
            claim, seen = found.claim.id, self.seen

            def retract(reason: str | None) -> None:
                if reason:
                    self.do("edited", lambda desk: desk.do(publications.retract, claim, reason, seen=seen))

            self.app.push_screen(AskLine(f"Retract C{claim}: why? Readers will see the reason."), retract)
