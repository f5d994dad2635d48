"""How alike statements are in wording."""

from claimdesk.analysis import likeness
from claimdesk.analysis.wording import groups, signature


def test_the_candidate_that_shares_rare_words_comes_first() -> None:
    candidates = [
        "The minister said the town was quiet.",
        "Bees pollinate a third of the crops that people eat.",
        "The town pays for the bridge.",
    ]
    found = likeness("A third of all crops are pollinated by bees, says the minister", candidates)
    assert found[0].index == 1
    assert {"bees", "crops", "third"} <= set(found[0].shared)


def test_candidates_without_a_word_in_common_are_left_out() -> None:
    assert likeness("Bees are dying.", ["The bridge closed."]) == []


def test_the_same_statement_scores_one() -> None:
    assert likeness("The bridge closed in May.", ["The bridge closed in May."])[0].score == 1


def test_statements_that_differ_in_marks_and_a_leading_conjunction_are_one_group() -> None:
    texts = ["But Lindqvist, gave no answer", "Lindqvist gave no answer.", "Lindqvist gave an answer."]
    assert groups([signature(t) for t in texts], ["", "", ""], [False] * 3) == [[0, 1], [2]]


def test_statements_with_other_figures_are_never_one_group() -> None:
    texts = [f"The flood took {n} houses in the upper valley of Ostra last night" for n in (12, 13)]
    assert groups([signature(t) for t in texts], ["", ""], [False] * 2) == [[0], [1]]
