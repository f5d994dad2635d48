"""Running a unit of work: one write transaction, tried again where that is safe."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from claimdesk.store import db_errors, ledger
from claimdesk.store.ledger import LedgerSession

T = TypeVar("T")
TRIES = 12
FIRST_PAUSE_S = 0.05
LONGEST_PAUSE_S = 3.0


def write(engine: Engine, unit: Callable[[LedgerSession], T], uid: UUID) -> T | Any:
    """Run `unit` in a write transaction and commit. `uid` is that of the entry it makes.

    After an error that may pass, the whole unit runs again; if the first commit was done and only its answer was
    lost, the entry is found by its uid and its answer is returned instead. Raises DeskError; anything else is a bug.
    """
    pause = FIRST_PAUSE_S
    refusals = 0
    unanswered = False
    for attempt in range(TRIES):
        session = None
        try:
            with engine.connect().execution_options(write=True) as connection, connection.begin():
                session = LedgerSession(connection, expire_on_commit=False)
                if attempt and (done := ledger.number_of(session, uid)):
                    return done[1]
                return unit(session)
        except Exception as error:
            # A rule of the database that says no twice is no race but an answer.
            refusals += isinstance(error, IntegrityError)
            committing = session is not None and "committing" in session.info
            unanswered = unanswered or (committing and db_errors.lost_connection(error))
            # The server was there when the desk was opened: it restarts, or another takes over.
            passing = db_errors.worth_another_try(error) or db_errors.unreachable(error)
            if not passing or refusals > 1 or attempt + 1 >= TRIES:
                explained = db_errors.explained(error, unanswered=unanswered)
                if explained is None or explained is error:
                    raise
                raise explained from error
        time.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(pause * 2, LONGEST_PAUSE_S)
    raise AssertionError("unreachable")
