"""The main screens as they are drawn, letter by letter, at the size of an old terminal and of a wide one.

Compared with the text files in `frames/`; after a change that is meant, `DRAW_FRAMES=1 pytest` on this file draws them
anew, to be read before they are committed. Colours are left out: they change with each release of Textual.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, evidence, relations, settings, sources, verdicts
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.import_article import ImportArticle
from claimdesk.tui.screens.verdict import VerdictDialog
from claimdesk.words.document import Document
from tests.on_screen import shown, until, workbench

FRAMES = Path(__file__).parent / "frames"
SIZES = [(80, 24), (160, 50)]

TEXT = """Mill bridge to open again by the end of March

The mayor of Varn said on Monday that the bridge at the old mill is safe for lorries. The works office said that the \
bridge may carry no more than 3.5 tonnes. The bridge has been closed since the flood in January.

"We have looked at every pillar," the mayor said. It rained again in the evening.
"""
PAGE = f"""Home
Menu

{TEXT}
Share this article

Advertisement
"""


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Anna's desk: an article, three claims, two of them in tension, a source on both and a verdict that is drafted."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        desk.call_me("Anna")
        document = Document(TEXT, title=TEXT.split("\n")[0], publisher="Varn Courier", published="2024-03-04")
        article = articles.added(desk.do(articles.add, document)).article
        for words, claimant in (
            ("the bridge at the old mill is safe for lorries", "Mayor of Varn"),
            ("the bridge may carry no more than 3.5 tonnes", "Works office"),
            ("The bridge has been closed since the flood in January.", ""),
        ):
            desk.do(claims.add, article, *_span(words), claimant=claimant)
        desk.do(claims.edit, 3, due="2024-03-31")
        desk.do(relations.relate, 1, 2, "tension", basis="number", note="a lorry weighs more")
        source = desk.do(sources.add, title="Survey of the pillars", publisher="Works office", kind="document")
        desk.do(evidence.add, 1, source, "refutes", excerpt="Pillar 3 is cracked.", locator="p. 4", credibility=2)
        desk.do(evidence.add, 2, source, "supports", excerpt="Limit: 3.5 t.", locator="p. 9")
        desk.do(verdicts.give, 1, "false", "The survey found a crack.", "See @S1, p. 4.")
        desk.do(settings.set, "review_policy", "second person")
    return path


def _settled(app: Claimdesk) -> bool:
    status = "Anna · saved" in shown(app)
    return status and not app.is_saving and not len(app.workers)


async def _drawn(place: Path, size: tuple[int, int], keys: list[str], there: Callable[[Claimdesk], object]) -> str:
    async with workbench(place, size=size) as (app, pilot):
        await until(pilot, lambda: "A1" in shown(app) and _settled(app))
        if keys[:1] == ["A1"]:
            app.show("workbench", 1)
            await until(pilot, lambda: "A1 Mill bridge" in shown(app) and "reading …" not in shown(app))
            keys = keys[1:]
        for key in keys:
            await pilot.press(key)
        await until(pilot, lambda: there(app))
        await until(pilot, lambda: _settled(app))
        await pilot.pause()
        return "\n".join(line.rstrip() for line in shown(app).split("\n")) + "\n"


def _shows(*words: str) -> Callable[[Claimdesk], bool]:
    return lambda app: all(word in shown(app) for word in words)


SCREENS: dict[str, tuple[list[str], Callable[[Claimdesk], object]]] = {
    "queue": ([], _shows("Articles 1", "All 3")),
    "queue of claims": (["left"], _shows("C3", "▸All 3")),
    "workbench": (["A1", "down"], _shows("C1 ◈ drafted", "verdict")),
    "workbench, suggestions": (["A1", "tab", "tab"], _shows("suggestions:")),
    "verdict": (
        ["A1", "down", "v"],
        lambda app: isinstance(app.screen, VerdictDialog) and app.screen.scales and "Too early" in shown(app),
    ),
    "contradictions": (["3"], _shows("Pillar 3 is cracked.", "Limit: 3.5 t.")),
    "sources": (["4"], _shows("not archived", "C2 ◇ open")),
    "review": (["5"], _shows("Nothing waits for you.")),
    "help": (["question_mark"], _shows("Keys here", "Bring in an article")),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_drawn_as_it_was(place: Path, name: str, size: tuple[int, int]) -> None:
    keys, there = SCREENS[name]
    _compare(f"{name} {size[0]}x{size[1]}", asyncio.run(_drawn(place, size, keys, there)))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_an_import_is_drawn_as_it_was(place: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)

    async def story() -> str:
        async with workbench(place, size=size) as (app, pilot):
            await until(pilot, lambda: "A1" in shown(app))
            app.open_at(str(page))
            await until(pilot, lambda: isinstance(app.screen, ImportArticle) and app.screen.brought)
            await until(pilot, lambda: "Without a date, “Monday” stays open" in shown(app) and _settled(app))
            return "\n".join(line.rstrip() for line in shown(app).split("\n")) + "\n"

    _compare(f"import {size[0]}x{size[1]}", asyncio.run(story()))


def _compare(name: str, drawn: str) -> None:
    kept = FRAMES / f"{name.replace(',', '').replace(' ', '-')}.txt"
    if os.environ.get("DRAW_FRAMES"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(drawn, encoding="utf-8")
    assert drawn.split("\n") == kept.read_text(encoding="utf-8").split("\n")
