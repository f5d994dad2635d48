"""Two changes of one mapping, such as where each field of an article came from, merge by its keys like two fields."""

from __future__ import annotations

from typing import Any


def touched(before: dict[str, Any] | None, after: dict[str, Any] | None) -> set[str]:
    """The keys that a change of a mapping touched."""
    before, after = before or {}, after or {}
    return {k for k in {**before, **after} if before.get(k) != after.get(k)}


def overlap(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Whether two changes of a field, each before and after, are about the same: of mappings, about a common key."""
    if all(x is None or isinstance(x, dict) for x in (*one, *other)):
        return bool(touched(*one) & touched(*other))
    return True


def stands(now: Any, before: Any, after: Any) -> bool:
    """Whether a field is as a change left it; of a mapping, the keys that it touched."""
    if isinstance(now, dict) and isinstance(before, dict) and isinstance(after, dict):
        return all(now.get(k) == after.get(k) for k in touched(before, after))
    return bool(now == after)


def without(now: Any, before: Any, after: Any) -> Any:
    """What a field is when a change is taken back: as before, and of a mapping only the keys that it touched."""
    if not (isinstance(now, dict) and isinstance(before, dict) and isinstance(after, dict)):
        return before
    changed = touched(before, after)
    return {k: v for k, v in now.items() if k not in changed} | {k: v for k, v in before.items() if k in changed}
