from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, members, settings
from claimdesk.words.errors import BadInput, DeskError, NotFound, Refused, TooLarge
from claimdesk.words.terms import Role
from tests.desk.refusing import refused

OpenAs = Callable[..., Desk]


def roles(desk: Desk) -> dict[str, Role]:
    return {m.name: m.role for m in desk.ask(members.every)}


def test_a_member_has_the_name_as_login_unless_another_is_given(desk: Desk) -> None:
    desk.do(members.add, "Zoë  Adams", login="zoe", role="editor")
    desk.do(members.add, "ben")

    found = {m.name: (m.login, m.role) for m in desk.ask(members.every)}
    assert found["Zoë Adams"] == ("zoe", Role.EDITOR)
    assert found["ben"] == ("ben", Role.ANALYST)


def test_members_are_listed_by_name_whatever_the_case(desk: Desk) -> None:
    for name in ("zoe", "Ben", "adam"):
        desk.do(members.add, name)

    names = [m.name for m in desk.ask(members.every)]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize(
    ("name", "login"), [("BEN", None), ("Other", "ben"), ("Benjamin S", None), ("Other", "BENJAMIN s")]
)
def test_a_name_or_login_that_is_somebodys_is_taken_in_any_case(desk: Desk, name: str, login: str | None) -> None:
    desk.do(members.add, "Benjamin S", login="ben")

    assert "taken" in refused(desk, Refused, members.add, name, login=login)


@pytest.mark.parametrize(
    ("name", "role", "error"), [(" ", "analyst", BadInput), ("x" * 201, "analyst", TooLarge), ("Ben", "boss", BadInput)]
)
def test_what_is_no_member_is_refused(desk: Desk, name: str, role: str, error: type[BadInput]) -> None:
    refused(desk, error, members.add, name, role=role)


def test_a_member_is_renamed_by_an_admin_or_by_themselves(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben")
    open_as("eve")
    ben.do(members.rename, "ben", "Ben Okafor")
    assert "Ben Okafor" in roles(desk)
    refused(ben, Refused, members.rename, "eve", "Mallory")
    refused(ben, Refused, members.rename, ben.member.id, "EVE")
    desk.do(members.rename, "eve", "Eve Moreau")
    refused(desk, NotFound, members.rename, "nobody", "x")

    assert {"Ben Okafor", "Eve Moreau"} <= roles(desk).keys()


def test_only_admins_add_members_and_change_roles(desk: Desk, open_as: OpenAs) -> None:
    for role in ("viewer", "analyst", "editor"):
        desk.do(members.set_role, open_as("ben").member.name, role)
        ben = open_as("ben")
        refused(ben, Refused, members.add, "Mallory")
        refused(ben, Refused, members.set_role, "ben", "admin")
        refused(ben, Refused, settings.set, "review_policy", "own")


def test_the_last_admin_stays_one(desk: Desk, open_as: OpenAs) -> None:
    me = desk.member.name
    assert "only admin" in refused(desk, Refused, members.set_role, me, "editor")
    desk.do(members.set_role, me, "admin")
    open_as("ben", "admin")
    desk.do(members.set_role, me, "editor")

    assert roles(desk)[me] is Role.EDITOR


def test_of_two_admins_who_demote_each_other_at_once_one_is_left(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben", "admin")
    start = threading.Barrier(2)
    errors: list[DeskError] = []

    def demote(by: Desk, whom: str) -> None:
        start.wait()
        try:
            by.do(members.set_role, whom, "viewer")
        except DeskError as error:
            errors.append(error)

    threads = [threading.Thread(target=demote, args=a) for a in ((desk, "ben"), (ben, desk.member.name))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert list(roles(desk).values()).count(Role.ADMIN) == 1
    assert len(errors) == 1


def test_changes_of_members_and_settings_are_not_undone(desk: Desk) -> None:
    desk.do(members.add, "Ben")
    with pytest.raises(Refused):
        desk.undo()


# Settings


def test_settings_can_be_read_and_changed(desk: Desk) -> None:
    assert {"name", "review_policy"} <= desk.ask(settings.get).keys()
    for policy in ("own", "Second-Person"):
        desk.do(settings.set, "review-policy", policy)
    desk.do(settings.set, "name", " Our \n desk ")

    assert desk.ask(settings.get) == {"name": "Our desk", "review_policy": "second person"}


@pytest.mark.parametrize(
    ("key", "value"),
    [("colour", "red"), ("review_policy", "nobody"), ("name", ""), ("demo", "no"), ("name", "x" * 201)],
)
def test_a_setting_that_can_not_be_is_refused(desk: Desk, key: str, value: str) -> None:
    refused(desk, BadInput, settings.set, key, value)


def test_a_new_desk_in_a_file_is_worked_alone_and_a_server_by_two(desk: Desk, desk_url: str) -> None:
    expected = "second person" if "://" in desk_url else "own"
    assert desk.ask(settings.get)["review_policy"] == expected
