"""What all tables share: naming of constraints, the type of each annotation, and the columns of a logged table.

A column carries in `info` what the ledger must know of it:

- `derived`: computed from other rows, neither logged nor compared (`state`, `search_text`, `version`);
- `long`: may exceed a kilobyte; written once with its row and logged as its SHA-256.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column
from uuid_utils.compat import uuid7

from claimdesk.model.partial import LIVE, index_where
from claimdesk.model.types import Moment, Number, Uid, one_of
from claimdesk.words.limits import FIELD_CHARS


class Table(DeclarativeBase):
    """A table. Unlogged unless it is also `Logged`, and then its docstring says why."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: Number,
        str: Text,
        bytes: LargeBinary,
        datetime: Moment,
        UUID: Uid,
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
    }


class Logged(Table):
    """A table whose every change is an entry in the ledger. Nothing in it is ever deleted."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-4)
    uid: Mapped[UUID] = mapped_column(default=uuid7, unique=True, sort_order=-3)
    withdrawn_at: Mapped[datetime | None] = mapped_column(active_history=True, sort_order=-2)
    version: Mapped[int] = mapped_column(default=1, info={"derived": True}, sort_order=-1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version, "eager_defaults": False}


def field(*arguments: Any, **options: Any) -> MappedColumn[Any]:
    """A column that may be changed. `active_history`: an expired attribute's old value would be lost to the ledger."""
    return mapped_column(*arguments, active_history=True, **options)


def long(**options: Any) -> MappedColumn[Any]:
    """A column that may exceed a kilobyte: loaded when asked for, written once."""
    return mapped_column(info={"long": True}, deferred=True, active_history=True, **options)


def derived(**options: Any) -> MappedColumn[Any]:
    """A column that is computed from others."""
    return mapped_column(info={"derived": True}, **options)


def signed(person: str, *, ondelete: str = "RESTRICT") -> ForeignKeyConstraint:
    """That `<person>_id` is a member and `<person>_login`, a derived column, the login of this very one.

    So a policy of the database can compare it with who is logged in, without looking at another table.
    """
    return ForeignKeyConstraint([f"{person}_id", f"{person}_login"], ["member.id", "member.login"], ondelete=ondelete)


def term(terms: type[StrEnum], **options: Any) -> MappedColumn[Any]:
    """A column that holds one of `terms`, by its value, with a CHECK in the database."""
    return mapped_column(one_of(terms), active_history=True, **options)


def at_most(*columns: str, chars: int = FIELD_CHARS) -> list[CheckConstraint]:
    """CHECKs that bound the length of text columns that the ledger keeps whole."""
    return [CheckConstraint(f"length({c}) <= {chars}", name=f"{c}_length") for c in columns]


def unique_while_live(name: str, *columns: str) -> Index:
    """Uniqueness among the rows that were not withdrawn."""
    return index_where(LIVE, name, *columns, unique=True)
