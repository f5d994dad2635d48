"""An article can be read, moved through and marked, whatever its text is made of."""

from __future__ import annotations

import asyncio
import re

from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult

from claimdesk.tui.keys import bound_in, forbidden
from claimdesk.tui.widgets.article_text import ArticleText
from claimdesk.tui.widgets.marks import Mark
from claimdesk.words.terms import State

HEADLINE = "Harbour town waits for its dredger"
BODY = (
    "The mayor says the harbour will open by autumn. The port authority says the work has not been ordered. "
    "Fishers doubt both. [@click=app.quit]Click here[/] they say."
)
HOSTILE = "\x1b]52;c;aGk=\x07 opens\x00 the \u202eclipboard. 平和条約を結ぶ👩\u200d👩\u200d👧。 e\u0301te\u0301 [/b]."
TEXT = f"{HEADLINE}\n\n{BODY}\n\n{HOSTILE}\n\n" + "\n\n".join(f"Boat {n} lies in the mud." for n in range(40))
SENTENCES = [found.span() for found in re.finditer(r"\S[^.\n]*[.\n]", TEXT)]


def mark(quote: str, sort: str, state: State | None = None) -> Mark:
    start = TEXT.index(quote)
    return Mark(start, start + len(quote), sort, state, "C1" if state else "", quote)  # type: ignore[arg-type]


MARKS = [
    mark("the harbour will open by autumn", "claim", State.DRAFTED),
    mark("the work has not been ordered", "suggestion"),
    mark("Boat 9 lies in the mud", "suggestion"),
    mark("Boat 30 lies in the mud", "suggestion"),
    mark("Fishers doubt both.", "dismissed"),
]


class Reading(App[None], inherit_bindings=False):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield ArticleText()

    def on_mount(self) -> None:
        self.query_one(ArticleText).show(TEXT, SENTENCES, MARKS)

    @on(ArticleText.CursorMoved)
    @on(ArticleText.SpanChosen)
    def note(self, event: ArticleText.CursorMoved | ArticleText.SpanChosen) -> None:
        self.said.append(f"{type(event).__name__} {TEXT[event.start : event.end]}")

    @on(ArticleText.SpanDropped)
    def note_drop(self) -> None:
        self.said.append("SpanDropped")


def shown(article: ArticleText) -> list[str]:
    return [article.render_line(y).text for y in range(article.size.height)]


def quoted(article: ArticleText) -> str:
    assert article.target
    return TEXT[slice(*article.target)]


def test_reading_selecting_and_marking_with_the_keyboard() -> None:
    async def story() -> None:
        app = Reading()
        async with app.run_test(size=(60, 14)) as pilot:
            article = app.query_one(ArticleText)
            lines = shown(article)
            assert lines[0].rstrip() == f"▸    {HEADLINE}"
            assert lines[2].startswith(" ◈ ┃ The mayor says the harbour will open by autumn. The ")
            assert lines[3].startswith(" ?   ")
            await pilot.press("down")
            assert article.claims_here == [article.claim] == MARKS[:1]
            assert article.dismissal is None
            assert app.said == ["CursorMoved The mayor says the harbour will open by autumn."]
            await pilot.press("right", "right", "right", "shift+right", "shift+right")
            assert app.said[-2:] == ["SpanChosen the", "SpanChosen the harbour"]
            await pilot.press("escape", "n")
            assert "SpanDropped" in app.said
            assert article.suggestion == MARKS[1]
            assert quoted(article) == "The port authority says the work has not been ordered."
            await pilot.press("n", "n")
            assert quoted(article) == "Boat 30 lies in the mud."
            assert any(line.startswith("▸?   Boat 30") for line in shown(article))
            assert forbidden(bound_in(article)) == []
            scroll = article.scroll_offset
            article.update_marks([one for one in MARKS if "Boat 30" not in one.ref])
            assert article.scroll_offset == scroll
            assert article.suggestion is None
            assert any(line.startswith("▸    Boat 30") for line in shown(article))
            await pilot.press("N")
            assert quoted(article) == "Boat 9 lies in the mud."
            await pilot.press("n")
            assert quoted(article) == "The port authority says the work has not been ordered."
            await pilot.press("N")
            article.update_sentences([(0, 34), (36, len(TEXT))])
            assert (article.cursor_sentence, article.caret) == ((36, len(TEXT)), TEXT.index("Boat 9"))
            article.update_sentences(SENTENCES)
            assert quoted(article) == "Boat 9 lies in the mud."
            await pilot.press("end")
            assert any("▸    Boat 39" in line for line in shown(article))
            await pilot.press("pageup", "pageup")
            assert quoted(article) == "Boat 27 lies in the mud."
            await pilot.press("home", "k")
            assert shown(article)[0].startswith("▸    Harbour")

    asyncio.run(story())


