"""What a file that somebody wrote holds: the lines of a PDF, a DOCX, an RTF or a Markdown file, and its properties."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimdesk.words.document import Cut


@dataclass(slots=True)
class Written:
    """The paragraphs of a file in reading order, and what the file says of itself; empty where it does not.

    `headline` is a paragraph that the file marks as its title. `made` is the day on which the file was made, which is
    not one of publication; `published` a day that its author wrote into it as that.
    """

    extractor: str
    version: str
    paragraphs: list[str] = field(default_factory=list)
    headline: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    made: str = ""
    language: str = ""
    url: str = ""
    cut: list[Cut] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
