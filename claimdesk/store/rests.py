"""What rests on a row: the rows that refer to it. One query serves undo, history, withdrawal and staleness."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    bindparam,
    inspect,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from claimdesk.model import Logged, Member, Publication, Rating, Review, Scale, Table
from claimdesk.store.ledger import LedgerSession
from claimdesk.words.errors import Refused
from claimdesk.words.terms import Answer

Attribute = InstrumentedAttribute[int]
_OTHERS_ONLY = (Rating, Scale)
"""What an analyst may not change may not be locked by them either. The lock that the foreign key takes does as well:
whoever withdraws a scale waits for it, and looks for what rests on it afterwards."""
CHUNK = 400
"""Values in one IN list."""


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
    """The rows that refer to `row`; without the withdrawn ones if `live`.

    Two rest on others without a column that says so: the publications of a verdict on its approval, and what went out
    later (a correction, a retraction) on what went out before.
    """
    for model, attribute in references()[type(row)]:
        condition: ColumnElement[bool] = attribute == row.id
        if live:
            condition = and_(condition, model.withdrawn_at.is_(None))
        yield from session.scalars(select(model).where(condition).order_by(model.id))
    if isinstance(row, Review) and row.answer is Answer.APPROVED:
        condition = Publication.verdict_id == row.verdict_id
    elif isinstance(row, Publication):
        condition = and_(Publication.claim_id == row.claim_id, Publication.id > row.id)
    else:
        return
    if live:
        condition = and_(condition, Publication.withdrawn_at.is_(None))
    yield from session.scalars(select(Publication).where(condition).order_by(Publication.id))


def refuse_orphans(session: LedgerSession, rows: Collection[Logged]) -> None:
    """Raise Refused where one of these rows, which just came into being or came back, refers to a withdrawn one.

    What they refer to, and is not locked already, is locked and read again: somebody may have withdrawn it since the
    command looked.
    """
    sure = {(type(row), row.id) for row in [*rows, *session.held] if row.withdrawn_at is None}
    wanted: dict[type[Logged], set[int]] = {}
    for model, id_ in {parent for row in rows for parent in parents(row)} - sure:
        wanted.setdefault(model, set()).add(id_)
    wanted.pop(Member, None)  # the work of who has left stays
    if not wanted:
        return
    models = tuple(sorted(wanted, key=lambda m: m.__tablename__))
    ids = {m.__tablename__: list(wanted[m]) for m in models}
    for name, id_, withdrawn_at in session.connection().execute(_reading_again(models), ids):
        if withdrawn_at is not None:
            noun = name.replace("_", " ")
            raise Refused(f"Somebody withdrew the {noun} {id_} at this moment. Look again, then decide.")


@cache
def _reading_again(models: tuple[type[Logged], ...]) -> CompoundSelect[Any]:
    return union_all(*map(_locking, models))


def _locking(model: type[Logged]) -> Select[Any]:
    ids: BindParameter[int] = bindparam(model.__tablename__, expanding=True)
    query = select(literal(model.__tablename__).label("name"), model.id, model.withdrawn_at).where(model.id.in_(ids))
    if model in _OTHERS_ONLY:
        return query
    # FOR SHARE does not stand beside UNION, but inside it.
    return select(query.order_by(model.id).with_for_update(read=True).subquery())


def on(session: Session, rows: Iterable[Logged], stop: Iterable[type[Logged]] = ()) -> list[Logged]:
    """All that rests on the rows, to the end, withdrawn ones too; it does not go on above tables in `stop`.

    A generation at a time, so that the number of queries does not grow with the number of rows.
    """
    stop = frozenset(stop)
    seen: dict[tuple[type[Logged], int], Logged] = {}
    generation = list(rows)
    while generation:
        ids: dict[type[Logged], list[int]] = {}
        for row in generation:
            ids.setdefault(type(row), []).append(row.id)
        generation = []
        for below in ids:
            for model, attribute in references()[below]:
                for above in _referring(session, model, attribute, ids[below]):
                    if (model, above.id) not in seen:
                        seen[(model, above.id)] = above
                        generation += [above] if model not in stop else []
    return list(seen.values())


def under(session: Session, rows: Iterable[Logged], wanted: type[Logged]) -> set[int]:
    """The ids of the `wanted` rows that these rows are, or refer to, directly or over others."""
    models = _above(wanted)
    found: set[int] = set()
    seen: set[tuple[type[Logged], int]] = set()
    generation = [(type(r), r.id) for r in rows if type(r) in models]
    while generation:
        seen.update(generation)
        found.update(id_ for model, id_ in generation if model is wanted)
        above = [session.get_one(model, id_) for model, id_ in generation if model is not wanted]
        parents_ = {p for row in above for p in parents(row) if p[0] in models}
        generation = list(parents_ - seen)
    return found


@cache
def _above(wanted: type[Logged]) -> frozenset[type[Logged]]:
    """The table and those from which references lead to it."""
    found = {wanted}
    while more := {user for model in found for user, _ in references()[model]} - found:
        found |= more
    return frozenset(found)


def _referring(session: Session, model: type[Logged], attribute: Attribute, ids: list[int]) -> Iterator[Logged]:
    for i in range(0, len(ids), CHUNK):
        yield from session.scalars(select(model).where(attribute.in_(ids[i : i + CHUNK])).order_by(model.id))


def parents(row: Logged) -> Iterator[tuple[type[Logged], int]]:
    """The rows that `row` refers to, as table and id."""
    for model, name in _referred(type(row)):
        value = getattr(row, name)
        if value is not None:
            yield model, value


@cache
def _referred(user: type[Logged]) -> list[tuple[type[Logged], str]]:
    return [(model, key.key) for model, users in references().items() for other, key in users if other is user]
