"""What a person typed, made fit to be stored: cleaned, within its limit, or one of a closed list. Raises BadInput."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeVar

from claimdesk.words.cleantext import clean, one_line
from claimdesk.words.errors import BadInput, TooLarge
from claimdesk.words.limits import FIELD_CHARS, PROSE_CHARS
from claimdesk.words.references import shortened

T = TypeVar("T", bound=StrEnum)


def short(value: object, what: str, *, chars: int = FIELD_CHARS) -> str:
    """A short field on one line; `what` names it in the sentence: "The title"."""
    text = one_line(str(value))
    if len(text) > chars:
        raise TooLarge(f"{what} has {len(text):,} characters; at most {chars:,} are kept. Shorten it.")
    return text


def required(value: object, what: str, *, chars: int = FIELD_CHARS) -> str:
    """A short field that can't be empty."""
    text = short(value, what, chars=chars)
    if not text:
        raise BadInput(f"{what} is empty: write it out.")
    return text


def prose(value: object, what: str) -> str:
    """A longer text with its lines."""
    text = clean(str(value)).strip()
    if len(text) > PROSE_CHARS:
        raise TooLarge(f"{what} has {len(text):,} characters; at most {PROSE_CHARS:,} are kept. Shorten it.")
    return text


def term(terms: type[T], value: object, what: str) -> T:
    """One of a closed list, by its value; hyphens and underscores count as blanks, case does not matter."""
    wanted = _folded(str(value))
    for each in terms:
        if _folded(each.value) == wanted:
            return each
    raise BadInput(f"“{shortened(one_line(str(value)))}” is no {what}. There are: {', '.join(t.value for t in terms)}")


def day(value: object, what: str) -> date | None:
    """A day, as a date or in ISO 8601; None for none."""
    if value is None or value == "":
        return None
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise BadInput(f"{what} “{shortened(one_line(str(value)))}” is no day: write it as 2018-12-31.") from None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
