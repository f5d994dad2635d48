"""Which entries of the ledger are shown: those of a member, those about an article, those of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from sqlalchemy import CTE, Select, select, true, union_all
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
    entries = _about(want.article).c if want.article is not None else LedgerEntry.__table__.c
    bounds = [entries.number > since, *([entries.number < before] if before is not None else [])]
    members = [entries.member == uid for uid in _members(session, want.member)] if want.member else [true()]
    commands = [entries.command == one for one in entry_sentences.commands_of(want.kind)] if want.kind else [true()]
    parts = [
        select(
            select(entries.number)
            .where(*both, *bounds)
            .order_by(entries.number.desc())
            .limit(limit)
            .subquery()
            .c.number
        )
        for both in product(members, commands)
    ]
    found = union_all(*parts).subquery()
    return select(found.c.number).order_by(found.c.number.desc()).limit(limit)


def _about(article: int) -> CTE:
    """The entries that touched the article, its texts, its claims or what stands under them.

    Materialized: else the planner may walk the whole ledger backwards to find the newest few.
    """
    rows = union_all(*subjects.under_article(article)).subquery()
    return (
        select(LedgerEntry.number, LedgerEntry.member, LedgerEntry.command)
        .join(LedgerChange, LedgerChange.entry_uid == LedgerEntry.uid)
        .where(LedgerChange.row_uid.in_(select(rows.c.uid)))
        .distinct()
        .cte("about")
        .prefix_with("MATERIALIZED")
    )


def _members(session: Session, name: str) -> Sequence[UUID]:
    """The members whose name or login is this one, or else holds it. Raises NotFound."""
    part = name.strip().casefold()
    known = [
        (uid, n.casefold(), x.casefold())
        for uid, n, x in session.execute(select(Member.uid, Member.name, Member.login))
    ]
    found = [uid for uid, *names in known if part in names]
    found = found or [uid for uid, *names in known if any(part in one for one in names)]
    if not found:
        raise NotFound(f"“{shortened(name)}” is no member of this desk.")
    return found
