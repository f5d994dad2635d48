"""Outside text in Markdown: it comes out as the text it is, and never as markup, a link or a ping.

    escape("1. <b>*now*</b>")          # "1\\. &lt;b>\\*now\\*&lt;/b>"
    escape("ask @harbour")             # "ask `@harbour`"
    link("The notice", "https://…")    # "[The notice](https://…)"; of any other scheme: the text alone

What renderers turn into links after their own escapes are gone (addresses, mentions, emoji names on GitHub) stands
as code, which keeps it readable, copyable and dead. `Markdown` marks text that is done, so that nothing is escaped
twice and a template escapes all that is not marked.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from claimdesk.words.cleantext import clean, one_line


class Markdown(str):
    """Text that is Markdown already: written by us, or escaped."""

    __slots__ = ()


# What may stand in code: no blank, backtick or pipe, and no bracket or quote that belongs to the sentence around it.
# Each part begins where a run of its letters begins, or is bounded: long texts without blanks stay cheap.
_CODE = re.compile(
    r"""(?:
      [A-Za-z][\w+.-]{0,30} ://                                    # https://example.org/page
        [^\s`|<>"“”\[\]]* [^\s`|<>"“”\[\]().,;:!?'’*_~]
    | (?: (?: (?<![\w.+-]) [\w.+-]+ )? @ \w (?: [\w.-]* \w )? )+   # @name, a@example.org, @team/part
        (?: / [\w-]+ )?
    | (?<!\w) : [a-z+][a-z0-9_+-]* : (?!\w)                        # :smile:
    )+""",
    re.VERBOSE,
)
_ALWAYS = re.compile(r"[\\`*_\[\]|~${^]")
_SOMETIMES = re.compile(
    r"""
      ! (?= \\\[ | $ )                      # an image, also with a link of ours behind
    | \# $                                  # the closing of a heading
    | (?<= [^\s.] ) \. (?= [^\W\d_]{2} )   # a bare domain
    | (?<= www ) \.                         # which GitHub takes for one whatever follows
    | (?<= / ) /                            # an address without a scheme, or cut from it
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
# What means something where a line begins: heading, quote, rule, setext underline, list, definition, admonition.
_AT_START = re.compile(r"[#>=:!?%] | [-+] (?= [\s:=-] | $ )", re.VERBOSE)
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")


def escape(text: str) -> Markdown:
    """Any text as one line of Markdown that shows exactly this text; white space is one blank each."""
    line, done, parts = one_line(text), 0, []
    for found in _CODE.finditer(line):
        parts += [_escape_run(line[done : found.start()]), f"`{found[0]}`"]
        done = found.end()
    parts.append(_escape_run(line[done:]))
    escaped = "".join(parts)
    if _AT_START.match(escaped):
        escaped = "\\" + escaped
    return Markdown(_NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped)


def _escape_run(text: str) -> str:
    marked = _SOMETIMES.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\g<0>", text))
    # Older renderers know no "\<" and would see a tag in it; an entity is one everywhere.
    return _ENTITY.sub("&amp;", marked).replace("<", "&lt;")


def paragraphs(text: str) -> list[list[str]]:
    """The paragraphs of a longer text, each as its lines, cleaned and without blank ones; not yet escaped."""
    blocks = re.split(r"\n\s*\n", clean(text))
    lines = ([one_line(line) for line in block.split("\n")] for block in blocks)
    return [kept for block in lines if (kept := [line for line in block if line])]


def web_address(url: str) -> str:
    """`url` as it may stand in a link, or nothing where it is no plain http(s) address.

    An address with a user name in it is none: what stands before the @ reads like the site.
    """
    url = one_line(url)
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and not parts.username and not parts.password
    except ValueError:
        return ""
    if not usable or set(parts.netloc) & set(" <>\\`|[](){}\"'@"):
        return ""
    # Percent signs stay: the address is encoded already where it has any. Letters of other scripts stay readable.
    encoded = "".join(c if c.isalnum() or c in _IN_ADDRESS else quote(c) for c in url)
    return re.sub(r"(&#?\w+);", r"\1%3B", encoded)


_IN_ADDRESS = frozenset("-._~:/?#@!&+,;=%'")


def link(label: str, url: str) -> Markdown:
    """`label` as a link to `url`, or the label alone where that is no http(s) address."""
    if label == url:
        return bare_link(url)
    address = web_address(url)
    return Markdown(f"[{escape(label)}]({address})") if address else escape(label)


def bare_link(url: str) -> Markdown:
    """The address itself as a link, or its text where it is no http(s) address."""
    address = web_address(url)
    return Markdown(f"<{address}>") if address else escape(url)


def code(text: str) -> Markdown:
    """A hash or another word of letters, digits and simple signs as code; anything else escaped."""
    return Markdown(f"`{text}`") if re.fullmatch(r"[\w.:+/-]+", text) else escape(text)
