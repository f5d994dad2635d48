"""The log: tracebacks of bugs, for whoever mends them. Passwords in addresses are left out of it."""

from __future__ import annotations

import os
import re
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from claimdesk import __version__, config

LOG_BYTES = 1_000_000
"""A log larger than this is set aside as `.old` and a new one begun."""

_PASSWORD = re.compile(r"(://[^\s:/@]*):[^\s@/]*@")


def write_traceback(error: BaseException | None = None) -> Path:
    """Append `error`, or the exception being handled, to the log, readable by its owner only; the log's path."""
    path = config.log_file()
    text = _PASSWORD.sub(r"\1:…@", "".join(traceback.format_exception(error)) if error else traceback.format_exc())
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".log.old"))
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600),
            "a",
            encoding="utf-8",
            errors="backslashreplace",
        ) as log:
            log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} claimdesk {__version__}\n{text}\n")
    return path
