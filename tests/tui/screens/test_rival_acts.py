"""What a claim might pull against in other articles is told beside it; a key relates the two, another says no."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, relations, rivals
from claimdesk.tui.app import Claimdesk
from claimdesk.words.document import Document
from claimdesk.words.terms import Basis, Relation
from tests.on_screen import shown, until, workbench

CHARGED = "Police charged the two sailors with smuggling tobacco through Port Varn."
INNOCENT = "The two sailors are not criminals but honest [b]men[/b] who smuggled nothing through Port Varn."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with two articles and a claim in each, that pull against each other."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        for text, who in ((CHARGED, "Police"), (INNOCENT, "The owner")):
            article = articles.added(desk.do(articles.add, Document(f"{text} It rained."))).article
            desk.do(claims.add, article, 0, len(text), claimant=who)
    return path


def told(app: Claimdesk) -> bool:
    return "might pull against C2 “The two sailors are not criminals" in shown(app)


def test_a_key_relates_the_two_as_it_was_proposed(place: Path) -> None:
    async def story() -> None:
        async with workbench(place, size=(160, 50)) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: told(app))
            await pilot.press("plus")
            await until(pilot, lambda: "C1 tension C2. u takes it back" in shown(app))
            assert app.desk is not None
            (relation,) = app.desk.ask(relations.rivals)
            assert (relation.relation, relation.basis) == (Relation.TENSION, Basis.STATUS)
            await until(pilot, lambda: not told(app))
            await pilot.press("plus")
            await until(pilot, lambda: "Nothing is proposed to pull against C1" in shown(app))

    asyncio.run(story())


def test_a_no_stays_until_it_is_undone(place: Path) -> None:
    async def story() -> None:
        async with workbench(place, size=(160, 50)) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: told(app))
            await pilot.press("minus")
            await until(pilot, lambda: "C1 and C2 are not proposed again" in shown(app) and not told(app))
            assert app.desk is not None
            assert app.desk.ask(rivals.across, 1) == []
            await pilot.press("u")
            await until(pilot, lambda: told(app))

    asyncio.run(story())
