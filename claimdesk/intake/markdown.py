"""The text of a Markdown file by markdown-it (CommonMark and tables), and what its front matter says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimdesk.intake.metadata import moment
from claimdesk.intake.written import Written
from claimdesk.words.cleantext import one_line
from claimdesk.words.document import Cut

if TYPE_CHECKING:
    from markdown_it.token import Token

VERSION = "1"
_FRONT = re.compile(r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.{0,20000}?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"^(?P<name>[A-Za-z_]+):[ \t]*(?P<value>.*)$|^[ \t]*-[ \t]+(?P<item>.+)$", re.MULTILINE)
_SHOWN = {"text": "", "code_inline": "", "softbreak": " ", "hardbreak": " "}


def written_in(text: str) -> Written:
    """Read Markdown; never raises."""
    from markdown_it import MarkdownIt

    written = Written("claimdesk.markdown", VERSION)
    front = _FRONT.match(text)
    if front:
        _take_front(written, _toml(front["matter"]) if front["fence"] == "+++" else _yaml(front["matter"]))
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for line, kind in _lines(tokens):
        if kind == "h1" and not written.headline:
            written.headline = line
        if kind == "html":
            written.cut.append(Cut(line, "HTML in the text"))
        else:
            written.paragraphs.append(line)
    return written


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Each paragraph, heading, row of a table and line of code, with the element it stands in."""
    kind = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(row), "tr"
            row = None
        elif token.nesting == 1:
            kind = token.tag
        elif token.type == "inline":
            line = one_line("".join(_shown(token.children or [])))
            if row is not None:
                row.append(line)
            elif line:
                yield line, kind
        elif token.type in ("fence", "code_block", "html_block"):
            for line in map(one_line, token.content.split("\n")):
                if line:
                    yield line, "html" if token.type == "html_block" else "code"


def _shown(children: Sequence[Token]) -> Iterator[str]:
    return (child.content or _SHOWN[child.type] for child in children if child.type in _SHOWN)


def _take_front(written: Written, front: dict[str, list[str]]) -> None:
    def said(*names: str) -> str:
        return next((", ".join(front[name]) for name in names if front.get(name)), "")

    written.title = said("title", "headline")
    written.author = said("author", "authors", "byline", "by")
    written.language = said("lang", "language")
    written.url = said("url", "canonical", "canonical_url", "source")
    written.published = moment(said("date", "published", "pubdate"))


def _yaml(matter: str) -> dict[str, list[str]]:
    """The plain lines and lists of a YAML block: all that front matter about an article needs."""
    front: dict[str, list[str]] = {}
    name = ""
    for line in _LINE.finditer(matter):
        if line["item"] is None:
            name = line["name"].lower()
            value = line["value"].strip()
            values = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
        else:
            values = [line["item"]]
        kept = front.setdefault(name, [])
        kept += [bare for one in values if (bare := one_line(one).strip("\"'"))]
    return front


def _toml(matter: str) -> dict[str, list[str]]:
    try:
        found = tomllib.loads(matter)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    lists = {name: value if isinstance(value, list) else [value] for name, value in found.items()}
    return {name.lower(): [one_line(str(one)) for one in values] for name, values in lists.items()}
