"""What a new text of the article at hand changed, and whether the claim at hand is still made there."""

from __future__ import annotations

from datetime import datetime

from claimdesk.desk import changes, placing
from claimdesk.report.changes import lines
from claimdesk.tui.at_hand import Open
from claimdesk.tui.screens.at_hand_panel import AtHandPanel
from claimdesk.tui.screens.dialogs import Choose
from claimdesk.tui.screens.shown_text import ShownText
from claimdesk.tui.widgets.rows import Row
from claimdesk.words.views.changes import TextChange


class ArticleChanges(AtHandPanel):
    """A screen with an article on which that can be asked."""

    def action_article_changes(self) -> None:
        """Read what was changed."""
        if self.open is not None:
            article = self.open.reading.article.id
            self.ask("changes", lambda desk: desk.ask(changes.of_article, article))

    def got_changes(self, found: list[TextChange]) -> None:
        """Show it, the newest first."""
        if not found:
            self.say("There is only this one text of the article. i in the queue reads its page again.")
            return
        zone = datetime.now().astimezone().tzinfo
        told = ["\n".join(f"{line.first}{line.text}" for line in lines(each, zone)) for each in reversed(found)]
        self.app.push_screen(ShownText("What was changed", "\n\n".join(told)))

    def say_doubtful(self, found: Open) -> None:
        """Say which claims stand in other words than before."""
        doubtful = {a.claim for a in found.reading.anchors if a.score is not None}
        gone = {row.id for row in found.claims if row.changed} - doubtful
        told = [f"{_names(doubtful)}: the quoted words were changed. "] if doubtful else []
        told += [f"{_names(gone)}: not found in the new text. "] if gone else []
        if told:
            self.say(f"{''.join(told)}w shows what was changed, o says if it is still said.")

    def action_claim_place(self) -> None:
        """Say whether the claim at hand is still made where its words were changed."""
        if self.open is None or self.claim is None:
            return
        claim, seen = self.claim, self.seen
        reworded = any(a.claim == claim and a.score is not None for a in self.open.reading.anchors)
        if not reworded and not any(row.id == claim and row.changed for row in self.open.claims):
            self.say(f"C{claim} stands in its own words: there is nothing to confirm.")
            return

        def answer(key: str | None) -> None:
            act = {"still": placing.confirm, "lost": placing.lose}.get(key or "")
            if act:
                self.do("placed", lambda desk: (desk.do(act, claim, seen=seen), key)[1])

        rows = [Row("still", text="still said here, in other words")] if reworded else []
        what = "its quoted words were changed" if reworded else "its words were not found in the new text"
        rows.append(Row("lost", text="not said here any more"))
        self.app.push_screen(Choose(f"C{claim}: {what}", rows), answer)

    def got_placed(self, answer: str) -> None:
        """Say what was done."""
        self.say("Confirmed. u takes it back." if answer == "still" else "Lost: it keeps its place in the text before.")


def _names(claims: set[int]) -> str:
    return ", ".join(f"C{claim}" for claim in sorted(claims))
