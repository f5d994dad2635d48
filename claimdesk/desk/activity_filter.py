"""Which entries of the ledger are shown: those of a member, those about an article, those of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, true, union_all
from sqlalchemy.orm import Session

from claimdesk.desk import entry_sentences, filters, subjects, typed
from claimdesk.model import LedgerChange, LedgerEntry, Member
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import shortened
from claimdesk.words.terms import Act


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty and None narrow nothing."""

    member: str = ""
    article: int | None = None
    kind: Act | None = None


def wanted(*, member: str = "", article: int | None = None, kind: str = "", query: str = "") -> Wanted:
    """From single values, or from a line such as `member:anna article:A12 kind:verdict`. Raises BadInput."""
    line = filters.parse(query, filters.OF_ACTIVITY)
    if line.words:
        raise BadInput("Activity is narrowed by member:, article: and kind:, not by words.")
    act = typed.term(Act, kind, "kind of entry") if kind else line.act
    return Wanted(member or line.member, article if article is not None else line.article, act)


def numbers(session: Session, want: Wanted, *, before: int | None, since: int, limit: int) -> Select[int]:
    """The numbers of the newest entries that match, below `before` and above `since`. Raises NotFound.

    For each member and command the newest are read from an index of their own, then the newest of all: the time does
    not grow with the ledger, however rare what is looked for.
    """
    bounds: list[ColumnElement[bool]] = [LedgerEntry.number > since]
    bounds += [LedgerEntry.number < before] if before is not None else []
    if want.article is not None:
        bounds.append(LedgerEntry.uid.in_(_about(want.article)))
    parts = [
        select(
            select(LedgerEntry.number)
            .where(one_member, one_command, *bounds)
            .order_by(LedgerEntry.number.desc())
            .limit(limit)
            .subquery()
            .c.number
        )
        for one_member, one_command in product(_members(session, want.member), _commands(want.kind))
    ]
    found = union_all(*parts).subquery()
    return select(found.c.number).order_by(found.c.number.desc()).limit(limit)


def _about(article: int) -> Select[UUID]:
    """The uids of the entries that touched the article, its texts, its claims or what stands under them."""
    rows = union_all(*subjects.under_article(article)).subquery()
    return select(LedgerChange.entry_uid).where(LedgerChange.row_uid.in_(select(rows.c.uid)))


def _members(session: Session, name: str) -> Sequence[ColumnElement[bool]]:
    """One condition for each member whose name or login is this one, or else holds it."""
    if not name:
        return [true()]
    part = name.strip().casefold()
    known = [
        (uid, n.casefold(), x.casefold())
        for uid, n, x in session.execute(select(Member.uid, Member.name, Member.login))
    ]
    found = [uid for uid, *names in known if part in names]
    found = found or [uid for uid, *names in known if any(part in one for one in names)]
    if not found:
        raise NotFound(f"“{shortened(name)}” is no member of this desk.")
    return [LedgerEntry.member == uid for uid in found]


def _commands(kind: Act | None) -> Iterator[ColumnElement[bool]]:
    if kind is None:
        yield true()
        return
    for command in entry_sentences.commands_of(kind):
        yield LedgerEntry.command == command
