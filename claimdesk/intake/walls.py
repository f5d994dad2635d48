"""Signs that what was read is not the article but a wall before it: consent, payment, a check for robots."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAY = re.compile(
    r"subscri(?:be|bers?|ption)\b.{0,60}\b(?:to (?:continue|read|unlock|keep)|only|required|full access)"
    r"|to (?:continue|keep) reading\b|already a (?:subscriber|member)\?|unlock (?:this|the full) (?:article|story)"
    r"|this (?:article|story|content) is (?:available |exclusive(?:ly)? )?(?:to|for) (?:\w+ )?(?:subscribers|members)"
    r"|create (?:a free|an) account to (?:read|continue)|réservé aux abonnés|weiterlesen mit|jetzt weiterlesen"
    r"|exclusivo para suscriptores|contenuto riservato agli abbonati",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"we (?:value|care about|respect) your privacy|before you continue to|we and our (?:\d+ )?(?:\w+ )?partners"
    r"|(?:accept|consent to|agree to) (?:all )?(?:the use of )?cookies"
    r"|manage (?:your )?(?:cookie|consent|privacy) (?:preferences|settings|choices)",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"enable javascript|javascript is (?:disabled|required|not enabled)|are you a robot|access denied|just a moment"
    r"|checking (?:if the site connection|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|unusual (?:traffic|activity)|complete the (?:captcha|security check)|attention required",
    re.IGNORECASE,
)
_SAVE = "open the page in a browser, save it and import the file"
SHORT_CHARS = 1500
"""An article of fewer characters is looked at for signs of a wall in its own words; a longer one may speak of walls."""


def wall_suspected(paragraphs: Sequence[str], shown: Sequence[str], *, stated: bool) -> list[str]:
    """Warnings where the page seems to hold back the article. `stated`: it says itself that it is not free."""
    text = "\n".join(paragraphs)
    page = "\n".join(line for line in shown if len(line) <= 300)[:200_000]
    short = len(text) < SHORT_CHARS
    warnings = []
    if stated or (short and _PAY.search(page or text)):
        warnings.append(
            "This page may hold back a part of the article for subscribers: compare the end of the text with the page."
        )
    if short and _ROBOT.search(text):
        warnings.append(f"This looks like a check for robots and not like the article: {_SAVE}.")
    elif short and _CONSENT.search(text):
        warnings.append(f"This looks like a question about cookies and not like the article: {_SAVE}.")
    return warnings
