"""Texts that are handed to a command: on its line, in a file, or on standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from claimdesk.cli.exits import tell
from claimdesk.words.errors import BadInput, NotFound, TooLarge
from claimdesk.words.limits import INPUT_BYTES


def standard_input() -> bytes:
    """What was piped into the command, up to one byte more than is taken."""
    if sys.stdin.isatty():
        tell("Paste the text, then press ctrl+d on a line of its own.")
    return sys.stdin.buffer.read(INPUT_BYTES + 1)


def text_of(place: str) -> str:
    """The text of a file as it is, or of standard input for `-`. Raises BadInput, NotFound or TooLarge."""
    from claimdesk.intake.encoding import decoded

    data = standard_input() if place == "-" else _bytes(Path(place).expanduser())
    if len(data) > INPUT_BYTES:
        raise TooLarge(f"{place} is larger than {INPUT_BYTES // 1024**2} MiB.")
    return decoded(data, "text/plain")[0]


def said(text: str) -> str:
    """A text given on the command line, or by `-` on standard input."""
    return text_of("-") if text == "-" else text


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise BadInput(f"{path} is no file of text.")
        with path.open("rb") as file:
            return file.read(INPUT_BYTES + 1)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.") from None
    except OSError as error:
        raise BadInput(f"{path} can't be read: {error.strerror}.") from None
