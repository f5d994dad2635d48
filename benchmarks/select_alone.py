"""The baseline of live rows: Textual and SQLAlchemy's ORM imported at once, one SELECT, and its rows shown."""

from __future__ import annotations

import sys

import sqlalchemy.orm
from sqlalchemy import column, create_engine, select, table

from benchmarks.frame_alone import Alone
from claimdesk.tui.widgets.rows import Row

CLAIM = table("claim", column("id"), column("text"), column("state"))


def rows(place: str) -> list[Row]:
    """The newest hundred claims."""
    newest = select(CLAIM.c.id, CLAIM.c.text, CLAIM.c.state).order_by(CLAIM.c.id.desc()).limit(100)
    with sqlalchemy.orm.Session(create_engine(f"sqlite:///{place}")) as session:
        found = session.execute(newest).all()
    return [Row(f"C{id_}", f"C{id_}", word=state, text=text) for id_, text, state in found]


if __name__ == "__main__":
    Alone(rows(sys.argv[1])).run()
