"""From a file, a URL or standard input to a document. No desk: the confirm step and `analyse` use it too."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from claimdesk import intake
from claimdesk.words.cleantext import one_line
from claimdesk.words.document import Document
from claimdesk.words.errors import BadInput, NotFound, TooLarge
from claimdesk.words.limits import INPUT_BYTES
from claimdesk.words.references import shortened

_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_url(place: str) -> bool:
    """Whether a place is meant as a web address rather than a file."""
    return bool(_SCHEME.match(place.strip()))


def document_of(
    place: str,
    *,
    stdin: bytes | None = None,
    allow_private: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
    on_progress: Callable[[int, int | None], None] | None = None,
) -> Document:
    """Read the article at `place`: a file, a URL (fetched), or `-` for `stdin`. Raises DeskError with what to do."""
    if place == "-":
        if not stdin:
            raise BadInput("Nothing came on standard input: pipe the article's text into the command.")
        return intake.read(stdin)
    if is_url(place):
        page = intake.fetch(place, allow_private=allow_private, cancelled=cancelled, on_progress=on_progress)
        return intake.read(page.body, url=page.final_url, media_type=page.media_type)
    path = _page_of(Path(place).expanduser())
    return intake.read(_bytes(path), name=path.name)


def _page_of(path: Path) -> Path:
    """The page in a folder that a browser made when saving it, or beside one; any other path as it is."""
    try:
        if not path.is_dir():
            return path
        pages = [one for one in path.iterdir() if one.suffix.lower() in _PAGES] or [
            one for one in path.parent.iterdir() if one.suffix.lower() in _PAGES and _is_folder_of(path, one)
        ]
    except OSError:
        return path
    return pages[0] if len(pages) == 1 else path


def _is_folder_of(folder: Path, page: Path) -> bool:
    # "Treaty_files" beside "Treaty.html"; the word is in the browser's language: _Dateien, _fichiers.
    return folder.name.startswith((f"{page.stem}_", f"{page.stem}-", f"{page.stem}."))


def _bytes(path: Path) -> bytes:
    shown = shortened(one_line(str(path)), 120)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise BadInput(f"{shown} is no file of text: name the file that holds the article.")
            if facts.st_size > INPUT_BYTES:
                raise TooLarge(f"{shown} is larger than {INPUT_BYTES // 1024**2} MiB: bring in the article alone.")
            return file.read(INPUT_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file {shown}.") from None
    except IsADirectoryError:
        raise BadInput(f"{shown} is a folder: name the file in it that holds the article.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it can't be opened"
        raise BadInput(f"{shown} can't be read: {reason}.") from None


def _without_waiting(path: str, flags: int) -> int:
    """Open a named pipe at once, so that it can be refused, rather than wait for somebody to write into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
