"""What can be done to the claim at hand: edit, evidence, relation, verdict, review, publication, talk.

Shared by every screen that has a claim at hand. Dialogs stay until their command is done; drafts are kept.
"""

from __future__ import annotations

from claimdesk.desk import claims, comments, evidence, publications, relations, reviews, tags, verdicts
from claimdesk.tui.at_hand import AtHand, Open
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.keys import Key
from claimdesk.tui.screens import claim_forms
from claimdesk.tui.screens.assigning import assign
from claimdesk.tui.screens.dialogs import AskLine, AskText, Choose
from claimdesk.tui.widgets.rows import Row
from claimdesk.words.errors import BadInput
from claimdesk.words.references import Reference, reference
from claimdesk.words.terms import Policy, State
from claimdesk.words.views.reading import SuggestedRival


class ClaimActs(DeskScreen):
    """A screen with a claim at hand."""

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
        """Acts on the claim at hand wait until it is read; moving about never waits."""
        return not self.settled and any(key in _names(k) for k in self.TABLE if k.group in ("claim", "on the record"))

    def suggested_rivals(self) -> list[SuggestedRival]:
        """What the analysis finds to pull against the claim at hand and nobody has related yet."""
        if self.open is None or self.at_hand is None:
            return []
        related = {x for r in self.at_hand.claim.relations for x in (r.a, r.b)}
        return [
            r for r in self.open.reading.rivals if self.claim in (r.a, r.b) and not {r.a, r.b} - {self.claim} <= related
        ]

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

    # -- wording -------------------------------------------------------------------------------------------------

    def action_claim_edit(self) -> None:
        """Edit the claim's fields."""
        if found := self._need():
            self.open_form(claim_forms.edit_claim(self, found.claim))

    def got_edited(self, told: object) -> None:
        """Saved."""
        self.close_form()
        self.say(f"{told if isinstance(told, str) else 'Changed.'} u takes it back.")

    def action_claim_split(self) -> None:
        """One claim a line."""
        if found := self._need():
            claim, seen = found.claim.id, self.seen

            def split(text: str | None) -> None:
                parts = [line.strip() for line in (text or "").splitlines() if line.strip()]
                if parts:
                    self.do("split", lambda desk: desk.do(claims.split, claim, parts, seen=seen))

            title = f"Break C{claim} up: one claim a line"
            self.app.push_screen(AskText(title, found.claim.text, draft=f"split C{claim}"), split)

    def got_split(self, made: list[int]) -> None:
        """The first part is at hand."""
        self.say(f"Made {', '.join(f'C{c}' for c in made)}. u takes it back.")
        self.claim = made[0]

    def action_claim_merge(self) -> None:
        """Ask which claim to merge into this one."""
        if found := self._need():
            claim, seen = found.claim.id, self.seen

            def merge(typed: str | None) -> None:
                if typed and (other := self._claim_named(typed)) is not None:
                    self.do("edited", lambda desk: desk.do(claims.merge, claim, other, seen=seen))

            self.app.push_screen(AskLine(f"Merge which claim into C{claim}?", placeholder="C341"), merge)

    def _claim_named(self, typed: str) -> int | None:
        try:
            if not typed:
                raise BadInput("Name the other claim, such as C341.")
            return reference(typed, "C").id
        except BadInput as error:
            self.failed("named", error)
            return None

    # -- relations and evidence ----------------------------------------------------------------------------------

    def action_claim_relate(self) -> None:
        """Relate the claim to another, or resolve a relation that is there; a suggested rival is filled in."""
        if found := self._need():
            suggested = next(iter(self.suggested_rivals()), None)
            self.open_form(claim_forms.relate(self, found.claim, suggested))

    def relate(self, values: dict[str, str]) -> None:
        """Save what the form holds."""
        claim, seen = self.claim, self.form_seen
        other = self._claim_named(values["other"])
        if other is not None:
            basis = values["basis"] or None
            note = values["note"]
            self.do(
                "edited",
                lambda desk: desk.do(
                    relations.relate, claim, other, values["relation"], basis=basis, note=note, seen=seen
                ),
            )

    def action_claim_evidence(self) -> None:
        """Put a source to the claim."""
        if found := self._need():
            self.open_form(claim_forms.add_evidence(self, found.claim))

    def action_evidence_change(self) -> None:
        """Choose a piece of evidence, then change it or take it off."""
        if found := self._need():
            rows = [Row(str(e.id), e.reference, word=e.stance.value, text=e.excerpt) for e in found.claim.evidence]
            if not rows:
                self.fail(f"C{self.claim} has no evidence yet: s adds some.")
                return

            def change(key: str | None) -> None:
                piece = next((e for e in found.claim.evidence if str(e.id) == key), None)
                if piece:
                    self.open_form(claim_forms.edit_evidence(self, piece))

            self.app.push_screen(Choose("Which evidence?", rows), change)

    def withdraw_evidence(self, evidence_id: int) -> None:
        """Take a piece of evidence off."""
        self.do("edited", lambda desk: desk.do(evidence.withdraw, evidence_id, seen=self.form_seen))

    # -- verdict, review, publication ----------------------------------------------------------------------------

    def action_claim_verdict(self) -> None:
        """Give a verdict."""
        if found := self._need():
            from claimdesk.tui.screens.verdict import VerdictDialog

            self.open_form(VerdictDialog(self, found))

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
            from claimdesk.tui.screens.verdict import VerdictDialog

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

    # -- talk ----------------------------------------------------------------------------------------------------

    def action_claim_comment(self) -> None:
        """Write a comment."""
        if ref := self.subject:
            draft = f"comment {ref}"

            def comment(text: str | None) -> None:
                if text:
                    self.do("commented", lambda desk: (desk.do(comments.add, ref, text), draft)[1])

            self.app.push_screen(AskText(f"Comment on {ref}", draft=draft), comment)

    def got_commented(self, draft: str) -> None:
        """Only now is the draft not needed any more."""
        self.app.state.keep(draft, None)
        self.say("Commented.")

    def action_claim_tag(self) -> None:
        """Tag with a word."""
        if ref := self.subject:

            def tag(word: str | None) -> None:
                if word:
                    self.do("edited", lambda desk: desk.do(tags.add, ref, word))

            self.app.push_screen(AskLine(f"Tag {ref} with a word"), tag)

    def action_claim_assign(self) -> None:
        """Choose a member."""
        if ref := self.subject:
            assign(self, ref)

    def got_assigned(self, sentence: str) -> None:
        """Say who has it now."""
        self.say(sentence)

    def action_claim_copy(self) -> None:
        """Copy reference, wording and quote."""
        if found := self._need():
            quotes = [p.quote for a in found.claim.appearances for p in a.places][:1]
            lines = [f"C{found.claim.id} {found.claim.text}", *(f"“{q}”" for q in quotes)]
            self.app.copy_to_clipboard("\n".join(lines))
            self.say("Copied.")

    # -- the article ---------------------------------------------------------------------------------------------

    def action_article_edit(self) -> None:
        """Edit the article's fields."""
        if self.open is not None:
            self.open_form(claim_forms.edit_article(self, self.open.reading.article))


def _names(key: Key) -> tuple[str, ...]:
    # A shifted letter arrives as upper_s from some terminals and as S from others.
    return (*key.keys, *(f"upper_{k.lower()}" for k in key.keys if k.isalpha() and k.isupper()))
