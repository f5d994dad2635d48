"""A report that leaves the desk: noted before anybody can read it, and as a file written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from claimdesk.desk import dossiers
from claimdesk.words.cleantext import one_line
from claimdesk.words.dossier import Dossier
from claimdesk.words.errors import BadInput, DeskError
from claimdesk.words.references import shortened
from claimdesk.words.terms import Role

if TYPE_CHECKING:
    from claimdesk.desk import Desk


class Exists(DeskError):
    """There is a file of that name already; it was left as it is."""


def note(desk: Desk, dossier: Dossier) -> str:
    """Note what goes out, so that undo leaves it alone: to be done before the report can be read.

    Returns a sentence where undo stops from now on, else nothing. A viewer's copy can't be noted, and is no less a
    copy. Raises Refused where a publication was taken back while the report was made.
    """
    if not desk.member.role.reaches(Role.ANALYST) or not dossiers.shown_as_published(dossier):
        return ""
    newly = desk.do(dossiers.written_out, dossier)
    if not newly:
        return ""
    more = f" and {len(newly) - 3} more" if len(newly) > 3 else ""
    names = ", ".join(f"C{claim}" for claim in newly[:3])
    return f"Undo now stops at the publication of {names}{more}: it can be corrected or retracted."


def write_out(desk: Desk, dossier: Dossier, text: str, place: str, *, overwrite: bool = False) -> tuple[Path, str]:
    """Write `text`, the report of `dossier`, to the file `place`, once `note` was kept. Returns the file and the note.

    Raises Exists unless `overwrite`, BadInput where the file can't be written, DeskError where the desk can't note it.
    """
    shown = shortened(one_line(place), 120)
    if "\0" in place:
        raise BadInput(f"{shown} is no name that a file can have. Name another file.")
    try:
        path = Path(place).expanduser()
        partial = _partial(path, text)
    except (OSError, ValueError, RuntimeError) as error:
        raise BadInput(f"{shown} can't be written: {_reason(error)}. Name another file.") from None
    try:
        if path.is_dir():
            raise BadInput(f"{shown} is a folder: name the file in it.")
        if path.exists() and not overwrite:
            raise Exists(f"{shown} is there already.")
        said = note(desk, dossier)
        if overwrite:
            if path.exists():
                partial.chmod(stat.S_IMODE(path.stat().st_mode))
            partial.replace(path)
        else:
            _link(partial, path)
    except FileExistsError:
        raise Exists(f"{shown} is there already.") from None
    except OSError as error:
        raise BadInput(f"{shown} can't be written: {_reason(error)}. Name another file.") from None
    finally:
        partial.unlink(missing_ok=True)
    return path, said


def _partial(path: Path, text: str) -> Path:
    partial = path.with_name(f".claimdesk-{secrets.token_hex(8)}.partial")
    with partial.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return partial


def _link(partial: Path, path: Path) -> None:
    """Give the file its name unless something has it; where there are no links, the look before has to do."""
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:
        partial.replace(path)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
