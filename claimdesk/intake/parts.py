"""The parts of a page that are no part of its article, told by their element and by what their maker called them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_TAGS = {
    "nav": "menu",
    "footer": "page footer",
    "aside": "beside the article",
    "form": "form",
    "button": "form",
    "select": "form",
    "figcaption": "picture caption",
}
# Words in the class or id of an element, under the reason that an analyst should read. A word stands whole between
# blanks, hyphens and underscores; those of names in camel case are parted first.
_NAMES = {
    "comments": r"comments? disqus\w* kommentare? commentaires comentarios",
    "newsletter": r"newsletters? mailchimp mc4wp signup[-_]form",
    "links to other articles": r"related(?![-_]article[-_]body) more[-_]about nextstory next[-_]story recirc\w*"
    r" also[-_]read read[-_]also most[-_]read outbrain taboola linkbox",
    "window over the page": r"pum popmake borlabs\w* privacy[-_]embed",
    "about the article": r"disclaimers? disclosure author[-_]?bio author[-_]?box breadcrumbs? read[-_]?time"
    r" reading[-_]?time copyright",
    "picture caption": r"captions? photo[-_]?credits? image[-_]?credits? video[-_]?credit bildunterschrift dida",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER = frozenset(("html", "body", "main", "h1"))


def _compiled(words: str) -> re.Pattern[str]:
    # "no-comments", "has-captions" say something about what is around them.
    return re.compile(
        rf"(?:^|[\s_-])(?<!\bno-)(?<!\bhas-)(?<!\bwith-)(?:{'|'.join(words.split())})(?=$|[\s_-])", re.IGNORECASE
    )


_COMPILED = {reason: _compiled(words) for reason, words in _NAMES.items()}
_ANY = re.compile("|".join(f"(?:{one.pattern})" for one in _COMPILED.values()), re.IGNORECASE)


def part_of(element: Any, tag: str) -> str:
    """The part of the page that an element (lxml) begins, as the reason for leaving it out; empty for none."""
    if part := _TAGS.get(tag):
        return part
    if tag in _NEVER:
        return ""
    names = element.get("id", "") + " " + element.get("class", "")
    return _named(names) if len(names) > 1 else ""


@lru_cache(2048)
def _named(names: str) -> str:
    if not _ANY.search(names := _CAMEL.sub("-", names)):
        return ""
    return next(reason for reason, pattern in _COMPILED.items() if pattern.search(names))
