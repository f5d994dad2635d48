"""Tokens of the search index, made here so that both databases give the same answers.

NFKC, case folded, combining marks dropped; runs of letters and digits are tokens, Chinese, Japanese and Korean text
is cut into pairs of characters. An apostrophe inside a word is dropped: "isn’t" is `isnt`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, islice

TOKEN_CHARS = 40
INDEX_TOKENS = 20_000
INDEX_BYTES = 900_000
"""PostgreSQL's tsvector holds less than 1 MiB."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = unicodedata.normalize("NFC", _APOSTROPHE.sub("", folded))
    out: list[str] = []
    for word in _WORD.findall(folded):
        at = 0
        for run in _CJK.finditer(word):
            out += [word[at : run.start()]] if run.start() > at else []
            characters = run.group()
            out += [characters[i : i + 2] for i in range(max(1, len(characters) - 1))]
            at = run.end()
        out += [word[at:]] if at < len(word) else []
    return [t[:TOKEN_CHARS] for t in out]


def search_text(*texts: str) -> str:
    """What stands in `search_text`: each token once, in order of first appearance."""
    seen = dict.fromkeys(t for text in texts for t in tokens(text))
    sizes = accumulate(len(t.encode()) for t in seen)
    return " ".join(t for t, size in islice(zip(seen, sizes, strict=True), INDEX_TOKENS) if size <= INDEX_BYTES)
