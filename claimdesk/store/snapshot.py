"""Reading in one snapshot, and noting what stands in no ledger: transactions tried again where the connection was
lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine

from claimdesk.store import db_errors

T = TypeVar("T")
PAUSES_S = (0.05, 0.1, 0.2)
"""Before each further try."""


def read(engine: Engine, unit: Callable[[Connection], T]) -> T:
    """Run `unit` in one read snapshot. Raises DeskError; anything else is a bug."""
    return _run(engine, unit)


def note(engine: Engine, unit: Callable[[Connection], T]) -> T:
    """Run `unit`, which writes to unlogged tables alone, in one transaction. Raises DeskError; all else is a bug."""
    return _run(engine.execution_options(write=True), unit)


def _run(engine: Engine, unit: Callable[[Connection], T]) -> T:
    for pause in (*PAUSES_S, None):
        try:
            with engine.connect() as connection, connection.begin():
                return unit(connection)
        except Exception as error:
            if pause is None or not db_errors.lost_connection(error):
                explained = db_errors.explained(error)
                if explained is None or explained is error:
                    raise
                raise explained from error
        time.sleep(pause)
    raise AssertionError("unreachable")
