"""Who wrote it and which agency it came from, as pages put it: "By Anna Ode with Reuters", "OSLO (AP) - …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimdesk.intake.stamps import MONTH_NAMES, WEEKDAYS

# How an agency is written, and the names it goes by.
_AGENCY_NAMES = {
    "Reuters": "reuters, thomson reuters",
    "AP": "ap, associated press, the associated press",
    "AFP": "afp, agence france-presse, agence france presse",
    "PA": "pa, pa media, press association, the press association",
    "The Canadian Press": "canadian press, the canadian press",
    "Kyodo": "kyodo, kyodo news",
    "Jiji": "jiji, jiji press",
    "Anadolu": "anadolu, anadolu agency",
    "Keystone-SDA": "keystone-sda, sda",
}
_ONE_NAMED = (
    "AAP ANI ANP ANSA APA Belga Bloomberg dpa EFE epd IANS Interfax KNA Lusa NTB PAP PTI Ritzau TASS "
    "Ukrinform UPI Xinhua Yonhap"
)
_AGENCY_NAMES |= {name: name.lower() for name in _ONE_NAMED.split()}
_AGENCIES = {known: name for name, names in _AGENCY_NAMES.items() for known in names.split(", ")}
_AGENCY_WORD = re.compile(
    r"\b(?:agency|agencies|press|wire|newswire|news service|agence|agentur|agencia|agenzia)\b", re.IGNORECASE
)
_BY = re.compile(
    r"(?:(?:(?:written|reported|posted|words|story|text|published|analysis) )?by|author|von|par|por|di|door|autor"
    r"|auteur|autore)\b\s*:?\s+",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"(?:Reporting|Reported|Writing) by ([^;.]*(?:\.[^;.]*)*)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(\s*[,;/]\s*(?:(?:with|and|mit|avec|con)\s+)?|\s+(?:with|and|&|mit|avec|con|und|et|y|e)\s+)", re.IGNORECASE
)
_HELPING = ("with", "mit", "avec", "con")
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|staff|columnist|journalist|chief|bureau|agencies|contributor|team|desk|news)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s{2,}|\t|\s*[|·•]\s*|\s+[–—-]\s+")
# A gap, or a date with all that stands before its first figure.
_NAME_END = re.compile(
    rf"{_GAP.pattern}|[,\s]+(?:(?:on|published|posted|updated|{WEEKDAYS}|{MONTH_NAMES})\b[.,]?\s+)*(?=\d)",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
CREDIT_CHARS = 160
_NAME_WORD = r"(?:[^\W\d_a-z][\w'’.-]*|de|da|do|dos|del|della|der|den|di|du|el|la|le|van|von|zu|bin|al|ter|y|e)"
_NAME = re.compile(rf"(?-i:[^\W\d_a-z][\w'’.-]*(?: {_NAME_WORD}){{1,5}})")
_ONE_WORD = re.compile(r"[^\W\d_][\w.-]+")
_PLACE = re.compile(r"\s+(?:in|from|at|for)\s+.*$")
_DATELINE = re.compile(r"^[^\W\d_a-z][^()\n]{0,60}\(([^()\n]{2,30})\)\s*[-–—:]")
_SOURCE = re.compile(r"(?:source|quelle|fuente|fonte|bron|agency)\s*:\s*(.{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says: the persons, joined as a report prints them, the agency, and what else stands there.

    `closing` marks the line under an agency's story: "Reporting by …".
    """

    byline: str = ""
    origin: str = ""
    rest: str = ""
    closing: bool = False


def agency(name: str) -> str:
    """The agency of that name as it is written, or an empty string for a name that is none."""
    return _AGENCIES.get(" ".join(name.split()).strip(" .()").casefold(), "")


def credit(line: str) -> Credit | None:
    """What a line such as "By Anna Ode and Ben Rusk in Oslo, with AP" says; None for a line that is no credit.

    What stands behind a wide gap, a bar or the first figure (an office, a department, a date) is no part of the name.
    """
    line = line.strip()
    if len(line) > CREDIT_CHARS:
        return None
    reporting = _REPORTING.match(line)
    start = reporting or _BY.match(line)
    if not start:
        dated, by, name = line.partition(" by ")
        return replace(said, rest=dated) if by and _DATED.search(dated) and (said := credit("by " + name)) else None
    rest = reporting[1] if reporting else line[start.end() :]
    end = _NAME_END.search(rest)
    names = rest[: end.start()] if end else rest
    said = named(names)
    return replace(said, rest=rest[len(names) :].strip(" \t|·•–—-,"), closing=bool(reporting)) if said else None


def named(text: str) -> Credit | None:
    """The persons and the agency in "Anna Ode, Ben Rusk with AP"; None where there is neither."""
    persons: list[str] = []
    origin = ""
    pieces = _BETWEEN.split(text)
    for joint, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        name = _PLACE.sub("", piece.strip(" .")).strip()
        one_word = _ONE_WORD.fullmatch(name) is not None and name[:1].isupper()
        helped = one_word and joint.strip(" ,;/").lower() in _HELPING
        known = agency(name)
        if known or (persons and name[:1].isupper() and (helped or _AGENCY_WORD.search(name))):
            origin = origin or known or name
        elif not name or _ROLE.search(name):
            continue
        elif _NAME.fullmatch(name):
            persons.append(name)
        elif not persons and not one_word:
            return None
    return Credit(_listed(persons), origin) if persons or origin else None


def bare_name(line: str) -> str:
    """A person's name that stands alone or before a wide gap ("Lena Oram  The Ledger"); empty for anything else."""
    first = _GAP.split(line.strip())[0]
    return first if _NAME.fullmatch(first) and len(first.split()) <= 4 else ""


def origin_in(paragraph: str) -> str:
    """The agency that a first paragraph's dateline ("OSLO (AP) - …") or a line "Source: AFP" names."""
    dateline = _DATELINE.match(paragraph)
    if dateline:
        return agency(dateline[1])
    source = _SOURCE.fullmatch(paragraph.strip())
    return agency(source[1]) if source else ""


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""
