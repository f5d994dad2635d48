"""What a role may do is the same on a file and on a server: here as the desk's commands say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, members, redacting, scales, settings, tags
from claimdesk.words.errors import Refused
from claimdesk.words.references import Reference
from claimdesk.words.terms import Role
from tests.store.desks import add_claim, add_source, edit_source

SCALE = """
name = "house"
title = "House scale"
axis = "veracity"
[[rating]]
label = "Wrong"
place = 0.0
[[rating]]
label = "Right"
place = 1.0
"""

ACTS: dict[str, tuple[Role, Callable[[Desk], object]]] = {
    "work on claims": (Role.ANALYST, lambda desk: desk.do(tags.add, Reference("C", 1), desk.login)),
    "add a scale": (Role.EDITOR, lambda desk: desk.do(scales.add, SCALE)),
    "add a member": (Role.ADMIN, lambda desk: desk.do(members.add, "eve")),
    "give a role": (Role.ADMIN, lambda desk: desk.do(members.set_role, "viewer", "viewer")),
    "take a member off": (Role.ADMIN, lambda desk: desk.do(members.withdraw, "viewer")),
    "change a setting": (Role.ADMIN, lambda desk: desk.do(settings.set, "name", "News")),
    "take a value out": (Role.ADMIN, lambda desk: desk.do(redacting.value, 3, "S1", "title", "A slander")),
}


@pytest.mark.parametrize(("least", "act"), ACTS.values(), ids=ACTS.keys())
def test_it_takes_the_role_to(
    desk: Desk, open_as: Callable[..., Desk], least: Role, act: Callable[[Desk], object]
) -> None:
    desk.do(add_claim)
    desk.do(add_source, "J. Doe’s address")
    desk.do(edit_source, 1, title="A letter")
    for role in Role:
        seat = open_as(role.value, role.value)
        if role.reaches(least):
            act(seat)
            continue
        with pytest.raises(Refused, match=f"takes the role of .*{role.value} is {role.value}"):
            act(seat)
