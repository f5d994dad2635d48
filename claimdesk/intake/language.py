"""Which language a text is in, told by its commonest words or its script. Enough for reading dates and for a label."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in that is was for on with as he his by at from are have has had they were which said will",
    "de": "der die das und ist in den von zu mit nicht auf eine ein dem für im sich des auch als er sie werden bei hat",
    "fr": "le la les des et est une un du en que qui dans pour pas sur au par plus avec ce il sont ne se ont été cette",
    "es": "el la los las de y que en un una por con para del se no es su al lo como más pero sus fue ha este está",
    "it": "il la di che e un una per in è non del della con sono le dei nel gli alla da si anche al più ha come",
    "pt": "o a os as de e que em um uma para com não do da por no na se dos mais ao foi como das mas é são",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook door bij maar uit wordt naar heeft",
    "pl": "w i na z do się nie że o to jest za przez po od jak dla był przy ale są oraz jego który przed",
    "sv": "och i att det som en på är av för med den till inte har de om ett han men var från vid kan så",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u03b1-\u03c9]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[ыэъёЫЭЪЁ]")),
)
_WORD = re.compile(r"[^\W\d_]+")

SAMPLE_CHARS = 20_000
_TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, or an empty string where there is too little to tell."""
    text = text[:SAMPLE_CHARS]
    letters = sum(map(str.isalpha, text))
    for code, script in _SCRIPTS if not text.isascii() else ():
        # Ukrainian and Russian are told apart by letters that the other lacks: a few of them in a Cyrillic text.
        share = 0.005 if code in ("uk", "ru") else 0.2 if code != "ja" else 0.05
        if letters >= 10 and len(script.findall(text)) >= max(1, share * letters):
            return code
    words = Counter(_WORD.findall(text.lower()))
    scores = sorted(((sum(words[word] for word in common), code) for code, common in _WORDS.items()), reverse=True)
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= 4 and best >= 0.08 * words.total() and best >= 1.3 * second else ""


def language_code(tag: str) -> str:
    """The language of a tag such as `en-GB`, in lower case; empty where it is none."""
    found = _TAG.match(tag.strip())
    return found[0].lower() if found else ""
