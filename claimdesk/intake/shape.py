"""The shape of a page before it is parsed: how many elements, how deep. One pass, without building anything."""

from __future__ import annotations

import re

from claimdesk.words.errors import TooLarge
from claimdesk.words.limits import HTML_DEPTH, HTML_NODES

# A tag whole, with what stands in quotes in it; possessive, so that it takes one pass whatever the page holds.
_TAG = re.compile(rb"<(?:(!--)|(/?)([a-z][a-z0-9-]{0,30})((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+))")
_QUOTED = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
# Their content is no markup: the scan jumps to the end tag.
_RAW = frozenset((b"script", b"style", b"textarea", b"title", b"xmp", b"noembed", b"noframes"))
# Void, or closed by the parser as soon as the next one starts, or the leaves of a drawing: they do not nest.
_FLAT_TAGS = (
    b"area base br col embed hr img input link meta source track wbr param p li dt dd tr td th thead tbody "
    b"tfoot option colgroup circle ellipse image line path polygon polyline rect stop use"
)
_FLAT = frozenset(_FLAT_TAGS.split())
# With what the parser puts in between.
_LEVELS = {b"table": 4, b"ul": 2, b"ol": 2, b"dl": 2, b"select": 2}
TAG_ATTRIBUTES = 3_000
_NOTHING_READ = "nothing of it was read. Copy the article's text and paste that."


def refuse_boundless(html: str) -> None:
    """Raise TooLarge for HTML with more elements than `HTML_NODES` or nested deeper than `HTML_DEPTH`."""
    # As bytes, lower() changes ASCII alone.
    text = html.encode("utf-8", "surrogatepass").lower()
    nodes = depth = place = 0
    while found := _TAG.search(text, place):
        comment, closing, name, attributes = found.groups()
        place = found.end()
        if comment:
            place = _after(text, b"-->", place)
        elif closing:
            if name not in _FLAT:
                depth = max(0, depth - _LEVELS.get(name, 1))
        else:
            nodes += 1
            if len(attributes) > 2 * TAG_ATTRIBUTES:
                _refuse_crowded(attributes)
            if name in _RAW:
                place = _after(text, b"</" + name, place)
            elif name not in _FLAT:
                depth += _LEVELS.get(name, 1)
        if nodes > HTML_NODES:
            raise TooLarge(f"This page holds more than {HTML_NODES:,} elements; {_NOTHING_READ}")
        if depth > HTML_DEPTH:
            raise TooLarge(f"This page holds elements nested more than {HTML_DEPTH} deep; {_NOTHING_READ}")


def _refuse_crowded(attributes: bytes) -> None:
    """Raise TooLarge for a tag with attributes beyond counting: the parser compares each with all others."""
    bare = _QUOTED.sub(b"", attributes)
    if len(bare.split()) + bare.count(b"=") > 2 * TAG_ATTRIBUTES:
        raise TooLarge(f"This page holds a tag with more than {TAG_ATTRIBUTES:,} attributes; {_NOTHING_READ}")


def _after(text: bytes, end: bytes, start: int) -> int:
    found = text.find(end, start)
    return len(text) if found < 0 else found + len(end)
