"""What can be done to the claim at hand besides the acts on the record: wording, evidence, talk.

Dialogs stay until their command is done; drafts are kept.
"""

from __future__ import annotations

from claimdesk.desk import claims, comments, evidence, tags
from claimdesk.tui.form_fields import Line, Text
from claimdesk.tui.screens import claim_forms
from claimdesk.tui.screens.assigning import Assigning
from claimdesk.tui.screens.citing import Citing
from claimdesk.tui.screens.dialogs import Choose
from claimdesk.tui.screens.form import Ask, Form
from claimdesk.tui.screens.rival_acts import RivalActs
from claimdesk.tui.widgets.rows import Row


class ClaimActs(RivalActs, Assigning, Citing):
    """A screen on which all of it can be done to the claim at hand."""

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
            claim = found.claim.id

            def split(values: dict[str, str]) -> None:
                parts = [line.strip() for line in values["parts"].splitlines() if line.strip()]
                self.decide("split", lambda desk, seen: desk.do(claims.split, claim, parts, seen=seen))

            parts = Text("parts", "one claim a line; ↵ begins the next", found.claim.text)
            hint = "ctrl+r break it up   ctrl+o $EDITOR   esc leaves, it is kept"
            self.open_form(Form(f"Break C{claim} up", (parts,), save=split, draft=f"split C{claim}", hint=hint))

    def got_split(self, made: list[int]) -> None:
        """The first part is at hand."""
        self.close_form()
        self.say(f"Made {', '.join(f'C{c}' for c in made)}. u takes it back.")
        self.claim = made[0]

    def action_claim_merge(self) -> None:
        """Ask which claim to merge into this one."""
        if found := self._need():
            claim = found.claim.id

            def merge(typed: str) -> None:
                if (other := self._claim_named(typed)) is not None:
                    self.decide("edited", lambda desk, seen: desk.do(claims.merge, claim, other, seen=seen))

            line = Line("other", "claim", placeholder="C341")
            self.open_form(Ask(f"Merge which claim into C{claim}?", line, save=merge, draft=f"merge C{claim}"))

    # -- evidence -----------------------------------------------------------------------------------------------

    def action_claim_evidence(self) -> None:
        """Put a source to the claim."""
        if found := self._need():
            claim = found.claim.id
            if self.is_citing(claim):
                self.fail(f"The page for C{claim} is still being fetched.")
            else:
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
                    self.open_form(claim_forms.edit_evidence(self, found.claim.id, piece))

            self.app.push_screen(Choose("Which evidence?", rows), change)

    def withdraw_evidence(self, evidence_id: int) -> None:
        """Take a piece of evidence off."""
        self.decide("edited", lambda desk, seen: desk.do(evidence.withdraw, evidence_id, seen=seen))

    # -- talk ----------------------------------------------------------------------------------------------------

    def action_claim_comment(self) -> None:
        """Write a comment."""
        if ref := self.subject:
            hint = "ctrl+r save   ctrl+o $EDITOR   esc leaves, it is kept"

            def comment(values: dict[str, str]) -> None:
                self.do("commented", lambda desk: desk.do(comments.add, ref, values["text"]))

            text = Text("text", "@name puts it before a colleague; ↵ begins a new line")
            self.open_form(Form(f"Comment on {ref}", (text,), save=comment, draft=f"comment {ref}", hint=hint))

    def got_commented(self, _: object) -> None:
        """Only now is what was typed not needed any more."""
        self.close_form()
        self.say("Commented. u takes it back.")

    def action_claim_tag(self) -> None:
        """Tag with a word."""
        if ref := self.subject:

            def tag(word: str) -> None:
                self.do("edited", lambda desk: desk.do(tags.add, ref, word))

            self.open_form(Ask(f"Tag {ref} with a word", Line("tag", "tag"), save=tag, draft=f"tag {ref}"))

    def action_claim_assign(self) -> None:
        """Choose a member."""
        if ref := self.subject:
            self.assign(ref)

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
