"""A field of a change as the ledger stores it, read and written here alone.

The usual form is `[before, after]`. Where a value of the change was redacted, the change's own salt is gone, and each
field stands as `[before, after, [key, key]]` with a key for either side: `{"salt": …}`, or `{"digest": …}` for a
redacted value, which is null. The values may be objects themselves, so the keys stand apart from them.
"""

from __future__ import annotations

from typing import Any, Final

from claimdesk.store import canonical

REDACTED: Final = object()
"""What stands for a value that was taken out of the ledger. It equals no value."""
SIDES = ("before", "after")


def of(told: list[Any]) -> tuple[Any, Any]:
    """Before and after, REDACTED where only the digest is left. Raises ValueError for what is no such field."""
    if not isinstance(told, list):
        raise ValueError("no field of a change")
    if len(told) == 2:
        return told[0], told[1]
    before, after, keys = told
    gone, gone_too = ("digest" in key for key in keys)
    return REDACTED if gone else before, REDACTED if gone_too else after


def shown(value: Any) -> Any:
    """A value of a side as people read it."""
    return "(redacted)" if value is REDACTED else value


def digests(salt: bytes, name: str, told: list[Any]) -> list[str]:
    """The digests of both sides, as the head of `ledger` says. `salt` is that of the change."""
    return [
        key["digest"] if value is REDACTED else canonical.sha256(key["salt"], canonical.dumps(value))
        for value, key in zip(of(told), _keys(salt, name, told), strict=True)
    ]


def without(salt: bytes, name: str, told: list[Any], value: Any) -> list[Any]:
    """The field in the form that needs no salt of the change, with a digest alone on each side that holds `value`.

    `value` is REDACTED where nothing more is to be taken out.
    """
    values, keys = list(of(told)), _keys(salt, name, told)
    for side, digest in enumerate(digests(salt, name, told)):
        if values[side] is REDACTED or values[side] == value:
            values[side], keys[side] = None, {"digest": digest}
    return [*values, keys]


def _keys(salt: bytes, name: str, told: list[Any]) -> list[dict[str, str]]:
    if len(told) > 2:
        return list(told[2])
    return [{"salt": canonical.sha256(salt, f"{name}.{side}")} for side in SIDES]
