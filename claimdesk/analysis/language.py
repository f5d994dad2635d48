"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

# The little words that a page of running text can't do without, and that few other languages here share.
_PROFILES = {
    "en": "the of and to in is was for that on with said it he his as by from at has have are be not",
    "de": "der die das und ist nicht den von mit sich auf für dem ein eine auch im wurde wird als",
    "fr": "le la les des et est une dans que qui pour pas sur au du avec sont ont cette il",
    "es": "el los las que y del se por con una para es como más pero fue su al lo ha",
    "it": "il che di della sono per una non con del dei è anche gli nel ha alla più",
    "pt": "o que não uma do da os em para com dos por mais foi ao também é são pela",
    "nl": "de het een van en dat niet is met voor op zijn ook aan er maar werd door bij",
    "pl": "i w nie na się z że do jest to jak po przez od za był oraz dla",
    "sv": "och att det som en på är av för med den till inte har om ett var",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi sonra kadar",
    "ru": "и в не на что с по как это его из за для был от к она он",
    "uk": "і в не на що з та як це його до за для був від у він вона",
}
_WORDS = {code: frozenset(words.split()) for code, words in _PROFILES.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_SAMPLE_CHARS = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The likeliest language as a two-letter code (ISO 639-1); empty where there is too little to tell."""
    sample = text[:_SAMPLE_CHARS]
    words = _WORD.findall(sample.casefold())
    letters = sum(map(len, words))
    for code, script in () if sample.isascii() else _SCRIPTS:
        if letters and len(script.findall(sample)) > letters / 4:
            return code
    often = Counter(words)
    counts = {code: sum(often[word] for word in known) for code, known in _WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] == 0:
        return ""
    return best if counts[best] >= 3 or counts[best] * 5 >= len(words) else ""
