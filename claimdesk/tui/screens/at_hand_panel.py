"""The claim at hand and the panel below the text: what a sentence holds, what is told of it, and the lists.

The cursor in the text decides what is at hand, or the list that has the keyboard; the other follows.
"""

from __future__ import annotations

from dataclasses import replace

from claimdesk.tui import claim_text, rows_of
from claimdesk.tui.at_hand import AtHand, Open, Told, claim_at_hand, told
from claimdesk.tui.screens.claim_acts import ClaimActs
from claimdesk.tui.widgets.article_text import ArticleText
from claimdesk.tui.widgets.panel import Fact, Facts, RuleLine
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.words.references import reference
from claimdesk.words.views.reading import SuggestionRow
from claimdesk.words.views.under_a_claim import PossibleRival

PARTS = ("claim", "claims", "suggestions", "comments", "history")


class AtHandPanel(ClaimActs):
    """A screen with an `ArticleText`, a `RuleLine`, `Facts`, and the lists `#list` and `#beside`."""

    def __init__(self) -> None:
        super().__init__()
        self.part = "claim"
        #: whether the text follows the list that has the keyboard
        self._following = True

    def ask_about_claim(self) -> None:
        """Read everything about the claim at hand."""
        if self.claim is None:
            self.at_hand = None
            self._show_part()
            return
        claim = self.claim
        self.ask("at_hand", lambda desk: claim_at_hand(desk, claim))

    def got_at_hand(self, found: AtHand) -> None:
        """Show it, if it is still the one at hand."""
        if found.claim.id == self.claim:
            self.at_hand = found
            self._show_part()
            self.refresh_lines()
            self.look_across()

    def got_across(self, found: tuple[int, list[PossibleRival]]) -> None:
        """Show what is proposed to pull against the claim at hand."""
        super().got_across(found)
        if self.part == "claim":
            self._show_part()

    # -- what is at hand -----------------------------------------------------------------------------------------

    @property
    def suggestion(self) -> SuggestionRow | None:
        """The suggestion under the cursor."""
        mark = self.query_one(ArticleText).suggestion
        wanted = self.query_one("#list", Rows).highlighted if self._among_suggestions else mark and mark.ref
        suggestions = self.open.reading.suggestions if self.open else ()
        return next((s for s in suggestions if s.reference == wanted), None)

    @property
    def _among_suggestions(self) -> bool:
        """Whether the keys mean the suggestion in the list, and no claim that happens to stand in its sentence."""
        return self.part == "suggestions" and self.query_one("#list").has_focus

    def take(self, claim: int | None, *, move: bool = False) -> None:
        """Make a claim the one at hand; with `move` the cursor goes to it."""
        changed = claim != self.claim
        self.claim = claim
        if move and claim is not None and self.open is not None:
            text = self.query_one(ArticleText)
            start, end = text.cursor_sentence or (0, 0)
            anchors = [a for a in self.open.reading.anchors if a.claim == claim]
            if anchors and not any(a.start < end and start < a.end for a in anchors):
                text.go_to(anchors[0].start)
        if claim is not None:
            for rows in self.query(Rows):
                rows.highlight(f"C{claim}")
        if changed:
            self.ask_about_claim()
        self.refresh_lines()

    def _look_at_cursor(self) -> None:
        if self.open:
            # Whoever comes back to the article goes on from here.
            self.app.places[self.open.reading.article.id] = self.query_one(ArticleText).caret
        here = [] if self._among_suggestions else [int(m.ref[1:]) for m in self.query_one(ArticleText).claims_here]
        if self.claim not in here:
            self.take(here[0] if here else None)
        if self.claim is None:
            self._show_part()
        self.refresh_lines()

    def on_article_text_cursor_moved(self, event: ArticleText.CursorMoved) -> None:
        """The claim in the sentence under the cursor is at hand."""
        event.stop()
        self._look_at_cursor()

    def on_article_text_span_chosen(self, event: ArticleText.SpanChosen) -> None:
        """The footer says what would be done to the selection."""
        event.stop()
        self.refresh_lines()

    def on_article_text_span_dropped(self, event: ArticleText.SpanDropped) -> None:
        """Back to the sentence."""
        event.stop()
        self.refresh_lines()

    def go_to(self, reference_text: str) -> None:
        """Bring a claim of this article into sight, after an undo."""
        ref = reference(reference_text)
        if ref.letter == "C" and self.open and any(a.claim == ref.id for a in self.open.reading.anchors):
            self.take(ref.id, move=True)

    # -- the panel -----------------------------------------------------------------------------------------------

    def action_panel_next(self) -> None:
        """The next part of the panel; a list gets the keyboard."""
        self._go_to_part(+1)

    def action_panel_previous(self) -> None:
        """The part before."""
        self._go_to_part(-1)

    def action_panel_leave(self) -> None:
        """Cancel a fetch; else back into the text."""
        text = self.query_one(ArticleText)
        if self.cancel_work():
            self.say("Cancelled; nothing was stored. s shows what you typed.")
        elif self.focused is not text:
            text.focus()
        elif text.selection is not None:
            text.action_step("drop")

    def _go_to_part(self, by: int) -> None:
        self.part = PARTS[(PARTS.index(self.part) + by) % len(PARTS)]
        self._show_part()
        if self.part in ("claims", "suggestions"):
            self._begin_in_list()
        else:
            self.query_one(ArticleText).focus()
        self.call_after_refresh(self._look_at_cursor)

    def _begin_in_list(self) -> None:
        """The list begins at what is at hand in the text; going through the parts moves nothing."""
        listed = self.query_one("#list", Rows)
        self._following = False
        if self.part == "claims":
            listed.highlight(f"C{self.claim}")
        elif self.open:
            start, _ = self.query_one(ArticleText).cursor_sentence or (0, 0)
            ahead = next((s for s in self.open.reading.suggestions if s.start >= start), None)
            listed.highlight(ahead.reference if ahead else "")
        listed.focus()
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        self._following = True

    def _show_part(self) -> None:
        plain_glyphs = self.app.has_class("-ascii")
        is_list = self.part in ("claims", "suggestions")
        self.query_one("#list").display = is_list
        self.query_one(Facts).display = not is_list
        if self.open and is_list:
            self._fill_lists(self.open)
        elif self.part in ("comments", "history"):
            self._ask_what_was_told()
        else:
            self.query_one(Facts).show(self._told(plain_glyphs))
        self.query_one(RuleLine).show(self._heading(plain_glyphs))

    def _heading(self, plain_glyphs: bool) -> str:
        if self.part == "claims":
            return "claims of this article"
        if self.part == "suggestions":
            return "suggestions: nobody’s statement yet"
        if self.part in ("comments", "history"):
            return f"{self.part} of {self.subject or '…'}"
        if self.at_hand and self.claim:
            return claim_text.heading(self.at_hand.claim, plain=plain_glyphs)
        return "no claim here" if self.open else "reading …"

    def _ask_what_was_told(self) -> None:
        if subject := self.subject:
            self.ask("told", lambda desk: told(desk, subject))

    def got_told(self, found: Told) -> None:
        """Show comments or history, if they are still what is asked for."""
        if found.subject != self.subject or self.part not in ("comments", "history"):
            return
        if self.part == "history":
            rows = [Fact(e.member, e.sentence, right=f"{e.number} · {e.at:%-d %b %H:%M}") for e in found.history]
        else:
            rows = [Fact(c.by, c.text, right=f"{c.at:%-d %b %H:%M}") for c in found.comments]
            rows = rows or [Fact("", "no comments: t writes one")]
            rows += [Fact("tags", ", ".join(found.tags))] if found.tags else []
        self.query_one(Facts).show(rows)

    def _told(self, plain_glyphs: bool) -> list[Fact]:
        if self.at_hand is None or self.claim is None:
            return self._told_of_sentence()
        found, suggested = self.at_hand, self.rival_in_words()
        return claim_text.facts(found.dossier, found.claim, plain=plain_glyphs, suggested=suggested)

    def _told_of_sentence(self) -> list[Fact]:
        suggestion = self.suggestion
        if suggestion is None:
            return [Fact("", "c makes the sentence a claim · shift+→ selects a part of it · x says it is none")]
        due = f" · due {suggestion.due}" if suggestion.due else ""
        return [
            Fact("suggested", suggestion.text, right=f"checks {suggestion.checks.value}"),
            Fact("said by", suggestion.claimant or "the article’s own voice"),
            Fact("kind", f"{suggestion.kind.value}{due}"),
            Fact("because", ", ".join(suggestion.reasons)),
        ]

    def _fill_lists(self, found: Open) -> None:
        plain_glyphs = self.app.has_class("-ascii")
        claims_rows = [rows_of.claim(c, plain=plain_glyphs) for c in found.claims]
        # Beside the text there is no room for who said it: the panel says that.
        self.query_one("#beside", Rows).set_rows([replace(r, right="") for r in claims_rows])
        listed = self.query_one("#list", Rows)
        if self.part == "suggestions":
            listed.empty = "nothing is suggested any more"
            listed.set_rows([_suggestion_row(s) for s in found.reading.suggestions])
        else:
            listed.empty = "no claims yet: c makes one of the sentence at hand"
            listed.set_rows(claims_rows)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """The text follows the list that has the keyboard."""
        event.stop()
        if not (event.rows.has_focus and self._following):
            return
        if event.key.startswith("C"):
            self.take(int(event.key[1:]), move=True)
        elif self.open:
            suggestion = next((s for s in self.open.reading.suggestions if s.reference == event.key), None)
            if suggestion:
                self.query_one(ArticleText).go_to(suggestion.start)
                self._look_at_cursor()


def _suggestion_row(suggestion: SuggestionRow) -> Row:
    return Row(
        key=suggestion.reference,
        glyph="?",
        word=f"{round(100 * suggestion.score)} %",
        text=suggestion.text,
        right=suggestion.claimant,
    )
