"""Taking a value out of the ledger: a name that must not stand there, an address, a slander."""

from __future__ import annotations

from typing import Any

from claimdesk.desk import typed
from claimdesk.desk.work import Work
from claimdesk.model import Article, Claim, Logged, Source
from claimdesk.store import redact
from claimdesk.store.undo import MODELS
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import entry_number, shortened
from claimdesk.words.terms import Role

_LETTERS: dict[str, type[Logged]] = {"A": Article, "C": Claim, "S": Source}


def value(work: Work, number: int, what: str, field: str, reason: str) -> dict[str, Any]:
    """Take the value that entry `number` gave to a field of `what` (`S7`, or `evidence/12`) out of the ledger.

    An admin's command, which can't be undone. Its own entry holds what it returns: the entries the value was taken
    from, and the reason. Raises BadInput, TooLarge, NotFound, Refused.
    """
    work.require(Role.ADMIN)
    reason = typed.short(reason, "The reason")
    if not reason:
        raise BadInput("Say why: the reason stands in the ledger in place of the value.")
    taken = redact.redact(work.session, entry_number(number), _row(work, what), field)
    return {"what": what, "field": field, "entries": taken, "reason": reason}


def _row(work: Work, what: str) -> Logged:
    table, _, id_ = what.partition("/")
    model = MODELS.get(table) if id_ else _LETTERS.get(what[:1].upper())
    id_ = id_ or what[1:]
    if model is None or not (id_.isascii() and id_.isdigit() and len(id_) <= 15):
        raise BadInput(
            f"“{shortened(one_line(what))}” is neither a reference such as S7 nor a row such as evidence/12."
        )
    row = work.session.get(model, int(id_))
    if row is None:
        raise NotFound(f"There is no {shortened(one_line(what))} on this desk.")
    return row
