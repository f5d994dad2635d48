"""Text copied from news pages. The pages are invented; their furniture is the kind that pages have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.intake import furniture
from claimdesk.intake.plain import article_in
from claimdesk.words.cleantext import clean

HARBOUR = """\
Bulletin Bulletins Shows Shows Audio Clips Northcoast
Loader
Advertisement

Premier Halvorsen proposes to reopen the Skerry ferry by the end of next year

Premier Halvorsen proposes to reopen the Skerry ferry by the end of next year
Copyright
By Ingrid Bale with Reuters
Published on
Share this article Comments
Share this article Close Button
Copy/paste the article video embed link below: Copy to clipboard Copied

She made the proposal at a meeting on Tuesday. It would end nine years without a boat. But Brask, gave no answer

ADVERTISEMENT

The premier proposes to reopen the ferry. Ms Halvorsen spoke on Tuesday. It would end nine years without a boat.

"Karl is right, both of us want this," the premier said. "No conditions."

But Brask, gave no answer. The two mechanics are not culprits but witnesses, she added.

They have been charged with damaging the pier. The port believes it was ordered, which Brask denies.

Go to accessibility shortcuts
Share this article Comments

Read more

Storm season: third day without trains

Islanders 'will not wait for ever,’ mayor says

Skerry's council willing to meet the operator if it 'comes to the island'
"""


def test_a_copied_page_becomes_headline_and_paragraphs() -> None:
    article = article_in(HARBOUR)
    assert article.title == "Premier Halvorsen proposes to reopen the Skerry ferry by the end of next year"
    assert [paragraph[:24] for paragraph in article.paragraphs] == [
        "She made the proposal at",
        "The premier proposes to ",
        '"Karl is right, both of ',
        "But Brask, gave no answe",
        "They have been charged w",
    ]
    assert (article.credit.byline, article.credit.origin) == ("Ingrid Bale", "Reuters")
    assert article.stamps == []
    assert article.language == "en"


def test_sentences_that_stand_twice_are_kept_twice() -> None:
    text = "\n".join(article_in(HARBOUR).paragraphs)
    assert text.count("It would end nine years without a boat.") == 2
    assert text.count("But Brask, gave no answer") == 2


def test_what_was_cut_stands_in_reading_order_with_a_reason_each() -> None:
    cut = article_in(HARBOUR).cut
    assert [(one.reason, one.text.split("\n")[0]) for one in cut] == [
        ("above the headline", "Bulletin Bulletins Shows Shows Audio Clips Northcoast"),
        ("menu", "Loader"),
        ("advertisement", "Advertisement"),
        ("the headline again", "Premier Halvorsen proposes to reopen the Skerry ferry by the end of next year"),
        ("copyright", "Copyright"),
        ("byline", "By Ingrid Bale with Reuters"),
        ("publication stub", "Published on"),
        ("share bar", "Share this article Comments"),
        ("advertisement", "ADVERTISEMENT"),
        ("menu", "Go to accessibility shortcuts"),
        ("share bar", "Share this article Comments"),
        ("links to other articles", "Read more"),
    ]
    assert cut[-1].text.count("\n") == 3


def test_a_related_link_between_paragraphs_is_cut_and_the_next_paragraph_kept() -> None:
    article = article_in(
        "Mill to close after ninety years\n\nThe mill will close in May, its owner said.\n\nRELATED\n\n"
        "How the town lost its looms\n\nTen people work there today.\n\nREAD MORE: The weavers' last strike\n\n"
        "The owner blames the price of power."
    )
    assert article.paragraphs == [
        "The mill will close in May, its owner said.",
        "Ten people work there today.",
        "The owner blames the price of power.",
    ]


def test_a_promotion_above_a_headline_that_stands_twice_is_cut() -> None:
    article = article_in(
        "LIVE regatta: as it happened\n\nPier closed for good\nPier closed for good\n\nIt was old, a clerk said."
    )
    assert article.title == "Pier closed for good"
    assert article.paragraphs == ["It was old, a clerk said."]


def test_below_the_end_of_the_article_only_sentences_are_kept() -> None:
    body = "\n\n".join(f"The pier was closed in {year}, a clerk said." for year in range(2001, 2011))
    article = article_in(
        f"The pier through the years\n\n{body}\n\nLeave a reply\n\nOld harbour\n\nNew harbour\n\nThe dog of the port"
        "\n\nWhat is on this week\n\nHe never saw the sea again, his wife said.\n\nTwelve boats for sale"
    )
    assert article.paragraphs[10:] == ["He never saw the sea again, his wife said."]


def test_a_subheading_after_a_share_bar_is_kept() -> None:
    body = "\n\n".join(f"The pier was closed in {year}, a clerk said." for year in range(2001, 2005))
    article = article_in(f"The pier through the years\n\n{body}\n\nShare this\n\nThe later years\n\n{body}")
    assert "The later years" in article.paragraphs


def test_a_date_as_a_heading_in_the_text_is_no_date_of_publication() -> None:
    article = article_in(
        "The pier through the years\n\nIt was closed twice, a clerk said.\n\n"
        "12 March 2018\n\nA storm took the end of it.\n\n4 May 2019\n\nThe town paid for a new one."
    )
    assert article.stamps == []
    assert "12 March 2018" in article.paragraphs


def test_a_date_under_the_standfirst_is_the_date_of_the_page() -> None:
    article = article_in(
        "Pier closed again\n\nIt is the second time this year, a clerk said.\n\nBy Ingrid Bale\n12 March 2018\n\n"
        "A storm took the end of the pier on Monday."
    )
    assert [stamp.value for stamp in article.stamps] == ["2018-03-12"]
    assert article.credit.byline == "Ingrid Bale"
    assert len(article.paragraphs) == 2


def test_a_headline_that_starts_with_a_label_is_kept() -> None:
    article = article_in(
        "Explainer: why the pier was closed\n\nA storm took the end of the pier on Monday.\n\nVideo: is it safe?"
    )
    assert article.title == "Explainer: why the pier was closed"
    assert article.paragraphs == ["A storm took the end of the pier on Monday."]


def test_plain_prose_is_left_as_it_is() -> None:
    text = "He came on Monday. Nobody knew him.\n\nShe had left before.\n\n“Why?” he asked. No answer."
    article = article_in(text)
    assert "\n\n".join(article.paragraphs) == text
    assert (article.title, article.cut) == ("", ())


def test_a_paragraph_that_was_wrapped_is_one_line_again() -> None:
    article = article_in(
        "The council of Varde decided on Thursday evening to sell the\n"
        "old waterworks, which have stood empty since the spring of\n"
        "2011, to a company that builds flats.\n\nTwo members voted against it."
    )
    assert article.paragraphs == [
        "The council of Varde decided on Thursday evening to sell the old waterworks, which have stood empty since the "
        "spring of 2011, to a company that builds flats.",
        "Two members voted against it.",
    ]


def test_a_headline_made_of_sentences_is_found_where_it_stands_twice() -> None:
    headline = "Owner says the dog was asleep. The neighbours say it was not."
    article = article_in(f"The Valley Post\n{headline}\n\n{headline}\nThe case was heard on Friday, a clerk said.")
    assert article.title == headline
    assert article.paragraphs == ["The case was heard on Friday, a clerk said."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Advertising paid for it, he said.",
        "Copyright law will change in March.",
        "Comments by the minister caused a row.",
        "Share prices fell by a tenth.",
        "Read more slowly, the teacher told them.",
        "Subscribe they did not, and the paper closed.",
        "Photos from the scene show a burned car.",
        "Edited by his daughter, the diaries sold well.",
        "More on the second boat were saved.",
        "Published in May, the report names nobody.",
        "Updated figures are due on Friday.",
        "Menu prices rose.",
        "Today.",
        "Live animals were found there.",
        "By Wednesday the water had gone.",
        "By Anna Ode's account, the door was open.",
        "Cookies were sold at the fair, and the site was full.",
        "The website uses cookies to follow its readers, the court found.",
        "Follow the money, she said, on Facebook or elsewhere.",
        "On 12 March 2018 the bridge was closed.",
    ],
)
def test_a_sentence_of_the_article_is_never_taken_for_furniture(sentence: str) -> None:
    body = f"The inquiry began on Monday, the clerk said.\n\n{sentence}\n\nIt will end in June, she added."
    assert sentence in article_in(f"Inquiry into the bridge begins\n\n{body}").paragraphs
    assert furniture.reason(sentence) == ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement · Scroll to continue", "advertisement"),
        ("Facebook Twitter WhatsApp Email", "share bar"),
        ("View comments (12)", "comments"),
        ("Sign up to our Morning newsletter", "newsletter"),
        ("We use cookies to improve your visit.", "cookies"),
        ("© 2024 The Valley Post. All rights reserved.", "copyright"),
        ("Last updated on", "publication stub"),
        ("3 min read", "publication stub"),
        ("The pier on Sunday (Photo: Ola Brask)", "picture caption"),
        ("Topics: Harbours  Boats", "about the article"),
        ("Lesen Sie auch: Der letzte Zug", "links to other articles"),
        ("* * *", "ornament"),
    ],
)
def test_furniture_is_told_by_its_words(line: str, reason: str) -> None:
    assert furniture.reason(line) == reason


@given(st.text(max_size=400).map(clean))
def test_any_text_is_read_and_no_line_of_it_lost(text: str) -> None:
    article = article_in(text)
    held = "".join([article.title, *article.paragraphs, *(one.text for one in article.cut)])
    assert sorted(filter(str.isalnum, held)) == sorted(filter(str.isalnum, text))


VOCABULARY = "the premier said that nobody had seen it by share more"
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=6, max_size=12)


@given(st.lists(WORDS.map(lambda words: " ".join(words).capitalize() + "."), min_size=1, max_size=6), st.data())
def test_every_whole_sentence_is_kept_whatever_stands_around_it(sentences: list[str], data: st.DataObject) -> None:
    lines: list[str] = []
    for sentence in sentences:
        lines += data.draw(
            st.lists(st.sampled_from(["Advertisement", "Read more", "Old bridge closed for good", "Share"]))
        )
        lines.append(sentence)
    article = article_in("\n\n".join(lines))
    kept = [paragraph for paragraph in [article.title, *article.paragraphs] if paragraph.endswith(".")]
    assert [one for one in kept if one != article.title] == [one for one in sentences if one != article.title]
