"""What a terminal remembers between starts, by desk and member: the last queue, and what is being typed.

Kept as it is typed, by a thread of its own that writes the newest state whenever there is one; readable by its owner
only. `saved` tells whether all that was said so far is on disk: with the disk full the screen says so.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class StateFile:
    """The state of one desk and member. `value` and `keep` are cheap and may be called on the UI thread."""

    def __init__(
        self, folder: Path, desk: str, member: str, on_saved: Callable[[bool], object] = lambda _: None
    ) -> None:
        name = hashlib.sha256(f"{desk}\n{member}".encode()).hexdigest()[:24]
        self.path = folder / f"{name}.json"
        self.saved = True
        self._on_saved = on_saved
        self._values: dict[str, Any] = _read(self.path)
        self._unwritten: dict[str, Any] = {}
        self._changed = threading.Event()
        self._closed = False
        self._lock = threading.Lock()
        self._writer = threading.Thread(target=self._write_on, name="state file", daemon=True)
        self._writer.start()

    def value(self, key: str, default: Any = None) -> Any:
        """What is remembered under `key`."""
        return self._values.get(key, default)

    def keep(self, key: str, value: Any) -> None:
        """Remember a JSON value under `key`; None forgets it."""
        with self._lock:
            self._unwritten[key] = value
            if value is None:
                self._values.pop(key, None)
            else:
                self._values[key] = value
        self._changed.set()

    def close(self) -> None:
        """Write what is left and end the writer."""
        self._closed = True
        self._changed.set()
        self._writer.join(timeout=5)

    def _write_on(self) -> None:
        while not self._closed or self._changed.is_set():
            self._changed.wait()
            self._changed.clear()
            with self._lock:
                changes, self._unwritten = self._unwritten, {}
            if not changes:
                continue
            saved = _write(self.path, changes)
            if not saved:
                with self._lock:
                    self._unwritten = {**changes, **self._unwritten}
            if saved != self.saved:
                self.saved = saved
                self._on_saved(saved)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _write(path: Path, changes: dict[str, Any]) -> bool:
    """Bring the changed keys into the file; what another terminal of the same member keeps there stays."""
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(path.parent):
            values = {k: v for k, v in (_read(path) | changes).items() if v is not None}
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                # In ASCII: half a surrogate pair, which a paste may hold, can be written in no encoding.
                json.dump(values, file)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
    except OSError:
        return False
    return True
