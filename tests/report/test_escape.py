"""Text from outside comes out of Markdown as the text it is: no markup, no link, no ping."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from claimdesk.report.escape import bare_link, code, escape, link, paragraphs, web_address
from claimdesk.words.cleantext import one_line

# Everything switched on that a site may have: raw HTML, autolinks of bare words, tables, strikethrough, footnotes.
STRICT = MarkdownIt("commonmark")
GENEROUS = MarkdownIt("gfm-like", {"html": True, "linkify": True, "typographer": False})
for plugin in (footnote_plugin, deflist_plugin, dollarmath_plugin):
    GENEROUS.use(plugin)
RENDERERS = (STRICT, GENEROUS)
LITERAL = {"text", "text_special", "code_inline", "softbreak"}

# Pieces that mean something somewhere, glued together at random: likelier to hit than random letters.
PIECES = st.sampled_from([
    *"\\`*_[]()<>|~$^{}#+-=:!?%&@/.,;'\" \n\t", "a", "Ö", "1", "12", "x", "B", "**", "__", "~~", "```", "~~~", "---",
    "===", "![", "](", "[^1]", "[^1]: ", "[a]: ", "<b>", "</b>", "<!--", "-->", "<?", "<![CDATA[", "&amp;", "&#35;",
    "http://", "https://", "ftp://", "javascript:", "mailto:", "//", "www.", "example.org", "a@b.co", "@anna", "@a/b",
    ":smile:", "1. ", "1) ", "- ", "+ ", "* ", "# ", "> ", "    ", "\n\n", "| - |", "|---|", "--|--", ": ", "$$",
    "localhost", "paris.fr", "рф", "пример.рф", "\u00a0", "\u200b", "\u2028", "\x1b]0;", "\u202e", "😀", "{{", "{%",
])  # fmt: skip
HOSTILE = st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join)


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens if token.type == "inline" for child in token.children or []]


def shown(tokens: list[Token]) -> str:
    return "".join(child.content for child in inline(tokens))


@pytest.mark.parametrize("renderer", RENDERERS, ids=["commonmark", "github-like"])
@given(text=HOSTILE)
@example("![x](http://a.example/p.png)")
@example("[x](javascript:alert(1))")
@example("<script>alert(1)</script>")
@example("http://localhost//x www.a.example a.example/x a@b.example //a.example")
@example("//localhost/x ×.al")
@example("`a` ``b`` \\`c` @a`b @a\\`b")
@example("Setext\n===\n- [ ] box\n\n    code\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: note[^1]")
@example("*a* _b_ **c** __d__ ~~e~~ $f$ $$g$$ &lt; &#60; # h #")
def test_any_text_is_one_paragraph_that_shows_just_this_text(renderer: MarkdownIt, text: str) -> None:
    tokens = renderer.parse(escape(text))
    assert [t.type for t in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert {child.type for child in inline(tokens)} <= LITERAL
    assert shown(tokens) == one_line(text)


@pytest.mark.parametrize("renderer", RENDERERS, ids=["commonmark", "github-like"])
@pytest.mark.parametrize("place", ["# {}\n", "> {}\n", "- {}\n", "  - {}\n", "**Is:** {}, and more\n", "“{}”\n"])
@given(text=HOSTILE)
@example("closed #")
@example("closed ##")
@example("http://|")
def test_no_place_in_a_page_lets_text_become_markup(renderer: MarkdownIt, place: str, text: str) -> None:
    plain = renderer.parse(place.format("text"))
    tokens = renderer.parse(place.format(escape(text) or "text"))
    assert [t.type for t in tokens] == [t.type for t in plain]
    allowed = LITERAL | {child.type for child in inline(plain)}
    assert {child.type for child in inline(tokens)} <= allowed
    assert shown(tokens) == shown(plain).replace("text", one_line(text) or "text")


@given(first=HOSTILE, second=HOSTILE)
def test_a_table_keeps_its_cells_whatever_stands_in_them(first: str, second: str) -> None:
    tokens = GENEROUS.parse(f"| a | b |\n|---|---|\n| {escape(first)} | **x {escape(second)} x** |\n| c | d |\n")
    assert [t.type for t in tokens].count("td_open") == 4
    cells = [t for t in tokens if t.type == "inline"]
    assert "".join(c.content for c in cells[2].children or []) == one_line(first)
    assert {c.type for cell in cells for c in cell.children or []} <= LITERAL | {"strong_open", "strong_close"}


@given(before=HOSTILE, label=HOSTILE, after=HOSTILE)
def test_a_link_of_ours_stays_the_only_link_and_never_becomes_an_image(before: str, label: str, after: str) -> None:
    page = f"{escape(before)}{link(label or 'x', 'https://a.example/')}{escape(after)}"
    for renderer in RENDERERS:
        types = [child.type for child in inline(renderer.parse(page))]
        assert types.count("link_open") == 1
        assert set(types) <= LITERAL | {"link_open", "link_close"}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        " data:text/html,<b>",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example/x",
        "https://",
        "https://[::1",
        "https://bank.example@evil.example/",
        "mailto:a@b.example",
        "not an address",
        "",
    ],
)
def test_what_is_no_plain_web_address_is_never_a_link(url: str) -> None:
    assert not web_address(url)
    for made in (link("label", url), bare_link(url)):
        types = {child.type for child in inline(GENEROUS.parse(made))}
        assert types <= LITERAL


@given(path=HOSTILE)
@example("a)b(c <d> \"e\" 'f' \\g `h` |i| [j] {k} &copy; $l$ *m* _n_")
def test_a_web_address_leads_to_itself_whatever_is_in_it(path: str) -> None:
    url = "https://a.example/" + path
    for made in (link("label", url), bare_link(url)):
        for renderer in RENDERERS:
            links = [child for child in inline(renderer.parse(made)) if child.type == "link_open"]
            assert len(links) == 1
            assert str(links[0].attrs["href"]).startswith("https://a.example/")
            assert inline(renderer.parse(made))[-1].type == "link_close"
        assert "|" not in made


def test_an_address_that_needs_no_care_stands_as_it_is() -> None:
    assert bare_link("https://a.example/x_y/?a=1&b=2#c") == "<https://a.example/x_y/?a=1&b=2#c>"
    assert link("Page", "https://a.example/2018/09") == "[Page](https://a.example/2018/09)"
    assert link("A", "https://a.example/Łódź (1)") == "[A](https://a.example/Łódź%20%281%29)"


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Prices rose by 3.5 % – “a lot”, they said (twice).", "Prices rose by 3.5 % – “a lot”, they said (twice)."),
        ("-5 degrees at 10:30, 24/7, a > b; e.g. the U.S.", "-5 degrees at 10:30, 24/7, a > b; e.g. the U.S."),
        ("Under www.", "Under www\\."),
        ("2018. It was", "2018\\. It was"),
        ("Ask @anna, or write to a@b.example.", "Ask `@anna`, or write to `a@b.example`."),
        ("See https://a.example/x.", "See `https://a.example/x`."),
        ("[sic]", "\\[sic\\]"),
        # Sites that fill in templates or pictures do so after, or before, Markdown's own escapes.
        ("{{ secret }} {% raw %}", "\\{\\{ secret }} \\{% raw %}"),
        ("so :smile: at 10:30:00", "so `:smile:` at 10:30:00"),
        ("What a day!", "What a day\\!"),
    ],
)
def test_the_raw_text_stays_readable(text: str, raw: str) -> None:
    assert escape(text) == raw


@given(text=HOSTILE)
def test_a_mention_is_always_inside_code_where_github_pings_nobody(text: str) -> None:
    outside = re.sub(r"`[^`]*`", "", escape(text).replace(r"\\", "").replace(r"\`", ""))
    assert not re.search(r"@\w", outside)


def test_paragraphs_are_kept_and_lines_within_them() -> None:
    assert paragraphs("One\ntwo \n \n\r\nthree\n\n\n") == [["One", "two"], ["three"]]
    assert paragraphs(" \n ") == []


def test_only_plain_words_stand_as_code() -> None:
    assert code("5eed5eed") == "`5eed5eed`"
    assert code("a`b") == "a\\`b"
