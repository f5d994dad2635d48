"""The keys that mean the same on every screen."""

from __future__ import annotations

from claimdesk.tui.keys import Key

THEMES = ("textual-dark", "textual-light")

TABLE = (
    Key("app.queue", "1", "queue", "The queue: articles and claims to work on", "screens"),
    Key("app.workbench", "2", "workbench", "The article that was open last", "screens"),
    Key("app.contradictions", "3", "contradictions", "Rival claims side by side", "screens"),
    Key("app.sources", "4", "sources", "All sources", "screens"),
    Key("app.review", "5", "review", "Verdicts that wait for a second person", "screens"),
    Key("app.activity", "6", "activity", "What was done, by whom, when", "screens"),
    Key("app.report", "7", "report", "The report of what is open, as it would go out", "screens"),
    Key("app.undo", "u", "undo", "Take back your last change", "everywhere"),
    Key("app.redo", "U", "redo", "Take back the undo", "everywhere"),
    Key("app.go", "g", "go to", "Go to a reference: A12, C340, S7", "everywhere"),
    Key("app.back", "left_square_bracket,alt+left", "back", "The screen before", "everywhere"),
    Key("app.forward", "right_square_bracket,alt+right", "forward", "The screen after", "everywhere"),
    Key("app.help", "question_mark", "keys", "What the keys do here", "everywhere"),
    Key("app.commands", "colon,ctrl+p", "commands", "All commands, found by name", "everywhere"),
    Key("app.theme", "f2", "light or dark", "Change between the light and the dark theme", "everywhere"),
    Key("app.quit", "q,ctrl+c", "quit", "Leave; everything shown as saved is saved", "everywhere"),
)
