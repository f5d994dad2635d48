"""Makes docs/keys.md from the tables that the workbench itself takes its keys from.

python docs/keys.py
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from claimdesk.tui import app
from claimdesk.tui.keys import Key
from claimdesk.tui.screens import conflict, dialogs, form, import_fields, verdict
from claimdesk.tui.screens.activity import Activity
from claimdesk.tui.screens.contradictions import Contradictions
from claimdesk.tui.screens.import_article import ImportArticle
from claimdesk.tui.screens.queue import Queue
from claimdesk.tui.screens.report import Report
from claimdesk.tui.screens.review import Reviews
from claimdesk.tui.screens.sources import Sources
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets import article_text, open_line, pick, ratings, rows

PAGE = Path(__file__).with_name("keys.md")
HEAD = """# The keys

Every key of the workbench, by where it acts. The same list stands in the program: `?` shows what the keys do where you
are, `:` finds an act by its name. A letter acts only outside fields; what a capital letter does goes on the record.
This page is made by `python docs/keys.py`.
"""
SCREENS = (
    ("Queue", Queue),
    ("Import", ImportArticle),
    ("Workbench", Workbench),
    ("Contradictions", Contradictions),
    ("Sources", Sources),
    ("Review", Reviews),
    ("Activity", Activity),
    ("Report", Report),
)
PARTS = (
    ("In a list", rows.KEYS),
    ("In the text of an article", article_text.KEYS),
    ("In any dialog", dialogs.KEYS),
    ("In a form", form.KEYS),
    ("Where two people changed the same field", conflict.FIELD_KEYS),
    ("Where others changed what an act decides on", conflict.ACT_KEYS),
    ("In the verdict’s dialog", verdict.KEYS),
    ("On the ratings", ratings.KEYS),
    ("On a field with one of some values", pick.KEYS),
    ("On a line with more behind it", open_line.KEYS),
    ("In the fields of an import", import_fields.KEYS),
)


def page() -> str:
    """The page's text."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    yield from _section("Everywhere", app.TABLE)
    for title, screen in SCREENS:
        yield from _section(title, screen.TABLE)
    for title, keys in PARTS:
        yield from _section(title, keys)


def _section(title: str, keys: Sequence[Key]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| key | what it does |"
    yield "|---|---|"
    for key in keys:
        yield f"| {' '.join(f'`{one}`' for one in key.shown_keys.split())} | {key.tooltip} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
