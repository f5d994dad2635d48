"""What rests on a row: the rows that refer to it. One query serves undo, history, withdrawal and staleness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import ColumnElement, and_, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claimdesk.model import Logged, Table

Attribute = InstrumentedAttribute[int]


@cache
def references() -> dict[type[Logged], list[tuple[type[Logged], Attribute]]]:
    """For each logged table, the logged tables and columns that refer to its `id`."""
    models = {m.local_table: m.class_ for m in Table.registry.mappers if issubclass(m.class_, Logged)}
    out: dict[type[Logged], list[tuple[type[Logged], Attribute]]] = {m: [] for m in models.values()}
    for table, model in models.items():
        mapper = inspect(model)
        for key in sorted(table.foreign_keys, key=lambda k: k.parent.name):
            if key.column.name == "id" and key.column.table in models:
                attribute = getattr(model, mapper.get_property_by_column(key.parent).key)
                out[models[key.column.table]].append((model, attribute))
    return out


def directly_on(session: Session, row: Logged, *, live: bool = True) -> Iterator[Logged]:
    """The rows that refer to `row`; without the withdrawn ones if `live`."""
    for model, attribute in references()[type(row)]:
        condition: ColumnElement[bool] = attribute == row.id
        if live:
            condition = and_(condition, model.withdrawn_at.is_(None))
        yield from session.scalars(select(model).where(condition).order_by(model.id))


def on(session: Session, rows: Iterable[Logged], stop: frozenset[type[Logged]] = frozenset()) -> list[Logged]:
    """All that rests on the rows, to the end, withdrawn ones too; below a table in `stop` it goes no further."""
    seen: dict[tuple[type[Logged], int], Logged] = {}
    todo = list(rows)
    while todo:
        row = todo.pop()
        for above in directly_on(session, row, live=False):
            key = (type(above), above.id)
            if key not in seen:
                seen[key] = above
                if type(above) not in stop:
                    todo.append(above)
    return list(seen.values())


def parents(row: Logged) -> Iterator[tuple[type[Logged], int]]:
    """The rows that `row` refers to, as table and id."""
    for model, users in references().items():
        for user, attribute in users:
            value = getattr(row, attribute.key) if user is type(row) else None
            if value is not None:
                yield model, value
