"""How the desk is set: its name, its review policy, and how many approve a verdict under it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from claimdesk.desk import typed
from claimdesk.desk.work import Read, Work
from claimdesk.model.columns import SETTING
from claimdesk.words.errors import BadInput
from claimdesk.words.references import SettingId, shortened
from claimdesk.words.terms import Policy, Role

KEYS = ("approvals", "demo", "name", "review_policy")
MOST_APPROVALS = 9
NAME_CHARS = 200


def get(read: Read) -> dict[str, str]:
    """All settings by key."""
    return _all(read.connection)


def set(work: Work, key: str, value: str) -> SettingId:
    """Change a setting. `demo` marks a desk as an example for good. Raises BadInput; Refused for who is no admin."""
    work.require(Role.ADMIN)
    key = key.strip().lower().replace("-", "_")
    if key not in KEYS:
        raise BadInput(f"“{shortened(typed.short(key, 'The key'))}” is no setting. There are: {', '.join(KEYS)}")
    value = _value(key, value)
    from claimdesk.model import Setting

    query = select(Setting).where(Setting.key == key, Setting.withdrawn_at.is_(None)).with_for_update()
    row = work.session.scalars(query).one_or_none()
    if row is None:
        row = work.add(Setting(key=key, value=value))
    row.value = value
    return SettingId(row.id)


def policy(connection: Connection) -> Policy:
    """The review policy in force; without one the stricter."""
    return Policy(_all(connection).get("review_policy", Policy.SECOND_PERSON))


def approvals(connection: Connection) -> int:
    """How many members have to approve a verdict that is submitted now."""
    return int(_all(connection).get("approvals", "1"))


def _all(connection: Connection) -> dict[str, str]:
    found = connection.execute(select(SETTING.c.key, SETTING.c.value).where(SETTING.c.withdrawn_at.is_(None)))
    return dict(found.all())


def _value(key: str, value: str) -> str:
    if key == "review_policy":
        return typed.term(Policy, value, "review policy").value
    if key == "approvals":
        if value.strip() not in map(str, range(1, MOST_APPROVALS + 1)):
            raise BadInput(f"The number of approvals is a number from 1 to {MOST_APPROVALS}, not “{shortened(value)}”.")
        return value.strip()
    if key == "demo" and value != "yes":
        raise BadInput("The mark of an example desk can be set to “yes” only; begin a desk of your own instead.")
    return typed.required(value, "The desk’s name", chars=NAME_CHARS)
