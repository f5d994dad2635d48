"""The keys inside a field: those of every editor that reach a program in every terminal, and no others.

Textual's own set holds keys that tmux, screen, flow control or the shell keep for themselves, or that terminals
can't tell from others; `Prose` and `LineInput` take theirs from here instead.
"""

from __future__ import annotations

from claimdesk.tui.keys import Key


def _key(key: str, act: str, label: str) -> Key:
    return Key("field." + label.replace(" ", "_"), key, label, label.capitalize(), "field", False, act)


LINE_KEYS = (
    _key("left", "cursor_left", "left"),
    _key("right", "cursor_right", "right"),
    _key("shift+left", "cursor_left(True)", "select left"),
    _key("shift+right", "cursor_right(True)", "select right"),
    _key("ctrl+left", "cursor_left_word", "word left"),
    _key("ctrl+right", "cursor_right_word", "word right"),
    _key("home", "home", "to the beginning"),
    _key("end,ctrl+e", "end", "to the end"),
    _key("shift+home", "home(True)", "select to the beginning"),
    _key("shift+end", "end(True)", "select to the end"),
    _key("backspace", "delete_left", "delete to the left"),
    _key("delete,ctrl+d", "delete_right", "delete to the right"),
    _key("ctrl+w", "delete_left_word", "delete the word before"),
    _key("ctrl+u", "delete_left_all", "delete to the beginning"),
    _key("ctrl+k", "delete_right_all", "delete to the end"),
    _key("ctrl+x", "cut", "cut"),
    _key("ctrl+c", "copy", "copy"),
    _key("ctrl+v", "paste", "paste what was copied here"),
    _key("enter", "submit", "accept"),
)

PROSE_KEYS = (
    _key("up", "cursor_up", "up"),
    _key("down", "cursor_down", "down"),
    _key("left", "cursor_left", "left"),
    _key("right", "cursor_right", "right"),
    _key("shift+up", "cursor_up(True)", "select up"),
    _key("shift+down", "cursor_down(True)", "select down"),
    _key("shift+left", "cursor_left(True)", "select left"),
    _key("shift+right", "cursor_right(True)", "select right"),
    _key("ctrl+left", "cursor_word_left", "word left"),
    _key("ctrl+right", "cursor_word_right", "word right"),
    _key("home", "cursor_line_start", "to the beginning of the line"),
    _key("end,ctrl+e", "cursor_line_end", "to the end of the line"),
    _key("shift+home", "cursor_line_start(True)", "select to the beginning of the line"),
    _key("shift+end", "cursor_line_end(True)", "select to the end of the line"),
    _key("pageup", "cursor_page_up", "page up"),
    _key("pagedown", "cursor_page_down", "page down"),
    _key("f7", "select_all", "select all"),
    _key("backspace", "delete_left", "delete to the left"),
    _key("delete,ctrl+d", "delete_right", "delete to the right"),
    _key("ctrl+w", "delete_word_left", "delete the word before"),
    _key("ctrl+u", "delete_to_start_of_line", "delete to the beginning of the line"),
    _key("ctrl+k", "delete_to_end_of_line_or_delete_line", "delete to the end of the line"),
    _key("ctrl+x", "cut", "cut"),
    _key("ctrl+c", "copy", "copy"),
    _key("ctrl+v", "paste", "paste what was copied here"),
    _key("ctrl+underscore", "undo", "undo typing"),
    _key("ctrl+y", "redo", "redo typing"),
    Key("field.editor", "ctrl+o", "$EDITOR", "Write this text in your own editor", "field", True, "editor"),
)
