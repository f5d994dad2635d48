"""What a refusal owes to whoever meets it: one sentence, and a desk on which nothing happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimdesk.desk import Desk
from claimdesk.words.errors import DeskError


def refused(desk: Desk, error: type[DeskError], command: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The sentence with which `command` raises `error`; nothing is entered in the ledger by it."""
    before = desk.head()
    with pytest.raises(error) as caught:
        desk.do(command, *args, **kwargs)
    assert desk.head() == before
    assert caught.value.sentence
    assert "\n" not in caught.value.sentence
    return caught.value.sentence
