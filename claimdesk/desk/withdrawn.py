"""What was withdrawn and is to be brought back: nothing is deleted."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select

from claimdesk.desk.work import Work
from claimdesk.model import Logged
from claimdesk.words.errors import NotFound, Refused

L = TypeVar("L", bound=Logged)


def one(work: Work, model: type[L], id_: int, name: str) -> L:
    """The withdrawn row with this id, locked; `name` is how people call it. Raises NotFound, Refused."""
    query = select(model).where(model.id == id_).with_for_update().execution_options(populate_existing=True)
    row = work.session.scalars(query).one_or_none()
    if row is None:
        raise NotFound(f"There is no {name} on this desk.")
    if row.withdrawn_at is None:
        raise Refused(f"{name} is not withdrawn, so there is nothing to bring back.")
    return row
