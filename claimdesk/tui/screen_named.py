"""The screens by name, each imported when it is first shown: the first frame needs the queue alone."""

from __future__ import annotations

from importlib import import_module

from textual.screen import Screen


def load_all() -> None:
    """Import all screens."""
    for name in ("workbench", "import_article", "sources", "contradictions", "review", "activity", "report"):
        import_module(f"claimdesk.tui.screens.{name}")


def screen_named(name: str, id_: int | None) -> Screen[None]:
    """Import and make a screen."""
    match name:
        case "workbench" | "claim":
            from claimdesk.tui.screens.workbench import Workbench

            return Workbench(article=id_) if name == "workbench" else Workbench(claim=id_)
        case "contradictions":
            from claimdesk.tui.screens.contradictions import Contradictions

            return Contradictions()
        case "sources":
            from claimdesk.tui.screens.sources import Sources

            return Sources(id_)
        case "review":
            from claimdesk.tui.screens.review import Reviews

            return Reviews()
        case "activity":
            from claimdesk.tui.screens.activity import Activity

            return Activity()
        case "report":
            from claimdesk.tui.screens.report import Report

            assert id_ is not None
            return Report(id_)
        case "import":
            from claimdesk.tui.screens.import_article import ImportArticle

            return ImportArticle()
    raise AssertionError(name)
