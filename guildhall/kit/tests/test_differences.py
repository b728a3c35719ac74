"""Differences read like sentences, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from guildhall.kit.differences import Run, differences


def test_words_that_were_replaced_together_are_shown_together():
    runs = differences("Keep pumps dry, always", "A better aim, always")

    assert runs == [
        Run("removed", "Keep pumps dry"),
        Run("added", "A better aim"),
        Run("same", ", always"),
    ]


def test_a_word_in_the_middle_is_all_that_changes():
    assert differences("Ask early", "Ask very early") == [
        Run("same", "Ask "),
        Run("added", "very "),
        Run("same", "early"),
    ]


@given(st.text(alphabet="ab \n.", max_size=40), st.text(alphabet="ab \n.", max_size=40))
def test_both_texts_can_be_read_out_of_the_runs(before, after):
    runs = differences(before, after)

    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after
