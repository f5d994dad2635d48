"""The fields of a form: what each is, what stands in it at first, and the widget it is typed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.widget import Widget

from claimdesk.tui.widgets.fields import Field
from claimdesk.tui.widgets.pick import Pick
from claimdesk.tui.widgets.prose import Prose


@dataclass(frozen=True, slots=True)
class Line:
    """A field of one line."""

    name: str
    label: str
    value: str = ""
    note: str = ""
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field with one of some values; `words` are shown in their place."""

    name: str
    label: str
    values: Sequence[str]
    value: str = ""
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A field of several lines."""

    name: str
    label: str
    value: str = ""
    placeholder: str = ""


FormField = Line | OneOf | Text


def untouched(field: FormField) -> str:
    """What stands in the field's widget while nobody typed."""
    if isinstance(field, OneOf):
        return field.value if field.value in field.values else field.values[0]
    return field.value.strip()


def widget_of(field: FormField, value: str) -> Widget:
    """The widget, with `value` in it."""
    if isinstance(field, Line):
        return Field(field.label, value, note=field.note, placeholder=field.placeholder, id=field.name)
    if isinstance(field, OneOf):
        return Pick(field.label, field.values, value, words=field.words, id=field.name)
    return Prose(value, placeholder=field.placeholder, id=field.name)


def value_in(widget: Widget) -> str:
    """What stands in a widget of `widget_of`."""
    if isinstance(widget, Prose):
        return widget.text.strip()
    assert isinstance(widget, Field | Pick)
    return widget.value


def put_in(widget: Widget, value: str) -> None:
    """Let `value` stand in a widget of `widget_of`, as if nobody had typed."""
    if isinstance(widget, Prose):
        widget.load_text(value)
    elif isinstance(widget, Field):
        widget.fill(value)
    elif isinstance(widget, Pick):
        widget.value = value if value in widget.values else widget.values[0]


def begin_in(widget: Widget) -> None:
    """Put the keyboard into a widget of `widget_of`."""
    if isinstance(widget, Field):
        widget.focus_line()
    else:
        widget.focus()
