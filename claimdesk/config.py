"""Where Claimdesk keeps its files, and what its user has set: `config.toml`, in the platform's places.

    desk = "/home/anna/newsroom.claimdesk"     # or postgresql://…
    as = "anna"
    glyphs = "ascii"
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

NAME = "claimdesk"


@cache
def settings() -> dict[str, Any]:
    """What the configuration file says; nothing where there is none or it can't be read."""
    try:
        return tomllib.loads(file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def file() -> Path:
    """The configuration file."""
    return platformdirs.user_config_path(NAME) / "config.toml"


def default_desk() -> str:
    """The desk that is used when none is named: `CLAIMDESK_DESK`, the setting, or a file in the data folder."""
    named = os.environ.get("CLAIMDESK_DESK") or settings().get("desk")
    return str(named or platformdirs.user_data_path(NAME) / "desk.claimdesk")


def demo_desk() -> Path:
    """Where `claimdesk demo` has its own desk."""
    return platformdirs.user_data_path(NAME) / "demo.claimdesk"


def state_folder() -> Path:
    """Where terminals remember what was being typed."""
    return platformdirs.user_state_path(NAME)


def log_file() -> Path:
    """Where tracebacks go."""
    return platformdirs.user_state_path(NAME) / "claimdesk.log"


def glyphs() -> str:
    """`ascii` where the terminal's glyphs are to be drawn in ASCII."""
    return str(settings().get("glyphs", ""))
