"""Some changes are taken, some are not, and the text may have changed in the meantime."""

from hypothesis import given
from hypothesis import strategies as st

from guildhall.kit.merging import Piece, changes_in, pieces, with_taken

TEXT = "Dry the cabinet. Wait an hour.\n\nThen switch it on. Listen.\n"

texts = st.lists(
    st.sampled_from(["Dry it. ", "Wait. ", "Then look\n", "\n", "Why? ", "Café: ", "x"]),
    max_size=12,
).map("".join)


def every_number(found: list[Piece]) -> set[int | None]:
    return {one.number for one in changes_in(found)}


@given(texts, texts)
def test_all_changes_give_what_was_suggested(began, suggested):
    found = pieces(began, began, suggested)

    assert with_taken(found, every_number(found)) == suggested


@given(texts, texts, texts)
def test_no_change_gives_the_text_as_it_is(began, now, suggested):
    assert with_taken(pieces(began, now, suggested), ()) == now


@given(texts, texts)
def test_a_change_merged_against_itself_is_itself(began, changed):
    found = pieces(began, changed, changed)

    assert changes_in(found) == []
    assert with_taken(found, ()) == changed


@given(texts, texts)
def test_nothing_suggested_changes_nothing(began, now):
    assert changes_in(pieces(began, now, began)) == []


@given(texts, texts, texts)
def test_changes_are_numbered_in_the_order_of_the_text(began, now, suggested):
    found = changes_in(pieces(began, now, suggested))

    assert [one.number for one in found] == list(range(len(found)))


@given(texts, texts, st.data())
def test_each_change_is_taken_by_itself(began, suggested, data):
    found = pieces(began, began, suggested)
    taken = data.draw(st.sets(st.sampled_from(sorted(every_number(found)) or [None])))

    left = changes_in(pieces(began, with_taken(found, taken), suggested))

    assert len(left) <= len(changes_in(found))


def test_two_sentences_are_two_changes():
    suggested = TEXT.replace("an hour", "two hours").replace("Listen.", "Listen for the relay.")

    found = changes_in(pieces(TEXT, TEXT, suggested))

    assert found == [
        Piece("Wait an hour.\n", "Wait two hours.\n", 0),
        Piece("Listen.\n", "Listen for the relay.\n", 1),
    ]


def test_half_of_it_is_taken():
    suggested = TEXT.replace("an hour", "two hours").replace("Listen.", "Listen for the relay.")
    found = pieces(TEXT, TEXT, suggested)

    assert with_taken(found, {1}) == TEXT.replace("Listen.", "Listen for the relay.")


def test_what_changed_elsewhere_since_is_kept():
    now = TEXT.replace("Dry the cabinet.", "Dry the whole cabinet.")
    found = pieces(TEXT, now, TEXT.replace("Listen.", "Listen twice."))

    assert [one.is_changed_since for one in changes_in(found)] == [False]
    assert with_taken(found, {0}) == now.replace("Listen.", "Listen twice.")


def test_where_both_changed_the_same_sentence_one_chooses_and_nothing_is_lost():
    now = TEXT.replace("an hour", "half an hour")
    found = pieces(TEXT, now, TEXT.replace("an hour", "two hours"))

    assert changes_in(found) == [
        Piece("Wait half an hour.\n", "Wait two hours.\n", 0, is_changed_since=True)
    ]
    assert with_taken(found, ()) == now


def test_a_text_that_was_rewritten_is_one_choice():
    found = changes_in(pieces("A. B. C.", "Quite another text", "A. B. D."))

    assert [(one.before, one.after) for one in found] == [("Quite another text", "A. B. D.")]


def test_a_very_long_text_is_compared_by_line():
    long = "Dry it. Wait.\n" * 5_000

    found = changes_in(pieces(long, long, f"{long}Done.\n"))

    assert [(one.before, one.after) for one in found] == [("", "Done.\n")]