def test_hostile_text_is_shown_and_every_line_fills_its_width() -> None:
    async def story() -> None:
        app = Reading()
        async with app.run_test(size=(40, 30)) as pilot:
            article = app.query_one(ArticleText)
            lines = shown(article)
            assert [cell_len(line) for line in lines] == [article.scrollable_content_region.width] * 30
            screen = "".join(lines)
            assert "[@click=app.quit]Click" in screen
            assert "␛]52;c;aGk=␇ opens␀ the" in screen
            assert not set("\x1b\x07\x00\u202e") & set(screen)
            await pilot.click(ArticleText, offset=(20, [line[5:22] for line in lines].index("[@click=app.quit]")))
            assert quoted(article) == "quit]Click here[/] they say."
            assert app.is_running

    asyncio.run(story())


def test_dragging_over_wide_characters_selects_whole_ones() -> None:
    async def story() -> None:
        app = Reading()
        async with app.run_test(size=(70, 30)) as pilot:
            article = app.query_one(ArticleText)
            row = next(y for y, line in enumerate(shown(article)) if "平和" in line)
            cell = cell_len(shown(article)[row].partition("平和")[0])
            await pilot.mouse_down(ArticleText, offset=(cell, row))
            await pilot.hover(ArticleText, offset=(cell + 4, row))
            await pilot.mouse_up(ArticleText, offset=(cell + 4, row))
            assert quoted(article) == "平和条"
            await pilot.pause()
            assert app.said[-1] == "SpanChosen 平和条"
            assert app.screen.get_selected_text() == "平和条"
            await pilot.mouse_down(ArticleText, offset=(8, 2))
            await pilot.hover(ArticleText, offset=(9, 3))
            await pilot.mouse_up(ArticleText, offset=(1, 3))
            assert article.selection is not None
            assert article.selection[0] == TEXT.index("mayor")
            await pilot.click(ArticleText, offset=(6, 2))
            assert article.selection is None

    asyncio.run(story())


def test_a_new_width_wraps_the_text_anew_and_keeps_the_cursor_in_view() -> None:
    async def story() -> None:
        app = Reading()
        async with app.run_test(size=(120, 14)) as pilot:
            article = app.query_one(ArticleText)
            assert shown(article)[2].rstrip().endswith("C1")
            article.go_to(TEXT.index("Boat 20"))
            await pilot.resize_terminal(30, 12)
            await pilot.pause()
            assert any(line.startswith("▸    Boat 20") for line in shown(article))
            article.display = False
            await pilot.pause()
            article.show("Another text.\n\nIts end.", ())
            article.display = True
            await pilot.pause()
            assert [line.rstrip() for line in shown(article)[:3]] == ["▸    Another text.", "", "     Its end."]
            article.show(TEXT, SENTENCES)
            app.add_class("-ascii")
            article.go_to(TEXT.index("The mayor"))
            article.update_marks(MARKS)
            assert any(line.startswith(">d | The mayor") for line in shown(article))

    asyncio.run(story())
