"""Where Claimdesk keeps its files, and what its user has set: `config.toml`, in the platform's places.

    desk = "/home/anna/newsroom.claimdesk"     # or postgresql://…
    as = "anna"
    glyphs = "ascii"
    theme = "textual-light"

`CLAIMDESK_DESK` and `CLAIMDESK_AS` in the environment go before the file.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from claimdesk.words.errors import BadInput

NAME = "claimdesk"


def settings() -> dict[str, Any]:
    """What the configuration file says; nothing where there is none.

    Raises BadInput for one that can't be read: to go on without it could open another desk than the one it names.
    """
    return _read(file())


@cache
def _read(path: Path) -> dict[str, Any]:
    try:
        written = path.read_text(encoding="utf-8")
        import tomllib  # most have set nothing, and it is on the way to the first frame

        return tomllib.loads(written)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise BadInput(f"The settings in {path} can't be read: {reason}. Correct the file, or move it away.") from None


def file() -> Path:
    """The configuration file."""
    return platformdirs.user_config_path(NAME) / "config.toml"


def data_folder() -> Path:
    """Where desks are that nobody has named another place for."""
    return platformdirs.user_data_path(NAME)


def default_desk() -> str:
    """The desk that is used when none is named: `CLAIMDESK_DESK`, the setting, or a file in the data folder."""
    return os.environ.get("CLAIMDESK_DESK") or _text("desk") or str(data_folder() / "desk.claimdesk")


def member() -> str | None:
    """The member to work as when none is named; None for the one whose login it is."""
    return os.environ.get("CLAIMDESK_AS") or _text("as") or None


def demo_desk() -> Path:
    """Where `claimdesk demo` has its own desk."""
    return data_folder() / "demo.claimdesk"


def state_folder() -> Path:
    """Where terminals remember what was being typed."""
    return platformdirs.user_state_path(NAME)


def log_file() -> Path:
    """Where tracebacks go."""
    return state_folder() / "claimdesk.log"


def glyphs() -> str:
    """`ascii` where the terminal's glyphs are to be drawn in ASCII."""
    return _text("glyphs")


def theme() -> str:
    """The workbench's theme; empty for its own choice."""
    return _text("theme")


def _text(key: str) -> str:
    value = settings().get(key, "")
    if not isinstance(value, str):
        raise BadInput(f"The setting {key} in {file()} is no text: write it in quotation marks.")
    return value
