"""What the databases' errors mean: whether to try again, and the sentence a person reads. One table."""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, TimeoutError

from claimdesk.store import connecting
from claimdesk.words.errors import DeskError, Refused, Unavailable, WrongVersion

_LOST_SQLSTATES = {"25P03", "57P01", "57P02", "57P03"}
_RETRY_SQLSTATES = {"40001", "40P01", *_LOST_SQLSTATES}

_TAKEN = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}

_SQLITE = {
    "SQLITE_FULL": "The disk is full: nothing was saved. Make room, then save again.",
    "SQLITE_BUSY": "Another program keeps the desk locked. Close it, or try again in a moment.",
    "SQLITE_LOCKED": "Another program keeps the desk locked. Close it, or try again in a moment.",
    "SQLITE_NOTADB": "That file is not a SQLite database, so it can't be a desk.",
    "SQLITE_CANTOPEN": "The desk's file can't be opened. Does its folder exist, and may you write there?",
    "SQLITE_READONLY": "The desk's file is read-only for you. Ask its owner, or copy it to a place of your own.",
    "SQLITE_IOERR": "The disk gave an error: nothing was saved. Check the disk, then try again.",
    "SQLITE_CORRUPT": "The desk's file is damaged. Restore a backup: claimdesk db restore FILE",
}
# Without a ledger's head it never was a desk; with one, but without something else, it is of another shape than ours.
_SQLITE_LACKS = re.compile("no such column|has no column named|no such table: (?!ledger_head)")
_POSTGRESQL = {
    "28000": "This login is no member of the desk any more: nothing was saved. An admin brings you back.",
    "42501": "The database does not allow this login to do that. Ask an admin of the desk for a role that may.",
    "22003": "A number is too large for the database: nothing was saved. Give a smaller one.",
    "25006": "The server is read-only (a standby?). Connect to the primary.",
    "53100": "The server's disk is full: nothing was saved.",
    "54000": "One of these texts is too long for the database’s index: nothing was saved. Shorten names and URLs.",
    "55P03": "Somebody else keeps these rows locked. Try again in a moment.",
    "57014": "The server took too long and stopped it. Nothing was saved by it; try again in a moment.",
    "25P03": "The connection stood idle for too long and was closed: nothing was saved. Try again.",
}


def sqlstate(error: DBAPIError) -> str:
    """PostgreSQL's code, or the empty string."""
    state: str | None = getattr(error.orig, "sqlstate", None)
    return state or ""


def lost_connection(error: BaseException) -> bool:
    """Whether the connection went away, so that a commit may have been done without its answer arriving."""
    if not isinstance(error, DBAPIError) or getattr(error.orig, "sqlite_errorname", None) is not None:
        return False
    state = sqlstate(error)
    broken = error.connection_invalidated or "SSL SYSCALL error: EOF" in str(error.orig)
    return state in _LOST_SQLSTATES or state.startswith("08") or (broken and state in ("", "XX000"))


def unreachable(error: BaseException) -> bool:
    """Whether no connection came about, and the server did not say why."""
    return (
        isinstance(error, OperationalError)
        and not sqlstate(error)
        and getattr(error.orig, "sqlite_errorname", None) is None
        and not lost_connection(error)
    )


def taken(error: BaseException) -> bool:
    """Whether the database holds the same thing already, where it may be there but once."""
    if not isinstance(error, IntegrityError):
        return False
    return sqlstate(error) == "23505" or getattr(error.orig, "sqlite_errorname", "") in _TAKEN


def _stale(error: BaseException) -> bool:
    """Whether a row that was to be changed was changed meanwhile."""
    from sqlalchemy.orm.exc import StaleDataError  # part of the ORM, which what only reads does not load

    return isinstance(error, StaleDataError)


def worth_another_try(error: BaseException) -> bool:
    """Whether the whole unit of work may succeed when it is done once more from the start."""
    if _stale(error) or taken(error):
        return True
    return isinstance(error, DBAPIError) and (lost_connection(error) or sqlstate(error) in _RETRY_SQLSTATES)


def explained(error: BaseException, *, unanswered: bool = False) -> DeskError | None:
    """The sentence for an error of the database; None for what is a bug of ours.

    `unanswered`: a commit was sent before, and what became of it is not known.
    """
    if isinstance(error, DeskError):
        return error
    if unanswered and (unreachable(error) or lost_connection(error)):
        return Unavailable(
            "The connection was lost at the moment of saving, and the server can't be reached to ask whether it did. "
            "What you typed is kept; look at the activity before you save it again."
        )
    if isinstance(error, TimeoutError):
        return Unavailable("All connections to the database are busy. Try again in a moment.")
    if isinstance(error, OverflowError):
        # SQLite's driver says so itself; from PostgreSQL it is 22003.
        return Refused(_POSTGRESQL["22003"])
    if taken(error):
        return Refused("Somebody else saved the same thing at this moment. Look again, then decide.")
    if isinstance(error, IntegrityError):
        return Refused(
            "A value broke a rule of the database: nothing was saved. If none of what you gave is unusually long or "
            "odd, please report this as a fault of Claimdesk."
        )
    if _stale(error):
        return Refused("Somebody else keeps changing this at the same moment. Look again, then save again.")
    if not isinstance(error, DBAPIError):
        return None
    name = str(getattr(error.orig, "sqlite_errorname", "") or "")
    for prefix, sentence in _SQLITE.items():
        if name.startswith(prefix):
            return Unavailable(sentence)
    if name == "SQLITE_ERROR" and "no such table: ledger_head" in str(error.orig):
        return WrongVersion("That file is a SQLite database, but no desk of Claimdesk.")
    state = sqlstate(error)
    if state == "42703" or (name == "SQLITE_ERROR" and _SQLITE_LACKS.search(str(error.orig))):
        return WrongVersion(
            "This desk lacks a table or column that this Claimdesk needs: it was made by an early checkout, before the "
            "first release. Put it aside and make a new one, or open it with the checkout that made it."
        )
    if state in _POSTGRESQL:
        return Unavailable(_POSTGRESQL[state])
    if state == "42P01":
        return WrongVersion("There is no desk in this schema yet. Its admin makes it: claimdesk --desk URL db create")
    if lost_connection(error):
        return Unavailable("The connection to the database was lost. What you typed is kept; try again in a moment.")
    return None if state or name else connecting.refused(error)
