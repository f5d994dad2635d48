"""The workbench: an article with its claims marked in the text, and the claim at hand.

Below 100 columns text and panel follow one another; above, the list of claims stands beside the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from claimdesk.desk import claims
from claimdesk.tui import claim_text, rows_of
from claimdesk.tui.at_hand import AtHand, Open, Told, article_of, claim_at_hand, open_article, told
from claimdesk.tui.screens.claim_acts import ClaimActs
from claimdesk.tui.screens.dialogs import AskLine
from claimdesk.tui.screens.workbench_keys import TABLE
from claimdesk.tui.widgets.article_text import ArticleText
from claimdesk.tui.widgets.marks import Mark
from claimdesk.tui.widgets.panel import Fact, Facts, RuleLine
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.words.references import reference, shortened
from claimdesk.words.terms import Dismissed
from claimdesk.words.views import SuggestionRow

PARTS = ("claim", "claims", "suggestions", "comments", "history")
WIDE = 100


class Workbench(ClaimActs):
    """The workbench. See the module's docstring."""

    TABLE = TABLE
    CSS = """
    Workbench #text { height: 1fr; }
    Workbench #panel { height: 8; }
    Workbench #panel Facts { height: 1fr; }
    Workbench #panel Rows { height: 1fr; }
    Workbench #beside { width: 36%; max-width: 60; display: none; border-left: vkey $panel; }
    Workbench.-wide #beside { display: block; }
    Workbench.-wide #panel { height: 14; }
    """

    def __init__(self, *, article: int | None = None, claim: int | None = None) -> None:
        super().__init__()
        self.article = article
        self.claim = claim
        self.part = "claim"
        self._wanted = claim
        #: what was looked for last
        self._words = ""
        #: whether the text follows the list that has the keyboard
        self._following = True

    def content(self) -> ComposeResult:
        """Text and panel, the list of claims beside them where there is room."""
        with Horizontal():
            with Vertical():
                yield ArticleText(id="text")
                yield RuleLine()
                with Vertical(id="panel"):
                    yield Facts()
                    yield Rows(id="list")
            yield Rows(empty="no claims yet: c makes one of the sentence at hand", id="beside")

    def on_mount(self) -> None:
        """Begin in the text."""
        super().on_mount()
        self.title_line("…")
        self._show_part()
        self.query_one(ArticleText).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side, or one after the other."""
        self.set_class(event.size.width >= WIDE, "-wide")

    @property
    def settled(self) -> bool:
        """Also that a claim which was just made is at hand."""
        return super().settled and self._wanted is None

    # -- reading -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the article anew; find it by its claim first where only that is known."""
        if self.article is not None:
            article = self.article
            self.ask("open", lambda desk: open_article(desk, article))
        elif self.claim is not None:
            claim = self.claim
            self.ask("article", lambda desk: article_of(desk, claim))

    def got_article(self, article: int | None) -> None:
        """The article of the claim that was asked for."""
        if article is None:
            self.fail(f"C{self.claim} stands in no article of this desk. See it with: claimdesk show C{self.claim}")
            self.ask_about_claim()
        else:
            self.article = article
            self.reload()

    def got_open(self, found: Open) -> None:
        """Draw text, marks and lists; the cursor stays where it was."""
        before, self.open = self.open, found
        self.seen = found.number
        self.app.article = found.reading.article.id
        text = self.query_one(ArticleText)
        marks = self._marks(found)
        if before is None or before.reading.revision_id != found.reading.revision_id or not before.reading.analysed:
            text.show(found.reading.text, found.reading.sentences, marks)
        else:
            text.update_marks(marks)
        article = found.reading.article
        detail = " · ".join(x for x in (article.publisher, rows_of.short_date(article.published)) if x)
        self.title_line(f"A{article.id} {article.title}", f"{detail} · {article.coverage} %".removeprefix(" · "))
        self._fill_lists(found)
        for note in found.reading.notes if before is None else ():
            self.say(note)
        if self._wanted is not None:
            self.take(self._wanted, move=True)
            self._wanted = None
        else:
            self._look_at_cursor()
        self.ask_about_claim()

    def _marks(self, found: Open) -> list[Mark]:
        reading = found.reading
        out = [Mark(a.start, a.end, "claim", a.state, f"C{a.claim}", f"C{a.claim}") for a in reading.anchors]
        out += [Mark(s, e, "suggestion", ref=x.reference) for x in reading.suggestions for s, e in x.places]
        out += [Mark(d.start, d.end, "dismissed", label=d.reason.value, ref=str(d.id)) for d in reading.dismissals]
        return out

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
        here = [] if self._among_suggestions else [int(m.ref[1:]) for m in self.query_one(ArticleText).claims_here]
        if self.claim not in here:
            self.take(here[0] if here else None)
        elif self.claim is None:
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
        """Back into the text."""
        text = self.query_one(ArticleText)
        if self.focused is not text:
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
        found, suggested = self.at_hand, self._suggested_rival()
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

    def _suggested_rival(self) -> str:
        for rival in self.suggested_rivals():
            other = rival.b if rival.a == self.claim else rival.a
            return f"suggested: {rival.relation.value} C{other} ({rival.basis.value}): {rival.reason}. r takes it up"
        return ""

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

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """↵ in the list of claims goes to the claim's sentence; in that of suggestions it accepts."""
        event.stop()
        if event.key.startswith("C"):
            self.take(int(event.key[1:]), move=True)
            self.query_one(ArticleText).focus()
        else:
            self.action_claim_accept()

    # -- acts ----------------------------------------------------------------------------------------------------

    def footer(self) -> list[str | tuple[str, str]]:
        """What the keys would do to what is at hand."""
        if self.open is None:
            return []
        if self.claim is not None:
            accept: list[str | tuple[str, str]] = ["claim.accept"] if self.suggestion else []
            return [*accept, *self.footer_of_claim()]
        part = "selection" if self.query_one(ArticleText).selection else "sentence"
        keys: list[str | tuple[str, str]] = [("claim.make", f"claim {part}")]
        if self.suggestion is not None:
            keys.append("claim.accept")
        return [*keys, ("claim.dismiss", f"dismiss {part}"), "panel.next", "app.undo"]

    def action_text_find(self) -> None:
        """Ask for words, go to where they stand next; asked again with the same words it goes on from there."""

        def find(words: str | None) -> None:
            if words and self.open is not None:
                self._words = words
                self._find(words, self.open.reading.text)

        self.app.push_screen(AskLine("Find in the text", self._words), find)

    def _find(self, words: str, body: str) -> None:
        text = self.query_one(ArticleText)
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        places = [m.start() for m in re.finditer(pattern, body, re.IGNORECASE)]
        if not places:
            self.fail(f"“{shortened(words)}” does not stand in the text.")
            return
        _, end = text.cursor_sentence or (0, 0)
        place = next((x for x in places if x >= end), places[0])
        text.go_to(place)
        self._look_at_cursor()
        self.say(f"{places.index(place) + 1} of {len(places)} places. / and ↵ goes on.")

    def action_claim_make(self) -> None:
        """Make the selection, or the sentence under the cursor, a claim."""
        target = self.query_one(ArticleText).target
        if target is None or self.open is None:
            return
        article, seen = self.open.reading.article.id, self.seen
        claimant = self.suggestion.claimant if self.suggestion else None
        self.do("made", lambda desk: desk.do(claims.add, article, *target, claimant=claimant or None, seen=seen))

    def got_made(self, claim: int) -> None:
        """The new claim is at hand."""
        self._wanted = claim
        self.query_one(ArticleText).action_step("drop")
        self.say(f"C{claim} made. e edits wording, claimant, kind.")

    def action_claim_accept(self) -> None:
        """Accept the suggestion at hand; without one, the next claim in the same sentence is at hand."""
        suggestion = self.suggestion
        if suggestion is None or self.open is None:
            here = [int(m.ref[1:]) for m in self.query_one(ArticleText).claims_here]
            if self.claim in here:
                self.take(here[(here.index(self.claim) + 1) % len(here)])
            return
        article, s = self.open.reading.article.id, suggestion
        self.do("accepted", lambda desk: desk.do(claims.accept, article, s.start, s.end, s.which))

    def got_accepted(self, claim: int) -> None:
        """The new claim is at hand."""
        self._wanted = claim
        self.say(f"C{claim} accepted. e edits it, u takes it back.")

    def action_claim_dismiss(self) -> None:
        """Withdraw the claim at hand, or say that the sentence is none; again goes through the reasons."""
        if self.open is None:
            return
        seen = self.seen
        if self.claim is not None:
            claim = self.claim
            self.do("withdrawn", lambda desk: (desk.do(claims.withdraw, claim, seen=seen), claim)[1])
            return
        target = self.query_one(ArticleText).target
        if target is None:
            return
        article = self.open.reading.article.id
        reason = self._next_reason(target)
        if reason is None:
            self.do("dismissed", lambda desk: (desk.do(claims.undismiss, article, *target), "")[1])
        else:
            self.do("dismissed", lambda desk: (desk.do(claims.dismiss, article, *target, reason=reason), reason)[1])

    def _next_reason(self, target: tuple[int, int]) -> str | None:
        assert self.open is not None
        now = next((d.reason for d in self.open.reading.dismissals if (d.start, d.end) == target), None)
        reasons = list(Dismissed)
        if now is None:
            return reasons[0].value
        after = reasons.index(now) + 1
        return reasons[after].value if after < len(reasons) else None

    def got_dismissed(self, reason: str) -> None:
        """Say why it is none, and how to say another reason."""
        self.say(f"Dismissed: {reason}. x again for another reason." if reason else "Not dismissed any more.")

    def got_withdrawn(self, claim: int) -> None:
        """Say how to bring it back."""
        self.say(f"C{claim} withdrawn. u brings it back.")


def _suggestion_row(suggestion: SuggestionRow) -> Row:
    return Row(
        key=suggestion.reference,
        glyph="?",
        word=f"{round(100 * suggestion.score)} %",
        text=suggestion.text,
        right=suggestion.claimant,
    )
