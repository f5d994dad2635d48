"""A text handed to the editor that a person likes, and what they made of it.

    text = edited(text, editor_command())

The text goes through a file that only its owner can read, in a folder that only its owner can enter. Nothing is
lost: unless the editor ends well, `EditorFailed` says so and, where the file was changed, where it still lies.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from claimdesk.words.errors import DeskError


class EditorFailed(DeskError):
    """The editor could not be started, ended with an error, or left something that is not text."""


def editor_command() -> list[str]:
    """`$VISUAL`, `$EDITOR`, or `vi`, split as a shell would."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        return shlex.split(chosen) or ["vi"]
    except ValueError:
        return [chosen]


def edited(text: str, command: Sequence[str]) -> str:
    """`text` as the editor `command` left it. Waits for the editor, and raises EditorFailed."""
    folder = Path(tempfile.mkdtemp(prefix="claimdesk-"))
    path = folder / "text.md"
    before = text.encode()
    path.touch(mode=0o600)
    path.write_bytes(before)
    failure = _run([*command, str(path)])
    try:
        after = path.read_bytes()
    except OSError:
        after = before
        failure = failure or "The editor left no file."
    if not failure:
        try:
            changed = after.decode()
        except UnicodeDecodeError:
            failure = "The editor left something that is not UTF-8 text."
        else:
            _remove(folder, path)
            # Editors end the last line; a field need not.
            return changed if text.endswith("\n") else changed.removesuffix("\n")
    if after == before:
        _remove(folder, path)
        raise EditorFailed(failure, kept="The text is as it was.")
    raise EditorFailed(failure, kept=f"The text is as it was; what the editor wrote is in {path}.")


def _run(command: Sequence[str]) -> str:
    """What went wrong, empty when nothing did."""
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as error:
        return f"The editor “{command[0]}” can't be started ({error.strerror}). Set EDITOR to one that is installed."
    return f"The editor “{command[0]}” ended with code {code}." if code else ""


def _remove(folder: Path, path: Path) -> None:
    # Some editors leave a backup beside the file; the folder was made for this text alone.
    for left in [path, *folder.iterdir()]:
        left.unlink(missing_ok=True)
    folder.rmdir()
