"""The queue, home: articles and claims to work on, in views, filtered as you type.

The first frame shows the rows as they were left (state file); the desk's answer replaces them when it comes.
"""

from __future__ import annotations

from dataclasses import astuple, fields
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from claimdesk.tui import rows_of
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.screens.assigning import Assigning
from claimdesk.tui.widgets.fields import LineInput
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.tui.widgets.top_line import TopLine
from claimdesk.tui.widgets.view_line import ViewLine
from claimdesk.words.references import reference

if TYPE_CHECKING:
    from claimdesk.desk import Desk
    from claimdesk.words.views.lists import Page

VIEWS = ("articles", "mine", "for me", "unassigned", "review", "due", "against", "changed", "all")
PAGE = 100
EMPTY = "i import · or paste an article (your terminal’s own key) · claimdesk demo"
NO_CLAIMS = "No claims here. ← → other views"
#: the filter that brings withdrawn claims back into sight
NOTHING_MATCHES = "Nothing matches. esc empties the filter; state:withdrawn shows what was retracted."


class FilterLine(LineInput):
    """The filter; escape empties it and goes back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        (Key("filter.leave", "escape", "leave", "Empty the filter", "filter", act="screen.filter_left"),)
    )


class Queue(Assigning):
    """The queue. See the module's docstring."""

    TABLE = (
        Key("queue.open", "enter", "open", "Open what is under the cursor", "queue", act="open_row"),
        Key("queue.import", "i", "import", "Bring in an article: file, URL or paste", "queue"),
        Key("queue.assign", "a", "assign", "Assign what is under the cursor to a member", "queue"),
        Key(
            "queue.withdraw",
            "x",
            "withdraw",
            "Withdraw what is under the cursor, or put away what asks you; u brings it back",
            "queue",
        ),
        Key("queue.filter", "slash", "filter", "Filter: words, state:open, claimant:, kind:, article:", "queue"),
        Key("queue.next_view", "right,tab", "next view", "The view to the right", "queue", False),
        Key("queue.previous_view", "left,shift+tab", "view before", "The view to the left", "queue", False),
    )
    CSS = """
    Queue #filter { padding: 0 1; }
    Queue Rows { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.view = "articles"
        self.query_text = ""
        self.counts: dict[str, int] = {}
        self.after: str | None = None
        self._rows: list[Row] = []

    def content(self) -> ComposeResult:
        """Views, filter, rows."""
        yield ViewLine()
        yield FilterLine("", placeholder="/ filter", id="filter")
        yield Rows(empty=EMPTY, id="rows")

    def on_mount(self) -> None:
        """Show what was left."""
        super().on_mount()
        left = self.app.state.value("queue", {})
        self.view = left["view"] if left.get("view") in VIEWS else VIEWS[0]
        self.counts = left.get("counts", {})
        self._rows = [Row(*r) for r in left.get("rows", []) if len(r) == len(fields(Row))]
        self.query_one(Rows).set_rows(self._rows)
        self.query_one(Rows).focus()
        self._show_views()
        self.title_line("Claimdesk", left.get("desk", ""))

    def reload(self) -> None:
        """Ask for the first page and the counts."""
        view, query = self.view, self.query_text
        self.ask("page", lambda desk: _page(desk, view, query, None, max(PAGE, len(self._rows))))

    def got_page(self, page: Page) -> None:
        """Rows from the beginning; the counts, which take longer, are asked for once the rows are there."""
        self.ask("counts", _counts)
        self._rows = self._drawn(page)
        self.after = page.after
        rows = self.query_one(Rows)
        rows.empty = NOTHING_MATCHES if self.query_text else EMPTY if self.view == "articles" else NO_CLAIMS
        rows.set_rows(self._rows)
        if page.note:
            self.say(page.note)
        self._remember()
        self.refresh_lines()

    def got_more(self, page: Page) -> None:
        """The next page of rows."""
        self._rows = [*self._rows, *self._drawn(page)]
        self.after = page.after
        self.query_one(Rows).set_rows(self._rows)

    def got_counts(self, found: tuple[dict[str, int], str]) -> None:
        """How many there are in each view."""
        self.counts, name = found
        self.title_line("Claimdesk", name)
        self._show_views()
        self._remember()
        self.app.load_screens()

    def on_rows_end_neared(self, event: Rows.EndNeared) -> None:
        """Fetch the next page."""
        event.stop()
        if self.after:
            view, query, after = self.view, self.query_text, self.after
            self.after = None
            self.ask("more", lambda desk: _page(desk, view, query, after, PAGE))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open an article or claim."""
        event.stop()
        self.app.open_reference(reference(event.key))

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """The footer names what is at hand."""
        event.stop()
        self.refresh_lines()

    def footer(self) -> list[str | tuple[str, str]]:
        """Keys with what they would be done to."""
        at_hand = self.query_one(Rows).highlighted
        if at_hand is None:
            return ["queue.import", "queue.filter"]
        return [
            ("queue.open", f"open {at_hand}"),
            "queue.import",
            "queue.assign",
            ("queue.withdraw", f"{'put away' if self.view == 'for me' else 'withdraw'} {at_hand}"),
            "queue.filter",
            "app.undo",
        ]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as you type."""
        event.stop()
        self.query_text = event.value
        self._rows = []
        self.reload()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list, with the filter on."""
        event.stop()
        self.query_one(Rows).focus()

    def on_paste(self, event: events.Paste) -> None:
        """A pasted article goes to the import screen; nothing is stored before it is confirmed there."""
        if not isinstance(self.focused, Input) and event.text.strip():
            event.stop()
            self.app.import_text(event.text)

    def action_open_row(self) -> None:
        """Open what is under the cursor."""
        self.query_one(Rows).action_choose()

    def action_filter_left(self) -> None:
        """Empty the filter, back to the list."""
        self.query_one("#filter", LineInput).value = ""
        self.query_one(Rows).focus()

    def action_queue_filter(self) -> None:
        """Type a filter."""
        self.query_one("#filter", LineInput).focus()

    def action_queue_import(self) -> None:
        """Bring in an article."""
        self.app.show("import")

    def action_queue_next_view(self) -> None:
        """The view to the right."""
        self._go_to_view(+1)

    def action_queue_previous_view(self) -> None:
        """The view to the left."""
        self._go_to_view(-1)

    def _go_to_view(self, by: int) -> None:
        self.view = VIEWS[(VIEWS.index(self.view) + by) % len(VIEWS)]
        self._rows = []
        self._show_views()
        self.reload()

    def action_queue_assign(self) -> None:
        """Choose a member for what is under the cursor."""
        at_hand = self.query_one(Rows).highlighted
        if at_hand:
            self.assign(reference(at_hand))

    def action_queue_withdraw(self) -> None:
        """Withdraw what is under the cursor."""
        at_hand = self.query_one(Rows).highlighted
        if at_hand and self.app.desk:
            from claimdesk.desk import articles, claims, comments

            ref = reference(at_hand)
            if self.view == "for me":
                self.do("put_away", lambda desk: (desk.do(comments.done, ref), at_hand)[1])
                return
            command = articles.withdraw if ref.letter == "A" else claims.withdraw
            self.decide("withdrawn", lambda desk, seen: (desk.do(command, ref.id, seen=seen), at_hand)[1])

    def got_withdrawn(self, at_hand: str) -> None:
        """Say how to bring it back."""
        self.say(f"{at_hand} withdrawn. u brings it back.")

    def got_put_away(self, at_hand: str) -> None:
        """Say so."""
        self.say(f"Put away what was asked about {at_hand}. u brings it back.")

    def _drawn(self, page: Page) -> list[Row]:
        from claimdesk.words.views.lists import ArticleRow, ClaimRow, MentionRow

        plain = self.app.has_class("-ascii")
        drawn: dict[str, Row] = {}
        for row in page.rows:
            if isinstance(row, ClaimRow):
                found = rows_of.claim(row, plain=plain)
            elif isinstance(row, MentionRow):
                found = rows_of.mention(row)
            elif isinstance(row, ArticleRow):
                found = rows_of.article(row)
            else:
                continue
            # Of several remarks about one thing the newest stands for all.
            drawn.setdefault(found.key, found)
        return list(drawn.values())

    def _show_views(self) -> None:
        self.query_one(ViewLine).show(VIEWS, self.counts, self.view)

    def _remember(self) -> None:
        self.app.state.keep(
            "queue",
            {
                "view": self.view,
                "desk": self.query_one(TopLine).detail,
                "counts": self.counts,
                "rows": [] if self.query_text else [astuple(r) for r in self._rows[:60]],
            },
        )


def _page(desk: Desk, view: str, query: str, after: str | None, limit: int) -> Page:
    # The lists alone: `articles` and `claims` load all that makes articles and claims, down to dateparser.
    from claimdesk.desk import article_lists, claim_lists

    if view == "for me":
        from claimdesk.desk import comments

        return desk.ask(comments.for_me, after=after, limit=limit)
    if view == "articles":
        return desk.ask(article_lists.queue, query=query, after=after, limit=limit)
    return desk.ask(claim_lists.queue, view=view, query=query, after=after, limit=limit)


def _counts(desk: Desk) -> tuple[dict[str, int], str]:
    from claimdesk.desk import article_lists, claim_lists, comments, settings

    counts = dict(desk.ask(claim_lists.counts))
    counts["for me"] = desk.ask(comments.waiting)
    counts["articles"] = desk.ask(article_lists.queue, limit=1).total
    return counts, desk.ask(settings.get).get("name", "")
