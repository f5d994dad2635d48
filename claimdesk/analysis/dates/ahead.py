"""Words by which a sentence in another language speaks of what is to come, or of what has been.

A table, not a grammar: a language without a row counts backwards, as most of what news tells has happened. To teach it
a language, add its row; `*` stands for any beginning of a word.
"""

from __future__ import annotations

import re
from functools import cache

_AHEAD = {
    "de": """
        wird werden soll sollen will wollen ab bis nächsten nächster kommenden kommender geplant geplante plant
        planen voraussichtlich künftig bevor erwartet
    """,
    "fr": """
        *era *eront *ira *iront *dra *dront aura auront va vont doit doivent devrait devraient prochain prochaine
        prévu prévue prévus prévues dès d'ici bientôt attendu attendue
    """,
    "es": """
        *ará *arán *erá *erán *irá *irán habrá habrán va van próximo próxima previsto prevista previstos
        previstas debe deberá tendrá tendrán vendrá podrá podrán dirá hará harán
    """,
    "it": """
        *erà *eranno *irà *iranno sarà saranno avrà avranno dovrà dovranno potrà verrà prossimo prossima previsto
        prevista previsti previste entro andrà
    """,
    "pt": """
        *ará *arão *erá *erão *irá *irão vai vão próximo próxima previsto prevista previstos previstas deve devem
        terá terão
    """,
    "nl": "zal zullen wil willen komende volgende gepland geplande vanaf verwacht binnenkort gaat gaan moet moeten",
    "pl": """
        będzie będą zostanie zostaną odbędzie odbędą rozpocznie rozpoczną zamierza planuje planowany planowana
        planowane zaplanowano przyszły przyszłym najbliższy najbliższym wejdzie ma mają
    """,
    "ru": """
        будет будут состоится состоятся пройдёт пройдет пройдут начнётся начнется начнутся намерен намерена
        намерены планирует планируют планируется предстоит вступит вступят запланирован запланирована
        запланировано ожидается станет станут откроется откроют примет примут
    """,
    "uk": """
        буде будуть відбудеться відбудуться пройде почнеться розпочнеться планує планують планується має мають
        очікується заплановано наступного набуде стане відкриється
    """,
}
_GONE = {
    "de": "war waren wurde wurden hatte hatten hat haben ist sind kam kamen gab sagte erklärte teilte seit ging",
    "fr": "a ont avait avaient était étaient fut furent est sont été depuis dernier dernière",
    "es": "fue fueron era eran había habían ha han estaba estuvo desde pasado pasada *aron *ieron *ó",
    "it": "è sono era erano fu furono ha hanno aveva avevano stato stata stati state scorso scorsa",
    "pt": "foi foram era eram tinha tinham estava desde passado passada *aram *eram *iram *ou *eu",
    "nl": "was waren werd werden had hadden heeft hebben is zijn zei zeiden kwam kwamen sinds gaf ging afgelopen",
    "pl": """
        był była było byli były został została zostało zostali zostały *ał *ała *ali *ały *ił *iła *ili *iły
        ubiegłym
    """,
    "ru": """
        был была было были *ал *ала *али *ил *ила *или *ался *алась *ались *ел *ела *ели стал стала прошлом
        прошлый
    """,
    "uk": "був була було були *ав *ала *али *ив *ила *или *ався *алася минулого минулому стало",
}
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-zà-ÿа-яіїєґ])|\n")
_LOOK = 160


def way(text: str, start: int, end: int, language: str) -> int:
    """1 where the sentence around a date speaks of what is to come, else -1. The nearest word that tells decides."""
    ahead, gone = _pattern(language, True), _pattern(language, False)
    if ahead is None or gone is None:
        return -1
    lead = _SENTENCE_END.split(text[max(0, start - _LOOK) : start])[-1]
    tail = _SENTENCE_END.split(text[end : end + _LOOK], maxsplit=1)[0]
    return 1 if _distance(ahead, lead, tail) < _distance(gone, lead, tail) else -1


def _distance(pattern: re.Pattern[str], lead: str, tail: str) -> int:
    before = [len(lead) - found.end() for found in pattern.finditer(lead)][-1:]
    after = [found.start() for found in pattern.finditer(tail)][:1]
    return min(before + after, default=_LOOK)


@cache
def _pattern(language: str, ahead: bool) -> re.Pattern[str] | None:
    words = (_AHEAD if ahead else _GONE).get(language, "").split()
    if not words:
        return None
    either = "|".join(re.escape(word).replace(r"\*", r"\w+") for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
