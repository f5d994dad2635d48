"""From a URL or a file to what is kept of a source: its fields and a copy. No desk, so no transaction is open here."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from claimdesk import __version__, intake
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput, DeskError, NotFound, TooLarge
from claimdesk.words.limits import INPUT_BYTES
from claimdesk.words.references import shortened

TITLE_CHARS = 200
"""Of an address that stands in for a title."""
_TAKEN = ("title", "publisher", "byline", "published", "language", "origin")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a page or file, as it is to be stored."""

    body: bytes
    media_type: str
    tool: str
    url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    #: without it, it came just now: by the database's clock, for ours may be wrong
    obtained_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What could be had of a source. Without a copy, `why` says what stood in the way."""

    fields: dict[str, str]
    copy: Copy | None
    why: str = ""


def of_url(
    url: str,
    *,
    allow_private: bool,
    cancelled: Callable[[], bool],
    on_progress: Callable[[int, int | None], None] | None = None,
) -> Taken:
    """Fetch a page and read what it says of itself. Raises BadInput for what is no web address."""
    address = intake.normal_url(url)
    try:
        page = intake.fetch(address, allow_private=allow_private, cancelled=cancelled, on_progress=on_progress)
    except DeskError as error:
        return Taken({"url": address, "title": shortened(address, TITLE_CHARS)}, None, error.sentence)
    copy = Copy(page.body, page.media_type, page.tool, page.final_url, page.headers)
    found = _read(page.body, url=page.final_url, media_type=page.media_type)
    return Taken({"title": shortened(address, TITLE_CHARS), **found, "url": address}, copy)


def of_file(path: str | Path) -> Taken:
    """Read a file. Raises NotFound, BadInput, TooLarge."""
    file = Path(path).expanduser()
    body = _bytes(file)
    name = one_line(file.name)
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    copy = Copy(body, media_type, f"Claimdesk {__version__} (file)")
    found = _read(body, media_type=media_type, name=file.name) if media_type.startswith("text/") else {}
    return Taken({"title": name, **found, "url": ""}, copy)


def _read(body: bytes, *, url: str | None = None, media_type: str, name: str | None = None) -> dict[str, str]:
    """The fields found; a copy of what is no article (a picture, a table) is as good a copy, and gives none."""
    try:
        document = intake.read(body, url=url, media_type=media_type, name=name)
    except DeskError:
        return {}
    found = {f: value for f in _TAKEN if (value := getattr(document, f))}
    if document.found.get("published") in ("file", "guess"):
        del found["published"]  # nobody looks at it here before it is kept
    try:
        intake.date_typed(found.get("published", "2000"))
    except BadInput:
        # A page may say anything; what a person gives instead is checked.
        del found["published"]
    return found


def _bytes(file: Path) -> bytes:
    shown = shortened(one_line(str(file)), 120)
    try:
        if not file.exists():
            raise NotFound(f"There is no file {shown}.")
        if not file.is_file():
            raise BadInput(f"{shown} is no file: name the file that is the source.")
        if file.stat().st_size > INPUT_BYTES:
            raise TooLarge(f"{shown} is larger than {INPUT_BYTES // 1024**2} MiB, so no copy of it can be kept.")
        body = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it can't be opened"
        raise BadInput(f"{shown} can't be read: {reason}. Check its name and permissions.") from error
    if not body:
        raise BadInput(f"{shown} is empty, so there is nothing to keep a copy of.")
    return body
