"""docs/keys.md lists every key, as the tables have it, and each key of a table does something."""

from __future__ import annotations

import inspect
import runpy
from pathlib import Path

import pytest

from claimdesk.tui.app import Claimdesk

MAKER = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "keys.py"))


def test_the_page_is_what_the_tables_say() -> None:
    assert MAKER["PAGE"].read_text(encoding="utf-8") == MAKER["page"](), "run: python docs/keys.py"


def test_every_table_of_keys_is_on_the_page() -> None:
    tui = Path(inspect.getfile(Claimdesk)).parent
    with_keys = {p.stem for p in tui.rglob("*.py") if "\nKEYS = (" in p.read_text(encoding="utf-8")}
    listed = {module.__name__.rpartition(".")[2] for module in MAKER.values() if inspect.ismodule(module)}
    assert with_keys <= listed


@pytest.mark.parametrize(("title", "screen"), [*MAKER["SCREENS"], ("everywhere", Claimdesk)])
def test_each_key_of_a_screen_has_an_action(title: str, screen: type[Claimdesk]) -> None:
    for key in screen.TABLE:
        name = key.action.partition("(")[0]
        owner = Claimdesk if name.startswith("app.") else screen
        assert hasattr(owner, f"action_{name.removeprefix('app.')}"), f"{title}: {key.id}"
