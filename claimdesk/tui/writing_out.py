"""A report as a file: written whole or not at all, and noted on the desk before anybody can read it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from claimdesk.desk import Desk, dossiers
from claimdesk.words.cleantext import one_line
from claimdesk.words.dossier import Dossier
from claimdesk.words.errors import BadInput, DeskError
from claimdesk.words.references import shortened


class Exists(DeskError):
    """There is a file of that name already; it was left as it is."""


def write_out(desk: Desk, dossier: Dossier, text: str, place: str, *, overwrite: bool = False) -> Path:
    """Write `text`, the report of `dossier`, to the file `place`; undo then takes back none of its publications.

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
        desk.do(dossiers.written_out, dossier)
        if overwrite:
            partial.replace(path)
        else:
            _link(partial, path)
    except FileExistsError:
        raise Exists(f"{shown} is there already.") from None
    except OSError as error:
        raise BadInput(f"{shown} can't be written: {_reason(error)}. Name another file.") from None
    finally:
        partial.unlink(missing_ok=True)
    return path


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
