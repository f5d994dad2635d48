"""The workbench: an article with its claims marked in the text, and the claim at hand.

Below 100 columns text and panel follow one another; above, the list of claims stands beside the text.
"""

from __future__ import annotations

import re

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from claimdesk.desk import claims
from claimdesk.tui import rows_of
from claimdesk.tui.at_hand import Open, article_of, open_article
from claimdesk.tui.screens.article_changes import ArticleChanges
from claimdesk.tui.screens.dialogs import AskLine
from claimdesk.tui.screens.workbench_keys import TABLE
from claimdesk.tui.widgets.article_text import ArticleText
from claimdesk.tui.widgets.marks import Mark
from claimdesk.tui.widgets.message_line import MessageLine
from claimdesk.tui.widgets.panel import Facts, RuleLine
from claimdesk.tui.widgets.rows import Rows
from claimdesk.words.coverage import next_untouched
from claimdesk.words.errors import DeskError
from claimdesk.words.references import shortened
from claimdesk.words.terms import Dismissed

WIDE = 100


class Workbench(ArticleChanges):
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
        self._wanted = claim
        #: whether a dismissal is done and not drawn yet
        self._dismissing = False
        #: what was looked for last
        self._words = ""

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
        """Also that what was just made or dismissed is drawn."""
        return super().settled and self._wanted is None and not self._dismissing

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
        self._dismissing = False
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
        if before is None:
            self.say_doubtful(found)
        if before is None and self._wanted is None:
            place = self.app.places.get(article.id)
            self.call_after_refresh(self._go_back_to, place)
        elif self._wanted is not None:
            # Only when the text is laid out is there a place to scroll to.
            self.call_after_refresh(self._take_wanted, before is None)
        else:
            self._look_at_cursor()
        self.ask_about_claim()

    def _go_back_to(self, place: int | None) -> None:
        if place is not None:
            self.query_one(ArticleText).go_to(place)
        self._look_at_cursor()

    def _take_wanted(self, opened: bool) -> None:
        """The claim that was asked for, or made just now: whoever has moved on from there meanwhile is left alone."""
        wanted, self._wanted = self._wanted, None
        here = [mark.ref for mark in self.query_one(ArticleText).claims_here]
        if wanted is not None and (opened or f"C{wanted}" in here):
            self.take(wanted, move=True)
        else:
            self._look_at_cursor()
        self.app.release_keys()

    def failed(self, name: str, error: DeskError) -> None:
        """An article that is not there, or not any more, leaves nothing to stand on: back, with the sentence."""
        if name not in ("open", "article"):
            super().failed(name, error)
        elif self.app.screen is not self:
            return
        elif self.open is None:
            self.app.leave(error.sentence, failed=True)
        else:
            said = self.query_one(MessageLine).sentence
            self.app.leave(said or error.sentence, failed=not said, to_queue=True)

    def _marks(self, found: Open) -> list[Mark]:
        reading = found.reading
        out = [Mark(a.start, a.end, "claim", a.state, f"C{a.claim}", f"C{a.claim}") for a in reading.anchors]
        out += [Mark(s, e, "suggestion", ref=x.reference) for x in reading.suggestions for s, e in x.places]
        out += [Mark(d.start, d.end, "dismissed", label=d.reason.value, ref=str(d.id)) for d in reading.dismissals]
        return out

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

    def action_text_untouched(self) -> None:
        """Go to the next sentence that is neither claimed nor dismissed; after the last one to the first."""
        if self.open is None or not self.open.reading.sentences:
            return
        reading, text = self.open.reading, self.query_one(ArticleText)
        done = [(a.start, a.end) for a in reading.anchors] + [(d.start, d.end) for d in reading.dismissals]
        _, end = text.cursor_sentence or (0, 0)
        place = next_untouched(reading.sentences, done, end)
        if place is None:
            self.say("Every sentence is claimed or dismissed.")
            return
        text.go_to(place[0])
        self._look_at_cursor()

    def action_claim_make(self) -> None:
        """Make the selection, or the sentence under the cursor, a claim."""
        target = self.query_one(ArticleText).target
        if target is None or self.open is None:
            return
        article = self.open.reading.article.id
        claimant = self.suggestion.claimant if self.suggestion else None
        self.decide(
            "made", lambda desk, seen: desk.do(claims.add, article, *target, claimant=claimant or None, seen=seen)
        )

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
        if self.claim is not None:
            claim = self.claim
            self.decide("withdrawn", lambda desk, seen: (desk.do(claims.withdraw, claim, seen=seen), claim)[1])
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
        self._dismissing = True
        self.say(f"Dismissed: {reason}. x again for another reason." if reason else "Not dismissed any more.")

    def got_withdrawn(self, claim: int) -> None:
        """Say how to bring it back."""
        self.say(f"C{claim} withdrawn. u brings it back.")
