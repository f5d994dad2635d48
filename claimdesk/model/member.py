"""Who works on the desk, and how the desk is set."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from claimdesk.model.table import Logged, at_most, field, term, unique_while_live
from claimdesk.words.terms import Role


class Member(Logged):
    """A person with a name as it should stand in reports."""

    __tablename__ = "member"
    __table_args__ = (
        *at_most("name", "login", chars=200),
        UniqueConstraint("id", "login"),
        unique_while_live("uq_member_login", "login"),
        unique_while_live("uq_member_name", "name"),
    )

    name: Mapped[str] = field()
    login: Mapped[str] = field()
    role: Mapped[Role] = term(Role)


class Setting(Logged):
    """One setting of the desk: `review_policy`, `name`."""

    __tablename__ = "setting"
    __table_args__ = (
        *at_most("key", "value"),
        unique_while_live("uq_setting_key", "key"),
        CheckConstraint("key <> 'review_policy' OR value IN ('own', 'second person')", name="review_policy"),
        CheckConstraint(
            "key <> 'approvals' OR value IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')", name="approvals"
        ),
    )

    key: Mapped[str] = field()
    value: Mapped[str] = field()
