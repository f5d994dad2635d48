"""The key table's type: bindings, footer, help and palette all come from the same rows.

    TABLE = (
        Key("claim.add", "c", "claim", "Make the sentence or the selection a claim", "article"),
        Key("claim.withdraw", "x", "withdraw", "Withdraw the claim; u brings it back", "article"),
    )
    class Workbench(Screen): BINDINGS = bindings(TABLE)        # action_claim_add, action_claim_withdraw
    footer.show(footer_keys(TABLE, "claim.add", ("claim.withdraw", "withdraw C340")))

A widget's module names the keys that are alive while it has the focus `KEYS`.

`forbidden` names what must not be bound, and what is bound twice in one focus; `bound_in(widget)` gives all
that is alive while a widget has the focus, so that a test holds every screen to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.dom import DOMNode


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a key does.

    `key` is as Textual names it; several are parted by commas. `label` is for the footer, `tooltip` a
    sentence for help and palette, `group` the heading it stands under there. The action is `act`, or else `id`
    with `_` for `.`.
    """

    id: str
    key: str
    label: str
    tooltip: str
    group: str
    shown: bool = True
    act: str = ""
    #: done before keys that came in the same burst are handed on: for tab, or they would go to the old field
    first: bool = False

    @property
    def action(self) -> str:
        """The action that Textual runs."""
        return self.act or self.id.replace(".", "_")

    @property
    def keys(self) -> tuple[str, ...]:
        """The single keys."""
        return tuple(part.strip() for part in self.key.split(",") if part.strip()) or (self.key,)

    @property
    def shown_key(self) -> str:
        """The first key as a person reads it, for the footer: `↵`, `ctrl+r`, `?`."""
        return _SHOWN.get(self.keys[0], self.keys[0])

    @property
    def shown_keys(self) -> str:
        """All its keys as a person reads them, for help: `↓ j`."""
        return " ".join(_SHOWN.get(key, key) for key in self.keys)


_SHOWN = {
    "enter": "↵", "escape": "esc", "question_mark": "?", "slash": "/", "colon": ":", "space": "space",
    "left_square_bracket": "[", "right_square_bracket": "]", "equals_sign": "=", "full_stop": ".",
    "plus": "+", "minus": "-", "number_sign": "#",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "pgup", "pagedown": "pgdn",
    "alt+left": "alt+←", "alt+right": "alt+→", "shift+left": "shift+←", "shift+right": "shift+→",
    "shift+up": "shift+↑", "shift+down": "shift+↓",
}  # fmt: skip


def bindings(table: Iterable[Key]) -> list[BindingType]:
    """The table as Textual's bindings."""
    return [
        Binding(
            key.key,
            key.action,
            key.label,
            show=key.shown,
            key_display=key.shown_key,
            tooltip=key.tooltip,
            id=key.id,
            priority=key.first,
        )
        for key in table
    ]


def footer_keys(table: Sequence[Key], *wanted: str | tuple[str, str]) -> list[tuple[str, str]]:
    """`(key, label)` for the footer: the `wanted` ids in their order; a pair gives a label of its own."""
    by_id = {key.id: key for key in table}
    pairs = [(want, "") if isinstance(want, str) else want for want in wanted]
    return [(by_id[name].shown_key, label or by_id[name].label) for name, label in pairs]


_CONTROL = {
    "ctrl+enter": "can't be told from enter", "shift+enter": "can't be told from enter",
    "ctrl+m": "is enter", "ctrl+i": "is tab", "ctrl+h": "is backspace", "ctrl+j": "is a newline",
    "ctrl+left_square_bracket": "is escape", "ctrl+[": "is escape",
    "ctrl+b": "belongs to tmux", "ctrl+a": "belongs to screen", "ctrl+s": "is flow control",
    "ctrl+q": "is flow control", "ctrl+z": "belongs to the shell",
}  # fmt: skip


LAYERED = frozenset({"escape", "ctrl+c", "enter"})
"""Keys that by their nature mean the innermost thing: leave, copy, accept it; so they are bound at several depths."""


def _why_not(key: str) -> str:
    if key in _CONTROL:
        return _CONTROL[key]
    if re.fullmatch(r"ctrl\+shift\+\w|ctrl\+[A-Z]", key):
        return "can't be told from ctrl without shift"
    if re.fullmatch(r"(ctrl\+)?alt\+(shift\+)?\w", key):
        return "is what escape and then the letter send"
    return ""


def forbidden(keys: Iterable[Key]) -> list[str]:
    """What is wrong with `keys`, all alive in one focus: a sentence for each, none when all is well."""
    wrong: list[str] = []
    owner: dict[str, str] = {}
    for entry in keys:
        for key in entry.keys:
            if why := _why_not(key):
                wrong.append(f"{entry.id}: {key} {why}.")
            if key not in LAYERED and owner.setdefault(key, entry.id) != entry.id:
                wrong.append(f"{entry.id}: {key} already belongs to {owner[key]}.")
    return wrong


def bound_in(focus: DOMNode) -> list[Key]:
    """All keys that are alive while `focus` has the focus, from it outwards.

    A key that Textual binds counts unless something of ours takes its place nearer to the focus.
    """
    found: list[Key] = []
    taken: set[str] = set()
    for node in focus.ancestors_with_self:
        for key, bound in node._bindings.key_to_bindings.items():
            ours = any(_is_ours(node, one) for one in bound)
            if not ours and key in taken:
                continue
            taken.add(key)
            name = bound[0].id or f"{type(node).__name__}.{bound[0].action}"
            found.append(Key(name, key, bound[0].description, bound[0].tooltip, type(node).__name__))
    return found


def _is_ours(node: DOMNode, binding: Binding) -> bool:
    for cls in type(node).__mro__:
        declared = Binding.make_bindings(cls.__dict__.get("BINDINGS", ()))
        if any(one.key == binding.key and one.action == binding.action for one in declared):
            return not cls.__module__.startswith("textual.")
    return True
